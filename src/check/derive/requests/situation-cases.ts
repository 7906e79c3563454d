import type { Clause, Contract, FieldRole, Operation, Provocation } from '../../../contract/types.ts';
import { expectRefusal } from '../../../judge/expectation.ts';
import { isJsonObject } from '../../../judge/outcome.ts';
import type { Arrangement, Case } from '../../case.ts';
import { isAboutMembers, plainArrangement, worldFor } from '../about-members.ts';
import { type Situation, situationOf } from './situations.ts';

/** Topics of situations: the keys of provocations, with limits (a full account, a user at the limit) apart from state. */
export type Topic =
  | 'account'
  | 'limit'
  | 'userId'
  | 'usersig'
  | 'identifier'
  | 'app'
  | 'query'
  | 'body'
  | 'rate';

/**
 * The cases of clauses about a situation (an account that is missing, a signature that expired) for one operation:
 * everything is in order but the situation, and the call must be refused as the clause says.
 *
 * @param about only situations about one of these topics
 */
export function situationCases(
  contract: Contract,
  operation: Operation,
  kind: string,
  about: readonly Topic[],
): readonly Case[] {
  const clauses = [...Object.values(operation.clauses), ...Object.values(contract.service.clauses)];
  return clauses.flatMap((clause) =>
    (clause.situations ?? []).flatMap((provocation) => {
      const situation = situationOf(provocation);
      if (situation === undefined || !about.includes(topicOf(provocation))) return [];
      if (!concerns(contract, operation, provocation)) return [];
      return [toCase(contract, operation, kind, clause, situation)];
    }),
  );
}

function topicOf(provocation: Provocation): Topic {
  if ('message' in provocation || ('account' in provocation && provocation.account === 'full'))
    return 'limit';
  if ('subscriber' in provocation) return provocation.subscriber === 'at-join-limit' ? 'limit' : 'account';
  return Object.keys(provocation)[0] as Topic;
}

/** Whether an operation can be in that situation: only who names an account can name one that is missing. */
function concerns(contract: Contract, operation: Operation, provocation: Provocation): boolean {
  if ('account' in provocation)
    return names(contract, operation, provocation.account === 'id-taken' ? 'new-account' : 'account');
  if ('message' in provocation) return operation.produces !== undefined;
  return (
    !('subscriber' in provocation) ||
    provocation.subscriber !== 'at-join-limit' ||
    operation.batch?.sets === 'in'
  );
}

/** Whether the request itself has a field of that role. */
function names({ service }: Contract, { schemas }: Operation, role: FieldRole): boolean {
  const properties = isJsonObject(schemas.request) ? Object.keys(schemas.request.properties ?? {}) : [];
  return properties.some((name) => service.roles[name] === role);
}

/** A situation that is not about an account or a limit comes on top of the plainest state of the operation. */
function arrangementOf(
  contract: Contract,
  operation: Operation,
  { name, arrangement }: Situation,
): Arrangement {
  const ofItsOwn = name.startsWith('account-') || name.startsWith('subscriber-');
  return ofItsOwn ? arrangement : plainArrangement(contract, operation, 1);
}

function toCase(
  contract: Contract,
  operation: Operation,
  kind: string,
  clause: Clause,
  situation: Situation,
): Case {
  const expectation = expectRefusal(contract, operation.command, clause.id);
  const arrangement = arrangementOf(contract, operation, situation);
  const [subject, ...variant] = situation.name.split('-');
  return {
    id: `${operation.command}/${kind}/${subject}#${variant.join('-')}`,
    operation: operation.command,
    clause: clause.id,
    ...(expectation.silence === undefined ? {} : { silence: expectation.silence }),
    title: `${operation.command} with ${situation.says} is refused`,
    lane: situation.lane,
    arrangement,
    users: isAboutMembers(operation) && (arrangement.members ?? 0) > 0 ? 0 : 1,
    steps: [
      {
        operation: operation.command,
        request: (world) => situation.request(worldFor(operation, world), operation),
        expect: () => expectation,
      },
    ],
  };
}
