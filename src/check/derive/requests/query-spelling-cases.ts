import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectAccepted } from '../../../judge/expectation.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, CaseRequest } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';

/** A query that means what the usual one means. */
interface Spelling {
  readonly subject: string;
  readonly variant: string;
  readonly clause: ClauseId;
  readonly says: string;
  readonly request: Omit<CaseRequest, 'body'>;
}

const spellings: readonly Spelling[] = [
  {
    subject: 'query',
    variant: 'order-reversed',
    clause: 'service.query.any-order',
    says: 'its query parameters in the opposite order',
    request: { respellQuery: (query) => query.split('&').toReversed().join('&') },
  },
  {
    subject: 'query',
    variant: 'percent-encoded',
    clause: 'service.query.percent-encoding',
    says: 'every character in its query parameters percent-encoded',
    request: {
      respellQuery: (query) => query.replace(/=([^&]*)/g, (_, value: string) => `=${encoded(value)}`),
    },
  },
  ...['0', '4294967295'].map((random) => ({
    subject: 'random',
    variant: random,
    clause: 'service.query.random',
    says: `${random} as random`,
    request: { query: { random } },
  })),
];

/** The cases of one operation whose query is spelt unusually, or holds a random at its bounds: it is accepted. */
export function querySpellingCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return spellings.map(({ subject, variant, clause, says, request }) =>
    oneCallCase(contract, operation, {
      kind,
      subject,
      variant,
      clause,
      title: `${operation.command} with ${says} is accepted`,
      request: (world) => ({ ...request, body: { json: baseRequest(operation, world) } }),
      expect: () => expectAccepted(clause, operation.batch && [1]),
    }),
  );
}

/** Percent-encoding of a character that needs none does not change what a URL means. @source rfc-3986#unreserved */
function encoded(value: string): string {
  const bytes = [...Buffer.from(decodeURIComponent(value))];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
