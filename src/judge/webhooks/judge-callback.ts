import type { ClauseId } from '../../contract/types.ts';
import type { Finding } from '../verdict.ts';
import type { Callback } from './callback.ts';
import { type CallbackContext, type CallbackLaw, eventToldOf } from './callback-law.ts';
import {
  app,
  eventTime,
  fields,
  json,
  known,
  method,
  object,
  platform,
  query,
  requestTime,
  sameCommand,
  signature,
} from './callback-laws.ts';

/** The laws in layers, as those over exchanges: where a deciding layer finds something, later ones are not asked. */
const layers: readonly { readonly decides: boolean; readonly laws: readonly CallbackLaw[] }[] = [
  { decides: false, laws: [method] },
  { decides: true, laws: [json] },
  { decides: true, laws: [object] },
  { decides: false, laws: [query, app, platform, signature, requestTime, sameCommand] },
  { decides: true, laws: [known] },
  { decides: true, laws: [fields] },
  { decides: false, laws: [eventTime] },
];

/** Judges one callback by every law over single callbacks. @returns what was found, most basic first */
export function judgeCallback(callback: Callback, context: CallbackContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { decides, laws } of layers) {
    const found = laws.flatMap((law): Finding[] => {
      const breach = law.judge(callback, context);
      return breach === undefined
        ? []
        : [{ law: law.id, verdict: 'violates', ...breach, exchangeIds: [callback.id] }];
    });
    findings.push(...found);
    if (decides && found.length > 0) break;
  }
  return findings;
}

/** The clauses that a callback keeps in which no law found anything. */
export function clausesKeptBy(callback: Callback, { contract }: CallbackContext): readonly ClauseId[] {
  const event = eventToldOf(callback, contract);
  const told = Object.keys(contract.webhooks.clauses).filter((id) => isAbout(id, callback));
  return event === undefined ? told : [...told, `${event.event}.body.fields`, `${event.event}.body.command`];
}

/** What every callback shows; of a signature only where there is one. */
function isAbout(id: ClauseId, { signature: found }: Callback): boolean {
  const [, group] = id.split('.');
  return (
    ['transport', 'query', 'body'].includes(group ?? '') || (group === 'signature' && found !== undefined)
  );
}
