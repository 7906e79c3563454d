import type { Clause, Contract, FieldRole, Operation, Provocation } from '../../contract/types.ts';
import { expectRefusal } from '../../judge/expectation.ts';
import { isJsonObject } from '../../judge/outcome.ts';
import type { Case } from '../case.ts';
import { type Situation, situationOf } from './situations.ts';

/**
 * The cases of clauses about a situation (an account that is full, a signature that expired) for one operation:
 * everything is in order but the situation, and the call must be refused as the clause says.
 *
 * @param lane only the situations of this lane
 */
export function situationCases(
  contract: Contract,
  operation: Operation,
  kind: string,
  lane: Case['lane'],
): readonly Case[] {
  const clauses = [...Object.values(operation.clauses), ...Object.values(contract.service.clauses)];
  return clauses.flatMap((clause) => {
    const situation = clause.situation && situationOf(clause.situation);
    if (clause.situation === undefined || situation === undefined || situation.lane !== lane) return [];
    if (!concerns(contract, operation, clause.situation)) return [];
    return [toCase(contract, operation, kind, clause, situation)];
  });
}

/** Whether an operation can be in that situation: only who names an account can name one that is missing. */
function concerns(contract: Contract, operation: Operation, provocation: Provocation): boolean {
  if ('account' in provocation)
    return names(contract, operation, provocation.account === 'id-taken' ? 'new-account' : 'account');
  return !('subscriber' in provocation) || operation.batch?.sets === 'in';
}

/** Whether the request itself has a field of that role. */
function names({ service }: Contract, { schemas }: Operation, role: FieldRole): boolean {
  const properties = isJsonObject(schemas.request) ? Object.keys(schemas.request.properties ?? {}) : [];
  return properties.some((name) => service.roles[name] === role);
}

function toCase(
  contract: Contract,
  operation: Operation,
  kind: string,
  clause: Clause,
  situation: Situation,
): Case {
  const expectation = expectRefusal(contract, operation.command, clause.id);
  const [subject, ...variant] = situation.name.split('-');
  return {
    id: `${operation.command}/${kind}/${subject}#${variant.join('-')}`,
    operation: operation.command,
    clause: clause.id,
    ...(expectation.silence === undefined ? {} : { silence: expectation.silence }),
    title: `${operation.command} with ${situation.says} is refused`,
    lane: situation.lane,
    arrangement: situation.arrangement,
    users: 1,
    steps: [
      {
        operation: operation.command,
        request: (world) => situation.request(world, operation),
        expect: () => expectation,
      },
    ],
  };
}
