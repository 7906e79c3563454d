import { answeredEntries, distinctValidUsers } from '../batch.ts';
import type { Answered, Breach, ExchangeLaw, JudgeContext } from './law.ts';

/**
 * For distinct valid users, an accepted call answers about these users and no others, whatever the order.
 *
 * @source add_subscriber#response-fields
 */
export const sameAccounts: ExchangeLaw = {
  id: 'same-accounts',
  source: 'add_subscriber#response-fields',
  judge: (answered, context) =>
    relation(answered, context, (users, answers) => {
      const asked = new Set(users);
      const at = answers.findIndex((account) => !asked.has(account));
      return at < 0
        ? undefined
        : breach(
            answered,
            'sameAccounts',
            at,
            'only users of the request',
            `"${answers[at]}", who was not asked about`,
          );
    }),
};

/**
 * For distinct valid users, an accepted call answers about each of them, once.
 * A batch in which an entry failed is left out: which entries are then listed is an open question near limits.
 *
 * @source add_subscriber#response-fields
 */
export const oneEntryPerAccount: ExchangeLaw = {
  id: 'one-entry-per-account',
  source: 'add_subscriber#response-fields',
  judge: (answered, context) =>
    relation(answered, context, (users, answers, someFailed) => {
      const listed = new Set<string>();
      const repeated = answers.findIndex((account) => listed.size === listed.add(account).size);
      if (repeated >= 0)
        return breach(
          answered,
          'oneEntryPerAccount',
          repeated,
          'one entry per user',
          `"${answers[repeated]}" twice`,
        );
      const missing = users.filter((user) => !listed.has(user));
      if (missing.length === 0 || someFailed) return undefined;
      return breach(
        answered,
        'oneEntryPerAccount',
        undefined,
        `an entry for each of the ${users.length} users`,
        `${answers.length} entries, none for "${missing[0]}"`,
      );
    }),
};

type Judge = (
  users: readonly string[],
  answers: readonly string[],
  someFailed: boolean,
) => Breach | undefined;

function relation(answered: Answered, context: JudgeContext, judge: Judge): Breach | undefined {
  const { operation, fields } = answered;
  if (operation.batch === undefined || fields.ErrorCode !== 0) return undefined;
  const users = distinctValidUsers(operation, answered.request(), context.validators);
  if (users === undefined) return undefined;
  const entries = answeredEntries(operation.batch, answered.answer);
  return judge(
    users,
    entries.map((entry) => entry.account),
    entries.some((entry) => entry.result === 0),
  );
}

function breach(
  { operation }: Answered,
  clause: 'sameAccounts' | 'oneEntryPerAccount',
  at: number | undefined,
  expected: string,
  actual: string,
): Breach {
  const { clauses, response } = operation.batch as NonNullable<typeof operation.batch>;
  const pointer = at === undefined ? response.list : `${response.list}/${at}${response.account}`;
  return {
    clause: clauses[clause],
    expected,
    actual,
    pointer,
    message: `the answered list must hold ${expected}, got ${actual}`,
  };
}
