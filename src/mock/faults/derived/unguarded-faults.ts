import type { Clause, Contract } from '../../../contract/types.ts';
import type { Fault } from '../fault.ts';
import { accepts, of } from '../making/make-fault.ts';
import { faultName } from './fault-name.ts';
import { mustRefuse } from './refusal-faults.ts';

/** For each operation and each thing that every operation must look at (signature, caller, app): this one does not. */
export function unguardedFaults(contract: Contract): readonly Fault[] {
  const guarding = Object.values(contract.service.clauses).filter((clause) => mustRefuse(contract, clause));
  const bySubject = Map.groupBy(guarding, subjectOf);
  bySubject.delete(undefined);
  return Object.keys(contract.operations).flatMap((command) =>
    [...bySubject].map(([subject = '', clauses]) => unguarded(command, subject, clauses)),
  );
}

function unguarded(command: string, subject: string, [first, ...others]: readonly Clause[]): Fault {
  return accepts(
    {
      name: faultName(command, subject, 'unchecked'),
      clause: first?.id ?? '',
      alsoBreaks: others.map(({ id }) => id),
      says: `The operation ${command} accepts any ${subject}.`,
    },
    of(command, ({ situation }) => situation !== undefined && Object.keys(situation)[0] === subject),
  );
}

/** What a clause about a situation looks at. Rates are looked at by counting. */
function subjectOf({ situations = [] }: Clause): string | undefined {
  const [subject] = Object.keys(situations[0] ?? {});
  return subject === 'rate' ? undefined : subject;
}
