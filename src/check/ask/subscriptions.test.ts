import { expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Outcome } from '../../judge/outcome.ts';
import { endAll } from './subscriptions.ts';

const contract = readContract();
const users = ['a', 'b', 'c'];
const failure = { phase: 'wait', kind: 'timeout', message: 'no answer' } as const;

/** What became of ending the subscriptions of three users, where the calls are answered like this, one after the other. */
async function endWith(outcomes: readonly Outcome[]) {
  const asked: string[] = [];
  const send = async (_operation: string, body: unknown) => {
    asked.push(JSON.stringify(body));
    return outcomes[asked.length - 1] as Outcome;
  };
  return { ended: await endAll({ contract, account: '@TOA#_a', users, send }), asked };
}

function refused(code: number): Outcome {
  const body = { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: 'no' };
  return { kind: 'refused', code, info: 'no', body };
}

test('where the account is gone the subscriptions are over, each once, and nothing more is asked', async () => {
  const { ended, asked } = await endWith([refused(130004), refused(130004)]);
  expect(ended).toMatchObject({ users, answered: true });
  expect(asked).toHaveLength(1);
});

test('where one documented request is refused the other is asked, and what it does not end is still there', async () => {
  const { ended, asked } = await endWith([refused(20001), refused(20001)]);
  expect(ended).toMatchObject({ users: [], answered: true });
  expect(new Set(asked).size).toBe(2);
});

test('where nobody answers nothing is known to be over', async () => {
  const { ended, asked } = await endWith([{ kind: 'unanswered', failure }]);
  expect(ended).toMatchObject({ users: [], answered: false });
  expect(asked).toHaveLength(1);
});
