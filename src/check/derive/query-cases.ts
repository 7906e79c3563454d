import { clauseAt } from '../../contract/look-up.ts';
import type { Contract, JsonSchema, Operation } from '../../contract/types.ts';
import { expectRefusal } from '../../judge/expectation.ts';
import { isJsonObject } from '../../judge/outcome.ts';
import { baseRequest } from '../base-request.ts';
import type { Case, CaseRequest } from '../case.ts';

/** The cases of the query parameters for one operation: each is left out, and each gets a value that its rule refuses. */
export function queryCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  const { querySchema } = contract.service;
  const properties = isJsonObject(querySchema) ? (querySchema.properties as Record<string, JsonSchema>) : {};
  return Object.entries(properties).flatMap(([name, schema]) => [
    queryCase(contract, operation, kind, name, 'missing', undefined),
    ...wrongValues(schema).map(([variant, value]) =>
      queryCase(contract, operation, kind, name, variant, value),
    ),
  ]);
}

/** Values that break a parameter's rule: beyond its range, another text, none. */
function wrongValues(schema: JsonSchema): readonly (readonly [variant: string, value: string])[] {
  if (!isJsonObject(schema)) return [];
  if (schema.const !== undefined) return [['wrong', `not-${String(schema.const)}`]];
  if (typeof schema.pattern !== 'string') return [];
  const form = new RegExp(schema.pattern, 'u');
  const candidates = [
    ['empty', ''],
    ['text', 'abc'],
    ['negative', '-1'],
    ['above-uint32', '4294967296'],
  ] as const;
  return candidates.filter(([, value]) => !form.test(value));
}

function queryCase(
  contract: Contract,
  operation: Operation,
  kind: string,
  name: string,
  variant: string,
  value: string | undefined,
): Case {
  const { command } = operation;
  const pointer = `/properties/${name}`;
  const clause = clauseAt(contract, command, 'query', pointer);
  if (clause === undefined)
    throw new Error(`contracts/service.json: a clause must cover the query parameter ${name}`);
  const expectation = expectRefusal(contract, command, clauseFor(contract, name, variant) ?? clause.id);
  const request = (json: unknown): CaseRequest => ({ body: { json }, query: { [name]: value } });
  return {
    id: `${command}/${kind}/${name}#${variant}`,
    operation: command,
    clause: expectation.clause,
    ...(expectation.silence === undefined ? {} : { silence: expectation.silence }),
    title: `${command} with ${variant === 'missing' ? 'no' : `${variant} value of`} ${name} in the query`,
    lane: 'auth',
    arrangement: { account: 'empty' },
    users: 1,
    steps: [
      {
        operation: command,
        request: (world) => request(baseRequest(operation, world)),
        expect: () => expectation,
      },
    ],
  };
}

/** The clause about a missing or a wrong value of that parameter, where the service has one for the situation. */
function clauseFor({ service }: Contract, name: string, variant: string): string | undefined {
  const situation = variant === 'missing' ? `missing ${name}` : `wrong ${name}`;
  const clauses = Object.values(service.clauses);
  return clauses.find(
    (clause) => clause.situation && 'query' in clause.situation && clause.situation.query === situation,
  )?.id;
}
