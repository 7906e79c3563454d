import { Pool } from 'undici';
import type { ServerReady } from './mock-server.ts';

/** How much is asked at the same time, and for how long. */
export interface ClientLoad {
  readonly connections: number;
  readonly durationMs: number;
}

/**
 * Calls a server over some TLS connections, one call after the other on each. Answers are read as text; a status other
 * than 200 or an ErrorCode other than 0 ends the measurement.
 *
 * @returns how many calls were answered in which time
 */
export async function measureCalls(
  ready: ServerReady,
  { connections, durationMs }: ClientLoad,
): Promise<{ calls: number; elapsedMs: number }> {
  const pool = openPool(ready, connections);
  const startedMs = performance.now();
  const callers = Array.from({ length: connections }, (_, index) =>
    callUntil(pool, ready, index * 97, startedMs + durationMs),
  );
  const counts = await Promise.all(callers);
  const elapsedMs = performance.now() - startedMs;
  await pool.close();
  return { calls: counts.reduce((sum, count) => sum + count, 0), elapsedMs };
}

/** Dials the server while URL, `Host` and SNI keep the domain. */
function openPool({ port, ca, domain }: ServerReady, connections: number): Pool {
  return new Pool(`https://${domain}:${port}`, {
    connections,
    connect: { ca, lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]) },
  });
}

const headers = { 'content-type': 'application/json' };

async function callUntil(
  pool: Pool,
  { target, bodies }: ServerReady,
  first: number,
  untilMs: number,
): Promise<number> {
  let calls = 0;
  while (performance.now() < untilMs) {
    const body = bodies[(first + calls) % bodies.length] ?? '';
    const random = Math.floor(Math.random() * 2 ** 32);
    const response = await pool.request({ path: target + random, method: 'POST', headers, body });
    const text = await response.body.text();
    if (response.statusCode !== 200 || !text.includes('"ErrorCode":0')) {
      throw new Error(`an addition must be accepted, got HTTP ${response.statusCode} ${text.slice(0, 200)}`);
    }
    calls++;
  }
  return calls;
}
