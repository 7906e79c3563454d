import { clauseAt } from '../../../contract/look-up.ts';
import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectRefusal } from '../../../judge/expectation.ts';
import { isJsonObject } from '../../../judge/outcome.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';

/**
 * Bodies that are no JSON, by what is wrong with them: each is made of a valid one.
 *
 * @source rfc-8259#grammar
 */
const malformed: Readonly<Record<string, (valid: string) => string>> = {
  'cut-after-brace': (valid) => valid.slice(0, 1),
  'cut-in-name': (valid) => valid.slice(0, valid.indexOf('"') + 4),
  'cut-after-colon': (valid) => valid.slice(0, valid.indexOf(':') + 1),
  'cut-in-text': (valid) => valid.slice(0, valid.lastIndexOf('"') - 1),
  'cut-after-text': (valid) => valid.slice(0, valid.lastIndexOf('"') + 1),
  'plain-text': () => 'add these subscribers',
  'as-form': (valid) => new URLSearchParams({ request: valid }).toString(),
  'other-bracket': (valid) => valid.replace(/}$/, ']'),
  'comma-at-end': (valid) => valid.replace(/}$/, ',}'),
  'single-quotes': (valid) => valid.replaceAll('"', "'"),
  'bare-names': (valid) => valid.replace(/"(\w+)":/g, '$1:'),
};

/** Levels of brackets around nothing: more than anybody means, and less than any reader must give up at. */
const levels = 1000;

/** The cases of one operation whose body is no request at all: it is refused, and nothing is written. */
export function malformedCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  const json: ClauseId = 'service.request.json';
  const notEmpty: ClauseId = 'service.request.not-empty';
  return [
    ...Object.entries(malformed).map(([variant, spoil]) =>
      refusedCase(contract, operation, json, { kind, subject: 'body', variant, spoil }),
    ),
    refusedCase(contract, operation, notEmpty, {
      kind,
      subject: 'body',
      variant: 'blank',
      spoil: () => ' \r\n\t ',
    }),
    ...nestedFields(contract, operation, kind),
    ...notNumbers(contract, operation, kind),
  ];
}

/** How a valid request is spoilt. */
interface Spoilt {
  readonly kind: string;
  readonly subject: string;
  readonly variant: string;
  readonly spoil: (valid: string) => string;
  /** An optional field that the valid request has. */
  readonly also?: string;
}

function refusedCase(contract: Contract, operation: Operation, clause: ClauseId, spoilt: Spoilt): Case {
  const { command } = operation;
  const { kind, subject, variant, spoil, also } = spoilt;
  const expectation = expectRefusal(contract, command, clause);
  const asked = oneCallCase(contract, operation, {
    kind,
    subject,
    variant,
    clause,
    title: `${command} with a body that is none (${subject} ${variant.replaceAll('-', ' ')}) is refused`,
    request: (world) => ({ body: { raw: spoil(JSON.stringify(baseRequest(operation, world, also))) } }),
    expect: () => expectation,
  });
  return expectation.silence === undefined ? asked : { ...asked, silence: expectation.silence };
}

/** Each field that a request must have, as a list in a list in a list. */
function nestedFields(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return fieldsOf(operation).flatMap(({ name, schema, required }) => {
    const type = schema.type === 'array' ? `${name}/items/type` : `${name}/type`;
    const clause = clauseAt(contract, operation.command, 'request', `/properties/${type}`);
    if (clause === undefined || !required) return [];
    const spoil = (valid: string) => withRaw(valid, name, '['.repeat(levels) + ']'.repeat(levels));
    return [
      refusedCase(contract, operation, clause.id, {
        kind,
        subject: name,
        variant: `nested-${levels}`,
        spoil,
      }),
    ];
  });
}

interface Field {
  readonly name: string;
  readonly schema: { readonly [keyword: string]: unknown };
  readonly required: boolean;
}

/** The fields at the top of a request. */
function fieldsOf({ schemas: { request } }: Operation): readonly Field[] {
  if (!isJsonObject(request)) return [];
  const required = (request.required ?? []) as readonly string[];
  return Object.entries(request.properties ?? {}).flatMap(([name, schema]: [string, unknown]) =>
    isJsonObject(schema) ? [{ name, schema, required: required.includes(name) }] : [],
  );
}

/** Each integer of a request as something that some readers take for a number: a word, or digits with a 0 in front. */
function notNumbers(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return fieldsOf(operation).flatMap(({ name, schema }) => {
    const clause = clauseAt(contract, operation.command, 'request', `/properties/${name}/type`);
    if (clause === undefined || schema.type !== 'integer') return [];
    const withWord = (broken: ClauseId, variant: string, word: string) =>
      refusedCase(contract, operation, broken, {
        kind,
        subject: name,
        variant,
        spoil: (valid) => withRaw(valid, name, word),
        also: name,
      });
    return [
      withWord(clause.id, 'nan', 'NaN'),
      withWord(clause.id, 'infinity', 'Infinity'),
      withWord('service.request.json', 'zero-in-front', '0100'),
    ];
  });
}

/** A request whose field holds this text, JSON or not. */
function withRaw(valid: string, name: string, text: string): string {
  const request: Record<string, unknown> = JSON.parse(valid);
  return JSON.stringify({ ...request, [name]: placeholder }).replace(JSON.stringify(placeholder), text);
}

const placeholder = 'what is to be replaced';
