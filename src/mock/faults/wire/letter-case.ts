import { isJsonObject } from '../../../judge/outcome.ts';
import type { Call } from '../../call.ts';
import type { Fault } from '../fault.ts';
import { withHooks } from '../making/make-fault.ts';

const clause = 'service.request.case-sensitive';

/** Fields whose values name accounts, and those that name subscribers. */
const accountFields = ['Official_Account', 'OfficialAccountUserID'];
const userFields = ['Subscriber_Account'];

/** Defects of a service that does not look at the case of letters. */
export const letterCaseFaults: readonly Fault[] = [
  folding(
    'letter-case-of-accounts-ignored',
    accountFields,
    'Accounts whose ids differ in letter case alone are one.',
  ),
  {
    ...folding(
      'letter-case-of-users-ignored',
      userFields,
      'Users whose ids differ in letter case alone are one.',
    ),
    // Answers name the users as they are kept, which shows before a second one counts as there already.
    alsoBreaks: ['add_subscriber.response.same-accounts'],
  },
];

function folding(name: string, fields: readonly string[], says: string): Fault {
  return withHooks(
    { name, clause, says },
    {
      instead: (call: Call) => {
        call.body = fold(call.body, fields);
        return undefined;
      },
    },
  );
}

/** A body in which the values of these fields, wherever they stand, end in small letters. */
function fold(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => fold(one, fields));
  if (!isJsonObject(value)) return value;
  const folded = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    fields.includes(name) && typeof inner === 'string' ? foldText(inner) : fold(inner, fields),
  ]);
  return Object.fromEntries(folded);
}

/** The prefix of account ids is part of their form and stays. */
function foldText(id: string): string {
  const prefix = '@TOA#_';
  return id.startsWith(prefix) ? prefix + id.slice(prefix.length).toLowerCase() : id.toLowerCase();
}
