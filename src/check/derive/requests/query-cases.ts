import { clauseAt } from '../../../contract/look-up.ts';
import type { Contract, JsonPointer, JsonSchema, Operation } from '../../../contract/types.ts';
import { expectRefusal } from '../../../judge/expectation.ts';
import { isJsonObject } from '../../../judge/outcome.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case } from '../../case.ts';
import { isAboutMembers, plainArrangement, worldFor } from '../about-members.ts';

/** The cases of the query parameters for one operation: each is left out, and each gets a value that its rule refuses. */
export function queryCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  const { querySchema } = contract.service;
  const schema = isJsonObject(querySchema) ? querySchema : {};
  const required = (schema.required ?? []) as readonly string[];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return [
    ...required.map((name, index) => ({
      name,
      variant: 'missing',
      value: undefined,
      rule: `/required/${index}`,
    })),
    ...properties.flatMap(([name, property]) => wrongValues(name, property)),
  ].map((trial) => queryCase(contract, operation, kind, trial));
}

/** One parameter with something wrong about it; without a value it is left out. */
interface Trial {
  readonly name: string;
  readonly variant: string;
  readonly value: string | undefined;
  readonly rule: JsonPointer;
}

/** Values that break a parameter's rule: none, another text, beyond its range. */
function wrongValues(name: string, schema: JsonSchema): readonly Trial[] {
  if (!isJsonObject(schema)) return [];
  const rule = `/properties/${name}`;
  if (schema.const !== undefined)
    return [
      { name, variant: 'wrong', value: `not-${String(schema.const)}`, rule },
      { name, variant: 'empty', value: '', rule },
    ];
  if (typeof schema.pattern !== 'string') return [];
  const form = new RegExp(schema.pattern, 'u');
  return Object.entries(wrongTexts)
    .filter(([, value]) => !form.test(value))
    .map(([variant, value]) => ({ name, variant, value, rule }));
}

const wrongTexts = {
  empty: '',
  text: 'abc',
  negative: '-1',
  'above-uint32': '4294967296',
  spaced: 'a b',
} as const;

/** Parameters whose change may count as a failing signature. @source error-codes#70050 */
const signed: ReadonlySet<string> = new Set(['sdkappid', 'identifier', 'usersig']);

function queryCase(contract: Contract, operation: Operation, kind: string, trial: Trial): Case {
  const { name, variant, value } = trial;
  const { command } = operation;
  const clause = clauseAt(contract, command, 'query', trial.rule);
  if (clause === undefined)
    throw new Error(`contracts/service.json: a clause must cover the query parameter ${name}`);
  const expectation = expectRefusal(contract, command, clause.id);
  return {
    id: `${command}/${kind}/${name}#${variant}`,
    operation: command,
    clause: clause.id,
    ...(expectation.silence === undefined ? {} : { silence: expectation.silence }),
    title: `${command} with ${variant === 'missing' ? 'no' : `a wrong (${variant})`} ${name} in the query is refused`,
    lane: signed.has(name) ? 'auth' : 'main',
    arrangement: plainArrangement(contract, operation, 1),
    users: isAboutMembers(operation) ? 0 : 1,
    steps: [
      {
        operation: command,
        request: (world) => ({
          body: { json: baseRequest(operation, worldFor(operation, world)) },
          query: { [name]: value },
        }),
        expect: () => expectation,
      },
    ],
  };
}
