import type { BatchShape, ClauseId } from '../../../contract/types.ts';
import type { Answer, Call } from '../../call.ts';
import { takeBody } from '../../reading/read-body.ts';
import type { Fault } from '../fault.ts';
import { accountOf } from '../making/account-of.ts';
import { tampers } from '../making/make-fault.ts';
import { type BatchOperation, bring, undo, usersNamed, usersReported } from './batch-call.ts';
import { faultName } from './fault-name.ts';

/** One way in which what is stored can differ from what is answered. */
interface StateChange {
  readonly variant: string;
  readonly clause: keyof BatchShape['clauses'];
  readonly says: string;
  /** Sees every call of the operation after it was carried out, with the true answer. */
  readonly tamper: (operation: BatchOperation, call: Call, answer: Answer) => void;
}

const changes: readonly StateChange[] = [
  {
    variant: 'not-stored',
    clause: 'readBack',
    says: 'changes nothing, whatever it answers',
    tamper: (operation, call, answer) =>
      undo(operation, call, accountOf(call), usersReported(operation, answer, 1)),
  },
  {
    variant: 'half-stored',
    clause: 'readBack',
    says: 'changes only the first half of several users',
    tamper: (operation, call, answer) => {
      const users = usersReported(operation, answer, 1);
      undo(operation, call, accountOf(call), users.slice(Math.ceil(users.length / 2)));
    },
  },
  {
    variant: 'stored-in-other-account',
    clause: 'readBack',
    says: 'changes another account of the app, if there is one',
    tamper: (operation, call, answer) => {
      const account = accountOf(call);
      const others = [...(call.runtime?.state.accounts.values() ?? [])].filter((other) => other !== account);
      if (others.length === 0) return;
      const users = usersReported(operation, answer, 1);
      undo(operation, call, account, users);
      bring(operation, call, others.at(-1), users);
    },
  },
  {
    variant: 'repeated-undoes',
    clause: 'already',
    says: 'undoes itself for users in whom there is nothing to change',
    tamper: (operation, call, answer) =>
      undo(operation, call, accountOf(call), usersReported(operation, answer, 2)),
  },
  {
    variant: 'refused-writes-anyway',
    clause: 'refusalWritesNothing',
    says: 'changes the users whom it names also where it is refused',
    tamper: (operation, call, { ErrorCode }) => {
      if (ErrorCode === 0 || (call.body === undefined && !takeBody(call))) return;
      bring(operation, call, accountOf(call), usersNamed(operation, call));
    },
  },
];

/** Defects in what an operation on many users stores. */
export function batchStateFaults(operation: BatchOperation): readonly Fault[] {
  const { command, batch } = operation;
  return changes.map(({ variant, clause, says, tamper }) =>
    tampers(
      {
        name: faultName(command, variant),
        clause: batch.clauses[clause] as ClauseId,
        says: `The operation ${command} ${says}.`,
      },
      (call, answer) => {
        if (call.operation?.command === command) tamper(operation, call, answer);
      },
    ),
  );
}
