import { suites } from '../../../suites/index.ts';
import { openMock } from '../../check/face/open-mock.ts';
import { runCheck } from '../../check/run-check.ts';
import { compileValidators } from '../../contract/compile-validators.ts';
import { readContract } from '../../contract/read-contract.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { MockOptions } from '../../mock/types.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { createWire } from '../../wire/create-wire.ts';

const contract = readContract();
const validators = compileValidators(contract);

/** Far above the documented rate, on both sides: the rate is not what is tried here. */
const limits = { callsPerSecond: 100_000, accountsPerSubscriber: 4 };

/** One region is enough: the faults of one region alone strike this one. */
const regions = ['frankfurt'];

/** Asks all suites of a mock with these faults or policies, in one region, as fast as it can. */
export async function checkMock(
  options: Pick<MockOptions, 'faults' | 'policy'>,
  readBackMs = 300,
): Promise<readonly Verdict[]> {
  const { mock, receiver, close } = await openMock({ contract, limits, ...options });
  const target = { ...mockTarget({ ...mock, limits }, regions), readBackMs };
  const wire = createWire({ target, contract });
  const { signal } = new AbortController();
  try {
    const asked = {
      contract,
      validators,
      suites,
      seed: 1,
      target,
      wire,
      receiver,
      runId: 'test',
      journal: () => {},
      signal,
    };
    return (await runCheck(asked)).verdicts;
  } finally {
    await wire.close();
    await close();
  }
}
