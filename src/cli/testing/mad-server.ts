import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { suites } from '../../../suites/index.ts';
import { runCheck } from '../../check/run-check.ts';
import { compileValidators } from '../../contract/compile-validators.ts';
import { readContract } from '../../contract/read-contract.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { createWire } from '../../wire/create-wire.ts';
import { seededRandom } from '../../wire/seeded-random.ts';
import { makeCertificates } from '../../wire/testing/make-certificates.ts';
import { startServer } from '../../wire/testing/start-server.ts';

const contract = readContract();
const validators = compileValidators(contract);

/** What a server may do that has lost its mind, from numbers drawn at random; no answer of one that is not sane can be read. */
function madServer(seed: number, sane: boolean): (response: ServerResponse) => void {
  const random = seededRandom(seed);
  const below = (bound: number) => random() % bound;
  const bytes = () => Buffer.from(Array.from({ length: below(300) }, () => below(256)));
  const value = (depth = 0): unknown => {
    const kinds = [
      () => below(5) - 1,
      () => random() / 7,
      () => bytes().toString('latin1'),
      () => below(2) === 0,
      () => null,
      () => Array.from({ length: below(4) }, () => value(depth + 1)),
      () => JSON.parse(`{"__proto__": ${JSON.stringify(value(depth + 1))}, "x": ${below(9)}}`),
    ];
    return (kinds[below(depth > 3 ? 5 : kinds.length)] as () => unknown)();
  };
  const entry = () => ({ Subscriber_Account: value(), Result: below(4) });
  const envelope = () => ({
    ActionStatus: ['OK', 'FAIL', value()][below(3)],
    ErrorCode: sane ? [0, 60003, value()][below(3)] : String(value()),
    ErrorInfo: ['', value()][below(2)],
    SubscriberList: [Array.from({ length: below(5) }, entry), value()][below(2)],
    Next: value(),
  });
  const json = () => JSON.stringify([envelope(), value()][below(4) === 0 ? 1 : 0]);
  const ways: readonly ((response: ServerResponse) => void)[] = [
    (response) => response.end(json()),
    (response) => response.end(bytes()),
    (response) => response.writeHead([200, 204, 302, 400, 404, 500][below(6)] ?? 200).end(json()),
    (response) =>
      response.writeHead(200, { 'content-length': 1000 }).write(json().slice(0, 900)) && response.destroy(),
    (response) => response.destroy(),
    (response) => response.end('['.repeat(100_000)),
    (response) => void wait(below(40)).then(() => response.end(json())),
  ];
  // Mostly what looks like an answer: of the rest a few are enough.
  return (response) => (ways[below(3) > 0 ? 0 : below(ways.length)] as (typeof ways)[0])(response);
}

/** What a check of such a server came to. */
export interface CheckedMadServer {
  readonly answers: number;
  readonly verdicts: readonly Verdict[];
}

/**
 * Asks the cases of one region of a server that answers anything.
 *
 * @param pattern - glob over their ids; all where absent
 */
export async function checkMadServer(
  seed: number,
  sane: boolean,
  pattern?: string,
): Promise<CheckedMadServer> {
  const certificates = await makeCertificates('console.tim.qq.com');
  const server = await startServer(certificates, madServer(seed, sane));
  const fast = { callsPerSecond: 100_000 };
  const allow = { ...server.target.allow, maxRatePerSecond: fast.callsPerSecond };
  const target = { ...server.target, limits: fast, readBackMs: 0, allow };
  const wire = createWire({ target, contract });
  try {
    const { verdicts } = await runCheck({
      contract,
      validators,
      suites,
      ...(pattern !== undefined && { pattern }),
      seed: 1,
      target,
      wire,
      runId: `mad-${seed}`,
      journal: () => {},
      signal: new AbortController().signal,
    });
    return { verdicts, answers: server.requests.length };
  } finally {
    await wire.close();
    await server.stop();
  }
}
