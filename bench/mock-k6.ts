import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerReady } from './mock-server.ts';

/** The script that k6 runs: as many calls as it can make, every answer parsed. */
const script = `
import http from 'k6/http';
import { SharedArray } from 'k6/data';
const plan = JSON.parse(open(__ENV.PLAN));
const bodies = new SharedArray('bodies', () => JSON.parse(open(__ENV.PLAN)).bodies);
export const options = { vus: plan.connections, duration: plan.duration, hosts: plan.hosts, discardResponseBodies: false };
export default function () {
  const body = bodies[(__VU * 97 + __ITER) % bodies.length];
  const url = plan.url + Math.floor(Math.random() * 2 ** 32);
  const answer = http.post(url, body, { headers: { 'Content-Type': 'application/json' } });
  if (answer.json('ErrorCode') !== 0) throw new Error('an addition must be accepted');
}
export function handleSummary({ metrics }) {
  return { stdout: JSON.stringify({ calls: metrics.iterations.values.count, failed: metrics.http_req_failed.values.passes }) };
}
`;

/**
 * Calls a server with k6 from some connections at once, as fast as k6 can.
 *
 * @param k6 - the binary
 * @returns how many calls were answered in which time
 */
export function measureWithK6(
  k6: string,
  { port, ca, domain, target, bodies }: ServerReady,
  { connections, durationMs }: { readonly connections: number; readonly durationMs: number },
): { calls: number; elapsedMs: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'oaprobe-bench-'));
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const hosts = { [`${domain}:443`]: `127.0.0.1:${port}` };
  const plan = { connections, duration: `${durationMs}ms`, hosts, url: `https://${domain}${target}`, bodies };
  const env = {
    ...process.env,
    PLAN: file('plan.json', JSON.stringify(plan)),
    SSL_CERT_FILE: file('ca.pem', ca),
  };
  const run = ['run', '--quiet', '--no-usage-report', file('script.js', script)];
  const { stdout, stderr, status } = spawnSync(k6, run, { env, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`k6 must end with 0, got ${status}: ${stderr.slice(0, 500)}`);
  const { calls, failed } = JSON.parse(stdout);
  if (failed > 0) throw new Error(`no call may fail, got ${failed} of ${calls}`);
  return { calls, elapsedMs: durationMs };
}
