import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { runCheck } from '../check/run-check.ts';
import { compileValidators } from '../contract/compile-validators.ts';
import { readContract } from '../contract/read-contract.ts';
import { createWire } from '../wire/create-wire.ts';
import { seededRandom } from '../wire/seeded-random.ts';
import { makeCertificates } from '../wire/testing/make-certificates.ts';
import { startServer } from '../wire/testing/start-server.ts';

const contract = readContract();

/** What a server may do that has lost its mind, from numbers drawn at random. */
function madServer(seed: number): (response: ServerResponse) => void {
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
    ErrorCode: [0, 60003, value()][below(3)],
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

test.each([1])(
  'a server that answers anything (seed %i) is asked to the end, and never held to keep its promises',
  async (seed) => {
    const certificates = await makeCertificates('console.tim.qq.com');
    const server = await startServer(certificates, madServer(seed));
    onTestFinished(() => server.stop());
    const limits = { callsPerSecond: 100_000 };
    const target = {
      ...server.target,
      limits,
      readBackMs: 0,
      allow: { ...server.target.allow, maxRatePerSecond: 100_000 },
    };
    const wire = createWire({ target, contract });
    const { verdicts } = await runCheck({
      contract,
      validators: compileValidators(contract),
      suites,
      seed: 1,
      target,
      wire,
      runId: `mad-${seed}`,
      journal: () => {},
      signal: new AbortController().signal,
    });
    await wire.close();
    expect(server.requests.length).toBeGreaterThan(1000);
    const count = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length;
    expect(count('violates')).toBeGreaterThan(count('conforms'));
    expect(verdicts.filter(({ message }) => message === '')).toEqual([]);
  },
);
