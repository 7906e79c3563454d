import { expect, test } from 'vitest';
import { checkMadServer } from './testing/mad-server.ts';

test.each([1])(
  'a server that answers anything (seed %i) is asked to the end, and never held to keep its promises',
  async (seed) => {
    const { answers, verdicts } = await checkMadServer(seed, true);
    expect(answers).toBeGreaterThan(2000);
    const count = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length;
    expect(count('violates')).toBeGreaterThan(count('conforms'));
    expect(verdicts.filter(({ message }) => message === '')).toEqual([]);
  },
);
