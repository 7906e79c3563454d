import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { watchStanding } from './app-standing.ts';

const contract = readContract();
const reads = Object.values(contract.operations).filter(({ kind }) => kind === 'read').length;

/** An app whose reads are refused with these codes, one after the other; 0 and nothing more: accepted. */
function app(...codes: readonly number[]) {
  let calls = 0;
  const call = async () => {
    const body = JSON.stringify({ ActionStatus: 'FAIL', ErrorInfo: '', ErrorCode: codes[calls++] ?? 0 });
    return { response: { body } } as Exchange;
  };
  const { signal } = new AbortController();
  const standing = watchStanding({ contract, region: 'china', wire: { call }, signal });
  return { standing, calls: () => calls };
}

describe('a refusal that blames the app', () => {
  test('is true where every read is refused in the same way, and is looked into once', async () => {
    const { standing, calls } = app(...Array(reads).fill(131000));
    const [one, other] = await Promise.all([standing.explain(131000), standing.explain(131000)]);
    expect(one).toMatch(/^every call is refused with 131000: .*\(--region\)$/);
    expect([other, await standing.explain(60028), standing.lost()]).toEqual([one, one, one]);
    expect(calls()).toBe(reads);
  });

  test.each([
    ['is served', [131000, 0]],
    ['is refused for another reason', [131000, 130004]],
  ])('is no excuse where a read %s, and is looked into a few times only', async (_, codes) => {
    const { standing, calls } = app(...codes, ...codes, ...codes);
    for (let time = 0; time < 5; time += 1) expect(await standing.explain(131000)).toBeUndefined();
    expect(calls()).toBe(6);
    expect(standing.lost()).toBeUndefined();
  });

  test('is none where the code is about the request', async () => {
    const { standing, calls } = app();
    expect([await standing.explain(6017), await standing.explain(130010), calls()]).toEqual([
      undefined,
      undefined,
      0,
    ]);
  });
});
