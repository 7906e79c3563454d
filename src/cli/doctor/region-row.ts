import type { RegionTarget, Target } from '../../target/types.ts';
import { DialError, type Dialled, dial, trust } from '../../wire/dial.ts';
import { readClock } from './read-clock.ts';
import type { Row } from './row.ts';

const timeoutMs = 5000;
/** A clock that is wrong by more makes signatures expire early, or not valid yet. */
const tolerableSkewSeconds = 60;

/** Whether a region can be reached: name look-up, TCP, TLS with its documented domain, and how our clock compares. */
export async function regionRow(target: Target, { region, domain }: RegionTarget): Promise<Row> {
  const what = `region ${region}`;
  const { resolve } = target;
  const via = resolve === undefined ? domain : `${domain} at ${resolve.host}:${resolve.port}`;
  const options = { domain, secureContext: trust(target.ca), timeoutMs, ...(resolve ? { resolve } : {}) };
  try {
    const dialled = await dial(options);
    const skewSeconds = await readClock(dialled.socket, domain, timeoutMs);
    return reached(what, via, dialled, skewSeconds);
  } catch (error) {
    if (!(error instanceof DialError)) throw error;
    const found = `${via}: ${error.message} (while in ${error.phase})`;
    return { what, ready: false, found, fix: fixFor(error, domain) };
  }
}

function reached(what: string, via: string, { timings }: Dialled, skewSeconds: number | undefined): Row {
  const { dnsMs, connectMs, tlsMs } = timings;
  const times = [
    ...(dnsMs === undefined ? [] : [`DNS ${Math.round(dnsMs)} ms`]),
    `TCP ${Math.round(connectMs)} ms`,
  ];
  const found = `${via}: ${[...times, `TLS ${Math.round(tlsMs)} ms`].join(', ')}`;
  if (skewSeconds === undefined) return { what, ready: true, found: `${found}, clock not told` };
  if (Math.abs(skewSeconds) <= tolerableSkewSeconds)
    return { what, ready: true, found: `${found}, clock agrees` };
  const wrong = `clock is ${Math.abs(skewSeconds)} s ${skewSeconds > 0 ? 'behind' : 'ahead of'} the server's`;
  return { what, ready: false, found: `${found}, ${wrong}`, fix: 'set this machine to network time' };
}

function fixFor({ phase }: DialError, domain: string): string {
  if (phase === 'dns') return `getent hosts ${domain}   (or set "resolve" of the target)`;
  if (phase === 'tls') return 'set "ca" of the target to the trust anchor that signed the certificate';
  return 'check the network, the firewall, and "resolve" of the target';
}
