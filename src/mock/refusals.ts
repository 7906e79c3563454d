import { clauseAt } from '../contract/look-up.ts';
import type { Clause, ClauseId, Contract, Operation, Provocation, SchemaError } from '../contract/types.ts';
import type { Refusal, Violation } from './call.ts';
import type { Policies, Ruling } from './policy.ts';

/** Makes refusals: which code one carries follows from the contract and the policy, never from the place that refuses. */
export interface Refusals {
  /** For the few refusals that no clause is about. */
  byCode(code: number, info: string, violation: Violation): Refusal;
  /** Undefined where a policy accepts the situation. */
  bySituation(operation: Operation, situation: Provocation, info: string): Refusal | undefined;
  /** Undefined where a policy accepts what breaks the schema. */
  bySchema(operation: Operation, schema: 'request' | 'query', error: SchemaError): Refusal | undefined;
  /** Which rule a client broke, whatever a policy answers to that. */
  mistakeAt(operation: Operation, schema: 'request' | 'query', error: SchemaError): Violation;
  /** The clause that speaks of a situation. */
  clauseOf(operation: Operation, situation: Provocation): ClauseId;
}

/** What happens in one situation, worked out once. */
interface Settled {
  readonly ruling: Ruling;
  readonly clause: string;
}

/** Situations that the state of the service causes; all others are the caller's own doing. */
const ofState: ReadonlySet<string> = new Set(['account', 'subscriber']);

/** The refusals of a mock with these policies. */
export function createRefusals(contract: Contract, policies: Policies): Refusals {
  const situations = new Map<string, Settled>();
  const places = new Map<string, Settled>();
  const settle = (operation: Operation, clause: Clause | undefined, situation?: Provocation): Settled => ({
    ruling: rulingOf(contract, policies, operation, clause, situation),
    clause: clause?.id ?? 'service.codes.documented',
  });
  const inSituation = (operation: Operation, situation: Provocation) => {
    const name = situationName(situation);
    return remember(situations, `${operation.command} ${name}`, () =>
      settle(operation, clauseOfSituation(contract, operation, name), situation),
    );
  };
  const atPlace = (operation: Operation, schema: 'request' | 'query', { schemaPointer }: SchemaError) =>
    remember(places, `${operation.command} ${schema} ${schemaPointer}`, () => {
      const clause = clauseAt(contract, operation.command, schema, schemaPointer);
      return settle(operation, clause, clause?.situations?.[0]);
    });
  return {
    byCode: (code, info, violation) => ({ code, info, violation }),
    bySituation: (operation, situation, info) =>
      refusal(inSituation(operation, situation), info, situationName(situation), situation),
    bySchema: (operation, schema, error) =>
      refusal(
        atPlace(operation, schema, error),
        `${error.pointer || `the ${schema}`} ${error.message}`,
        error.keyword,
      ),
    mistakeAt: (operation, schema, error) => ({
      rule: error.keyword,
      clause: atPlace(operation, schema, error).clause,
    }),
    clauseOf: (operation, situation) => inSituation(operation, situation).clause,
  };
}

/** A situation in one word, e.g. `usersig-expired` or `query-missing-sdkappid`. */
export function situationName(situation: Provocation): string {
  const [subject = '', state = ''] = Object.entries(situation)[0] ?? [];
  return `${subject}-${String(state).replaceAll(' ', '-')}`;
}

function refusal(settled: Settled, info: string, rule: string, situation?: Provocation): Refusal | undefined {
  if (settled.ruling.kind === 'accept') return undefined;
  const refused = { code: settled.ruling.code, info, ...(situation === undefined ? {} : { situation }) };
  const byState = situation !== undefined && ofState.has(Object.keys(situation)[0] ?? '');
  return byState ? refused : { ...refused, violation: { rule, clause: settled.clause } };
}

/** The clause about a situation: the operation's own before the service's. */
function clauseOfSituation(contract: Contract, operation: Operation, name: string): Clause | undefined {
  const clauses = [...Object.values(operation.clauses), ...Object.values(contract.service.clauses)];
  return clauses.find(({ situations = [] }) =>
    situations.some((situation) => situationName(situation) === name),
  );
}

function rulingOf(
  contract: Contract,
  policies: Policies,
  operation: Operation,
  clause: Clause | undefined,
  situation: Provocation | undefined,
): Ruling {
  const how = clause?.refusal ?? 'documented';
  if (typeof how === 'string' && how.startsWith('silence:'))
    return policies.ruling(how.slice('silence:'.length));
  const [named] = typeof how === 'string' ? [] : how;
  const code = named ?? (situation && codeFor(contract, operation, situation)) ?? policies.invalidCode;
  return { kind: 'refuse', code };
}

/** The lowest code that the contract gives for a situation and that the operation may answer. */
function codeFor(contract: Contract, operation: Operation, situation: Provocation): number | undefined {
  const name = situationName(situation);
  const codes = Object.values(contract.errors)
    .filter(({ scope, code }) => scope === 'common' || operation.codes.includes(code))
    .filter(({ when }) => when.some((cause) => situationName(cause) === name))
    .map(({ code }) => code);
  return codes.sort((a, b) => a - b)[0];
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
