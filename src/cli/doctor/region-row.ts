import type { Contract } from '../../contract/types.ts';
import { clockAheadSeconds, clockFailure, describeClock, isClockWrong } from '../../judge/clock.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { readOutcome, saysMissing } from '../../judge/outcome.ts';
import { fixClock, fixCode, fixFailure } from './fixes.ts';
import type { Row } from './row.ts';

/** What a read that is in order came to in one region: whether it is there, lets us in, and agrees about the time. */
export function regionRow(exchange: Exchange, contract: Contract, ca?: string): Row {
  const what = `region ${exchange.region}`;
  const failure = clockFailure(exchange, contract) ?? exchange.failure;
  if (failure !== undefined)
    return { what, ready: false, found: failure.message, fix: fixFailure(failure, exchange, ca) };
  const found = `${placeOf(exchange)}: ${timesOf(exchange).join(', ')}`;
  const refusal = refusalIn(exchange, contract);
  if (refusal !== undefined)
    return { what, ready: false, found: `${found}, ${refusal.says}`, fix: fixCode(exchange.region) };
  const ahead = clockAheadSeconds(exchange);
  if (isClockWrong(ahead))
    return { what, ready: false, found: `${found}, but ${describeClock(ahead)}`, fix: fixClock() };
  const clock = ahead === undefined ? 'clock not told' : 'clock agrees';
  return { what, ready: true, found: `${found}, ${answerIn(exchange)}, ${clock}` };
}

function placeOf({ request }: Exchange): string {
  const { hostname } = new URL(request.url);
  if (request.proxy !== undefined) return `${hostname} through the proxy ${request.proxy}`;
  return request.dialled === undefined ? hostname : `${hostname} at ${request.dialled}`;
}

function timesOf({ timings }: Exchange): readonly string[] {
  const { dnsMs, connectMs, proxyMs, tlsMs, waitMs } = timings;
  const times = { DNS: dnsMs, TCP: connectMs, proxy: proxyMs, TLS: tlsMs, answer: waitMs };
  return Object.entries(times).flatMap(([name, ms]) =>
    ms === undefined ? [] : [`${name} ${Math.round(ms)} ms`],
  );
}

/** A refusal that other calls will meet too: of the caller, the app or the rate, and not of what the read was about. */
function refusalIn(exchange: Exchange, contract: Contract): { readonly says: string } | undefined {
  const outcome = readOutcome(exchange);
  if (outcome.kind !== 'refused' || saysMissing(outcome, contract)) return undefined;
  const known = contract.errors[String(outcome.code)];
  const ofApp = known?.scope === 'common' || known?.when.some((when) => 'app' in when);
  return ofApp ? { says: `but refused ${outcome.code}: ${known?.meaning ?? ''}` } : undefined;
}

function answerIn(exchange: Exchange): string {
  return readOutcome(exchange).kind === 'malformed'
    ? 'an answer in no documented form (oaprobe check says more)'
    : 'credentials accepted';
}
