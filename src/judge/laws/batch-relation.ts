import type { Breach, ExchangeLaw, Relation } from './law.ts';

/**
 * For distinct valid users, an accepted call answers about these users and no others, whatever the order.
 *
 * @source add_subscriber#response-fields
 */
export const sameAccounts: ExchangeLaw = {
  id: 'same-accounts',
  source: 'add_subscriber#response-fields',
  judge: ({ relation }) => {
    const related = relation();
    if (related === undefined) return undefined;
    const asked = new Set(related.users);
    const at = related.entries.findIndex(({ account }) => !asked.has(account));
    const stranger = related.entries[at];
    if (stranger === undefined) return undefined;
    return breach(
      related,
      'sameAccounts',
      at,
      'only users of the request',
      `"${stranger.account}", who was not asked about`,
    );
  },
};

/**
 * For distinct valid users, an accepted call answers about each of them, once.
 * A batch in which an entry failed is left out: which entries are then listed is an open question near limits.
 * Whether one whom the app refused has an entry is open, too.
 *
 * @source add_subscriber#response-fields
 */
export const oneEntryPerAccount: ExchangeLaw = {
  id: 'one-entry-per-account',
  source: 'add_subscriber#response-fields',
  judge: ({ relation }, { app }) => {
    const related = relation();
    if (related === undefined) return undefined;
    const { users, entries } = related;
    const listed = new Set<string>();
    const repeated = entries.findIndex(({ account }) => listed.size === listed.add(account).size);
    const twice = entries[repeated];
    if (twice !== undefined)
      return breach(
        related,
        'oneEntryPerAccount',
        repeated,
        'one entry per user',
        `"${twice.account}" twice`,
      );
    const missing = users.find((user) => !listed.has(user) && !app?.refusedUsers.has(user));
    if (missing === undefined || entries.some(({ result }) => result === 0)) return undefined;
    const expected = `an entry for each of the ${users.length} users`;
    return breach(
      related,
      'oneEntryPerAccount',
      undefined,
      expected,
      `${entries.length} entries, none for "${missing}"`,
    );
  },
};

function breach(
  { shape }: Relation,
  clause: 'sameAccounts' | 'oneEntryPerAccount',
  at: number | undefined,
  expected: string,
  actual: string,
): Breach {
  const { list, account } = shape.response;
  return {
    clause: shape.clauses[clause],
    expected,
    actual,
    pointer: at === undefined ? list : `${list}/${at}${account}`,
    message: `the answered list must hold ${expected}, got ${actual}`,
  };
}
