import { get, set } from '../../../contract/json-pointer.ts';
import type { BatchShape, ClauseId } from '../../../contract/types.ts';
import { entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAccepted } from '../making/make-fault.ts';
import type { BatchOperation } from './batch-call.ts';
import { faultName } from './fault-name.ts';

/** One way in which the list of an answer can be wrong though its form is right. */
interface ListChange {
  readonly variant: string;
  readonly clause: keyof BatchShape['clauses'];
  readonly says: string;
  readonly change: (entries: readonly unknown[], shape: BatchShape['response']) => readonly unknown[];
}

const cutAt = 50;

const changes: readonly ListChange[] = [
  {
    variant: 'entry-dropped',
    clause: 'oneEntryPerAccount',
    says: 'leaves out the last of several users',
    change: (entries) => (entries.length > 1 ? entries.slice(0, -1) : entries),
  },
  {
    variant: 'entry-twice',
    clause: 'oneEntryPerAccount',
    says: 'lists the first user twice',
    change: (entries) => [...entries.slice(0, 1), ...entries],
  },
  {
    variant: 'list-cut-at-50',
    clause: 'oneEntryPerAccount',
    says: 'lists at most 50 users',
    change: (entries) => entries.slice(0, cutAt),
  },
  {
    variant: 'stranger-listed',
    clause: 'sameAccounts',
    says: 'lists a user who was not asked about in the place of the first',
    change: ([first, ...rest], { account }) =>
      first === undefined ? [] : [set(first, account, `${String(get(first, account))}-x`), ...rest],
  },
  {
    variant: 'users-in-capitals',
    clause: 'sameAccounts',
    says: 'writes users in capital letters',
    change: (entries, { account }) =>
      entries.map((entry) => set(entry, account, String(get(entry, account)).toUpperCase())),
  },
  {
    variant: 'users-trimmed',
    clause: 'sameAccounts',
    says: 'cuts users at 20 signs',
    change: (entries, { account }) =>
      entries.map((entry) => set(entry, account, String(get(entry, account)).slice(0, 20))),
  },
  {
    variant: 'results-in-reverse',
    clause: 'already',
    says: 'gives the Results in the reverse order of the users',
    change: (entries, { result }) =>
      entries.map((entry, index) => set(entry, result, get(entries.at(-1 - index), result))),
  },
  resultChange('changed', 1, 2, 'reports users whom it changed as unchanged'),
  resultChange('changed', 1, 0, 'reports users whom it changed as failed'),
  resultChange('already', 2, 1, 'reports users whom it did not change as changed'),
  resultChange('already', 2, 0, 'reports users whom it did not change as failed'),
];

function resultChange(clause: 'changed' | 'already', from: number, to: number, says: string): ListChange {
  return {
    variant: `result-${from}-as-${to}`,
    clause,
    says,
    change: (entries, { result }) =>
      entries.map((entry) => (get(entry, result) === from ? set(entry, result, to) : entry)),
  };
}

/** Defects in the lists that an operation on many users answers: shortened, mixed up, trimmed, with other Results. */
export function batchAnswerFaults(operation: BatchOperation): readonly Fault[] {
  const { command, batch } = operation;
  return changes.map(({ variant, clause, says, change }) =>
    changesAccepted(
      {
        name: faultName(command, variant),
        clause: batch.clauses[clause] as ClauseId,
        says: `An accepted ${command} ${says}.`,
      },
      command,
      (answer) => {
        const entries = entriesOf(get(answer, batch.response.list));
        return set(answer, batch.response.list, change(entries, batch.response)) as object;
      },
    ),
  );
}
