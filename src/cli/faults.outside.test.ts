import { describe, expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { runCheck } from '../check/run-check.ts';
import { compileValidators } from '../contract/compile-validators.ts';
import { readContract } from '../contract/read-contract.ts';
import type { Verdict } from '../judge/verdict.ts';
import { faults } from '../mock/faults/catalogue.ts';
import { startMock } from '../mock/start-mock.ts';
import { mockTarget } from '../target/mock-target.ts';
import { createWire } from '../wire/create-wire.ts';

const contract = readContract();
const validators = compileValidators(contract);

/** Far above the documented rate, on both sides: the rate is not what is tried here. */
const limits = { callsPerSecond: 100_000, accountsPerSubscriber: 4 };
/** One region is enough: the faults of one region alone strike this one. */
const regions = ['frankfurt'];

async function check(options: {
  readonly faults?: readonly string[];
  readonly policy?: Record<string, string | number>;
}) {
  const mock = await startMock({ contract, limits, ...options });
  const target = { ...mockTarget({ ...mock, limits }, regions), readBackMs: 300 };
  const wire = createWire({ target, contract });
  try {
    const signal = new AbortController().signal;
    const { verdicts } = await runCheck({
      contract,
      validators,
      suites,
      target,
      wire,
      runId: 'test',
      journal: () => {},
      signal,
    });
    return verdicts;
  } finally {
    await wire.close();
    await mock.stop();
  }
}

const brokenClauses = (verdicts: readonly Verdict[]) =>
  new Set(
    verdicts
      .flatMap((one) => [one, ...(one.findings ?? [])])
      .filter((one) => one.verdict === 'violates')
      .map((one) => one.clause),
  );

describe('a server without faults', () => {
  test('breaks no clause, and every case is judged', async () => {
    const verdicts = await check({});
    expect(verdicts.filter(({ verdict }) => verdict === 'violates' || verdict === 'unjudged')).toEqual([]);
  });
});

describe('a server with a fault', () => {
  const seen = faults.filter(({ seenBy }) => seenBy === 'check');
  test.each(seen)('$name is caught, under its clause $clause', async ({ name, clause }) => {
    expect(brokenClauses(await check({ faults: [name] }))).toContain(clause);
  });
});
