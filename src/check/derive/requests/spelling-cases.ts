import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectAccepted } from '../../../judge/expectation.ts';
import { isJsonObject } from '../../../judge/outcome.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';

const clause: ClauseId = 'service.request.json';

/** Other spellings of one JSON value: whoever reads JSON reads the same. @source rfc8259#2 */
const spellings: Readonly<Record<string, (request: Record<string, unknown>) => string>> = {
  'keys-reversed': (request) => JSON.stringify(reversed(request)),
  'pretty-printed': (request) => `\r\n\t${JSON.stringify(request, null, 4).replaceAll('\n', '\r\n')}\n`,
  'letters-escaped': (request) => JSON.stringify(request).replace(stringToken, escaped),
};

const stringToken = /"(?:[^"\\]|\\.)*"/g;

/** The cases of one operation whose valid request is spelt unusually: it means the same, and is accepted. */
export function spellingCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return Object.entries(spellings).map(([variant, spell]) =>
    oneCallCase(contract, operation, {
      kind,
      subject: 'body',
      variant,
      clause,
      title: `${operation.command} with a valid request spelt unusually (${variant.replaceAll('-', ' ')}) is accepted`,
      request: (world) => ({ body: { raw: spell(baseRequest(operation, world)) } }),
      expect: () => expectAccepted(clause, operation.batch && [1]),
    }),
  );
}

/** The members of every object in the opposite order; of lists the order counts, and stays. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.reverse());
}

/** A JSON string in which every character, of names too, is an escape. */
function escaped(token: string): string {
  const text = JSON.parse(token) as string;
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
}
