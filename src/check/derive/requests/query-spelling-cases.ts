import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectAccepted, expectRefusal } from '../../../judge/expectation.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, CaseRequest, World } from '../../case.ts';
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
  {
    subject: 'usersig',
    variant: 'valid-for-180-days',
    clause: 'service.auth.usersig-not-expired',
    says: 'a signature that is valid for 180 days',
    request: { signature: { expireSeconds: 180 * 86_400 } },
  },
  ...['0', '4294967295'].map((random) => ({
    subject: 'random',
    variant: random,
    clause: 'service.query.random',
    says: `${random} as random`,
    request: { query: { random } },
  })),
];

/**
 * The cases of one operation whose query is spelt unusually, or holds a random at its bounds: it is accepted; and that of
 * an identifier that was signed in another letter case: it is refused.
 */
export function querySpellingCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return [
    ...acceptedSpellings(contract, operation, kind),
    otherLetterCase(contract, operation, kind),
    shortAndExpired(contract, operation, kind),
    appTooLarge(contract, operation, kind),
  ];
}

function acceptedSpellings(contract: Contract, operation: Operation, kind: string): readonly Case[] {
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

/** A signature says itself how long it is valid, also where that is a minute. @source error-codes#user-sig */
function shortAndExpired(contract: Contract, operation: Operation, kind: string): Case {
  const clause: ClauseId = 'service.auth.usersig-not-expired';
  return refusedCase(contract, operation, {
    kind,
    subject: 'usersig',
    variant: 'expired-after-a-minute',
    clause,
    says: 'a signature that was valid for a minute, an hour ago',
    request: () => ({ signature: { issuedSecondsAgo: 3600, expireSeconds: 60 } }),
  });
}

/** A number that a service of 32 bits takes for that of the app. */
function appTooLarge(contract: Contract, operation: Operation, kind: string): Case {
  return refusedCase(contract, operation, {
    kind,
    subject: 'sdkappid',
    variant: 'larger-by-2-to-the-32',
    clause: 'service.auth.app-known',
    says: "the app's own SDKAppID and 4,294,967,296 more",
    request: (world) => ({ query: { sdkappid: String(sdkAppIdOf(world) + 2 ** 32) } }),
  });
}

/** A request that must be refused, in the lane of failing signatures. */
function refusedCase(
  contract: Contract,
  operation: Operation,
  told: Pick<Spelling, 'subject' | 'variant' | 'clause' | 'says'> & {
    readonly kind: string;
    readonly request: (world: World) => Omit<CaseRequest, 'body'>;
  },
): Case {
  const { says, request, clause, ...named } = told;
  return {
    ...oneCallCase(contract, operation, {
      ...named,
      clause,
      title: `${operation.command} with ${says} is refused`,
      request: (world) => ({ ...request(world), body: { json: baseRequest(operation, world) } }),
      expect: () => expectRefusal(contract, operation.command, clause),
    }),
    lane: 'auth',
  };
}

/** @source rest-overview#request-url values are case-sensitive; error-codes#user-sig */
function otherLetterCase(contract: Contract, operation: Operation, kind: string): Case {
  const clause: ClauseId = 'service.auth.usersig-identifier';
  return {
    ...oneCallCase(contract, operation, {
      kind,
      subject: 'usersig',
      variant: 'other-letter-case',
      clause,
      title: `${operation.command} with a signature made out to the administrator in another letter case is refused`,
      request: (world) => ({
        body: { json: baseRequest(operation, world) },
        signature: { identifier: otherwise(identifierOf(world)) },
      }),
      expect: () => expectRefusal(contract, operation.command, clause),
    }),
    lane: 'auth',
  };
}

function sdkAppIdOf({ target, region }: World): number {
  return target.regions.find((own) => own.region === region)?.credentials.sdkAppId ?? 0;
}

function identifierOf({ target, region }: World): string {
  return target.regions.find((own) => own.region === region)?.credentials.identifier ?? '';
}

/** Another text: in the other letter case where it has one. */
function otherwise(text: string): string {
  const upper = text.toUpperCase();
  if (upper !== text) return upper;
  const lower = text.toLowerCase();
  return lower === text ? `${text}-` : lower;
}

/** Percent-encoding of a character that needs none does not change what a URL means. @source rfc-3986#unreserved */
function encoded(value: string): string {
  const bytes = [...Buffer.from(decodeURIComponent(value))];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
