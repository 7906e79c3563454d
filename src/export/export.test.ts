import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileValidators } from '../contract/compile-validators.ts';
import { get } from '../contract/json-pointer.ts';
import { readContract } from '../contract/read-contract.ts';
import { mutated } from '../contract/testing/mutated.ts';
import { utf8Length } from '../contract/validators/utf8-length.ts';
import { schemaName } from './body-schemas.ts';
import { openapiDocument } from './openapi/openapi-document.ts';
import { publishedSchema } from './published-schema.ts';
import { schemasDocument } from './schemas-document.ts';

const contract = readContract();
const operations = Object.values(contract.operations);
const openapi = roundTrip(openapiDocument(contract));
const schemas = roundTrip(schemasDocument(contract));

interface Example {
  readonly command: string;
  readonly body: 'request' | 'response';
  readonly name: string;
  readonly value: unknown;
}

const examples = operations.flatMap(({ command, examples: named }) => examplesOf(command, named));
const callbacks = Object.values(contract.webhooks.events).flatMap(({ event, examples: named }) =>
  examplesOf(event, named),
);

function examplesOf(command: string, named: Readonly<Record<string, unknown>>): readonly Example[] {
  return Object.entries(named).map(([name, value]) => {
    return { command, body: name.startsWith('request') ? 'request' : 'response', name, value };
  });
}

/** What a program gets that reads the printed document. */
function roundTrip(document: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(document));
}

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : referencesIn(child),
  );
}

/** Validators of other people: strict, and knowing no more of our keyword than they were told. */
function validate(name: string, value: unknown): boolean {
  const validator = ajv.getSchema(`${String(schemas.$id)}#/$defs/${name}`);
  if (validator === undefined) throw new Error(`the document must have the schema ${name}`);
  return validator(value) === true;
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addKeyword({
  keyword: 'x-max-bytes',
  type: 'string',
  validate: (most: number, text: string) => utf8Length(text) <= most,
});
ajv.addSchema(schemas);

test('the OpenAPI document is valid by the schema of OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(openapi)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('a document with a mistake is not', async () => {
  const { info: _, ...broken } = openapi;
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
});

test('every reference leads to a place in the document', () => {
  const references = referencesIn(openapi);
  expect(references).toContain('#/components/schemas/AddSubscriberRequest');
  expect(references.filter((reference) => get(openapi, reference.slice(1)) === undefined)).toEqual([]);
  expect(referencesIn(schemas)).toEqual([]);
});

test('the OpenAPI document has each operation with its codes, its rate and the domains of all regions', () => {
  const { service } = contract;
  const servers = openapi.servers as readonly { readonly url: string }[];
  const domains = Object.values(service.regions).map(({ domain }) => `https://${domain}`);
  expect(servers.map(({ url }) => url)).toEqual(domains);
  for (const { command, codes, limits } of operations) {
    const post = get(
      openapi.paths,
      `/${service.path.replace('{command}', command).replaceAll('/', '~1')}/post`,
    );
    const described = get(post, '/responses/200/description') as string;
    expect(codes.filter((code) => !described.includes(`\`${code}\``))).toEqual([]);
    expect(get(post, '/x-calls-per-second')).toBe(limits.callsPerSecond);
    expect(get(post, '/parameters')).toHaveLength(5);
  }
});

test('the first example of each body is the plain one, which tools take', () => {
  for (const path of Object.values(openapi.paths as object)) {
    const contents = [get(path, '/post/requestBody/content'), get(path, '/post/responses/200/content')];
    const firsts = contents.map(
      (content) => Object.keys(get(content, '/application~1json/examples') as object)[0],
    );
    expect(firsts).toEqual(['request', 'response']);
  }
});

test.each([...examples, ...callbacks])(
  '$command: $name fits the exported schema',
  ({ command, body, value }) => {
    expect(validate(schemaName(command, body), value)).toBe(true);
    expect(get(openapi.components, `/schemas/${schemaName(command, body)}`)).toEqual(
      get(schemas.$defs, `/${schemaName(command, body)}`),
    );
  },
);

test('the exported schemas accept and refuse what the contract does', () => {
  const validators = compileValidators(contract);
  fc.assert(
    fc.property(
      fc
        .constantFrom(...examples)
        .chain((example) => mutated(example.value).map((value) => ({ example, value }))),
      ({ example: { command, body }, value }) => {
        const ours = validators[body](command, value).length === 0;
        expect(validate(schemaName(command, body), value)).toBe(ours);
      },
    ),
  );
});

test('a bound in bytes also bounds the characters, and stays readable', () => {
  const schema = { type: 'string', maxBytes: 150 };
  const silent = () => [];
  expect(publishedSchema(schema, silent)).toEqual({ type: 'string', maxLength: 150, 'x-max-bytes': 150 });
  expect(publishedSchema({ ...schema, maxLength: 48 }, silent)).toMatchObject({ maxLength: 48 });
  expect(publishedSchema({ ...schema, maxLength: 999 }, silent)).toMatchObject({ maxLength: 150 });
});
