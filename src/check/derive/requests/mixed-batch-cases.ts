import { get, set } from '../../../contract/json-pointer.ts';
import { clauseAt, silenceOf } from '../../../contract/look-up.ts';
import type { Clause, Contract } from '../../../contract/types.ts';
import { answeredEntries } from '../../../judge/batch.ts';
import { expectSilence } from '../../../judge/expectation.ts';
import type { JsonObject } from '../../../judge/outcome.ts';
import { batchRequest } from '../../ask/arrange.ts';
import type { Case, World } from '../../case.ts';
import type { BatchOperation } from '../../find-operation.ts';
import { type Demands, unmet } from '../demands.ts';
import { oneCallCase } from '../one-call-case.ts';
import type { Variation } from '../variation.ts';
import { variationsOf } from './request-cases.ts';

/** The open question of these cases. */
const silence = 'bad-entry-among-good';

/** Entries of a mixed batch, and where the bad one stands: what is done in order has begun, and is not done. */
const entries = 5;
const badIndex = 2;

/**
 * Batches in which one entry breaks a rule and the others keep it. Whether the whole call is refused, or the good
 * entries are served, is open; that a refused call writes nothing, and that Results and read-back agree, is not.
 */
export function mixedBatchCases(
  contract: Contract,
  operation: BatchOperation,
  kind: string,
): readonly Case[] {
  const list = `${operation.batch.request.list}/0`;
  return variationsOf(operation)
    .filter(({ valid, place, entries: counted }) => {
      const inEntry = place.pointer === list || place.pointer.startsWith(`${list}/`);
      return !valid && inEntry && counted === undefined;
    })
    .flatMap((variation) => toCase(contract, operation, kind, variation));
}

function toCase(
  contract: Contract,
  operation: BatchOperation,
  kind: string,
  variation: Variation,
): readonly Case[] {
  const { command } = operation;
  const { place, variant, rule, says } = variation;
  const clause = clauseAt(contract, command, 'request', rule);
  if (clause === undefined) return [];
  const good = (world: World) => world.users(entries).filter((_, index) => index !== 0);
  const asked = oneCallCase(contract, operation, {
    kind,
    subject: `mixed-batch.${place.subject}`,
    variant,
    clause: clause.id,
    title: `${command} with ${says} among four valid entries does all that it answers, or nothing`,
    users: entries,
    request: (world) => ({ body: { json: mixed(operation, world, variation) } }),
    expect: (world) => ({
      ...expectSilence(contract, command, silence, clause.id, good(world)),
      ...(mayBeServed(contract, clause) ? {} : { demands: badNotServed(operation, good(world)) }),
      read: (body) => answerOf(body, operation, good(world)),
    }),
  });
  return [{ ...asked, silence }];
}

/** Whether an entry that breaks the clause may be served where it comes alone. */
function mayBeServed(contract: Contract, { refusal }: Clause): boolean {
  if (typeof refusal !== 'string' || !refusal.startsWith('silence:')) return false;
  const { answers } = silenceOf(contract, refusal.slice('silence:'.length));
  return Object.values(answers).some(({ results = [] }) => results.some((result) => result !== 0));
}

/** No entry but those of the valid users says that anything was done. */
function badNotServed({ batch }: BatchOperation, good: readonly string[]): Demands {
  return (body) => {
    const served = answeredEntries(batch, body).find(
      ({ account, result }) => result !== 0 && !(typeof account === 'string' && good.includes(account)),
    );
    const expected = 'Result 0, or no entry, for what is no valid user';
    return served && unmet(body, batch.response.list, expected);
  };
}

/** The name of the answer: what became of the valid entries. */
function answerOf(body: JsonObject, { batch }: BatchOperation, users: readonly string[]): string {
  if (body.ErrorCode !== 0) return 'refused';
  const results = answeredEntries(batch, body).filter(({ account }) => users.includes(account));
  const served = results.filter(({ result }) => result !== 0).length;
  if (served === 0) return 'all-fail';
  return served === users.length ? 'others-served' : 'some-served';
}

/** A batch of distinct users whose entry in the middle is spoilt. */
function mixed(operation: BatchOperation, world: World, { change }: Variation): unknown {
  const { list } = operation.batch.request;
  const request = change(batchRequest(operation, world, entries), world);
  const [bad, ...good] = get(request, list) as readonly unknown[];
  return set(request, list, good.toSpliced(badIndex, 0, bad));
}
