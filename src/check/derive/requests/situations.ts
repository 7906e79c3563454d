import type { Operation, Provocation, Region } from '../../../contract/types.ts';
import { baseRequest } from '../../base-request.ts';
import type { Arrangement, Case, CaseRequest, World } from '../../case.ts';

/** How a situation is brought about: the state beforehand, and what is unusual in the request. */
export interface Situation {
  /** Names the situation in case ids: `account-full`. */
  readonly name: string;
  readonly says: string;
  readonly lane: Case['lane'];
  readonly arrangement: Arrangement;
  readonly request: (world: World, operation: Operation) => CaseRequest;
}

/** More than 12 KB, whether a KB has 1,000 bytes or 1,024, and whether the words count or all of the message. */
const tooManyBytes = 16_384;

const empty: Arrangement = { account: 'empty' };

/** UserID of nobody's: well-formed, and no administrator. */
const nobody = 'oap-nobody';
const nobodysEnd = '-nobody';

/** @source user-sig#parameters */
const longestUserId = 32;

const day = 86_400;

/** A key of the usual form that is no app's, for targets that have one app only. */
const strangeKey = '0'.repeat(64);

const plain: Situation['request'] = (world, operation) => ({ body: { json: baseRequest(operation, world) } });

/** A plain request with something unusual around its body. */
function around(alter: (world: World) => Omit<CaseRequest, 'body'>): Situation['request'] {
  return (world, operation) => ({ ...plain(world, operation), ...alter(world) });
}

type Row = Omit<Situation, 'name' | 'lane'>;

/** Situations of accounts and users, by `<key>-<value>` of the provocation. */
const ofState: Readonly<Record<string, Row>> = {
  'account-missing': {
    says: 'an account that never existed',
    arrangement: { account: 'missing' },
    request: plain,
  },
  'account-destroyed': { says: 'a destroyed account', arrangement: { account: 'destroyed' }, request: plain },
  'account-malformed-id': {
    says: 'a malformed account id',
    arrangement: { account: 'malformed-id' },
    request: plain,
  },
  'account-full': {
    says: 'a full account',
    arrangement: { account: 'empty', places: 3, members: 3 },
    request: plain,
  },
  'account-id-taken': {
    says: 'an id that is in use',
    arrangement: empty,
    request: (world, operation) => plain({ ...world, freeAccount: () => world.account }, operation),
  },
  'subscriber-at-join-limit': {
    says: 'a user who has joined as many accounts as may be',
    arrangement: { account: 'empty', joinsLeft: 0 },
    request: plain,
  },
  'subscriber-not-subscribed': {
    says: 'a user who does not subscribe to the account',
    arrangement: { account: 'empty', members: 0 },
    request: plain,
  },
  'message-too-large': {
    says: 'a message of more than 12 KB',
    arrangement: empty,
    request: (world, operation) => plain({ ...world, text: world.text.padEnd(tooManyBytes, 'x') }, operation),
  },
  'body-not-json': {
    says: 'a body that is not JSON',
    arrangement: empty,
    request: (world, operation) => ({
      body: { raw: JSON.stringify(baseRequest(operation, world)).slice(0, -1) },
    }),
  },
  'body-invalid': { says: 'an empty body', arrangement: empty, request: () => ({ body: { raw: '' } }) },
};

/** Short, so that a service that goes on for hours is found; longer than clocks differ. In seconds. */
const expiredFor = 600;

/** Situations of who asks, and where. */
const ofRights: Readonly<Record<string, Row>> = {
  'usersig-expired': {
    says: 'a signature that expired ten minutes ago',
    arrangement: empty,
    request: around(() => ({ signature: { issuedSecondsAgo: day + expiredFor, expireSeconds: day } })),
  },
  'usersig-wrong-key': {
    says: 'a signature made with the key of another app',
    arrangement: empty,
    request: around((world) => ({ signature: { secretKey: keyOfAnother(world) } })),
  },
  'usersig-other-identifier': {
    says: 'a signature made out to another user',
    arrangement: empty,
    request: around(() => ({ signature: { identifier: nobody } })),
  },
  'usersig-other-app': {
    says: 'a signature made out to another app',
    arrangement: empty,
    request: around((world) => ({ signature: { sdkAppId: ownApp(world) + 1 } })),
  },
  'usersig-malformed': {
    says: 'a signature that is none',
    arrangement: empty,
    request: around(() => ({ signature: { literal: 'not-a-signature' } })),
  },
  'identifier-not-admin': {
    says: 'a valid signature of a user who is no administrator',
    arrangement: empty,
    request: around((world) => {
      const identifier = namesake(world);
      return { query: { identifier }, signature: { identifier } };
    }),
  },
  'app-other-region': {
    says: "another region's domain",
    arrangement: empty,
    request: around((world) => ({ domainOf: otherRegion(world) })),
  },
  'app-unknown': {
    says: 'an SDKAppID that does not exist',
    arrangement: empty,
    request: around(() => ({ query: { sdkappid: '1' }, signature: { sdkAppId: 1 } })),
  },
};

/**
 * The situation of a provocation; `undefined` where requests one by one cannot bring it about (a rate above the limit
 * belongs to load, an app without the service to the console) or where another rule derives it (query, user ids).
 */
export function situationOf(provocation: Provocation): Situation | undefined {
  const [[key, value]] = Object.entries(provocation) as [[string, string]];
  const name = `${key}-${value}`;
  const state = ofState[name];
  if (state !== undefined) return { name, lane: 'main', ...state };
  const rights = ofRights[name];
  return rights && { name, lane: failsSignature(provocation) ? 'auth' : 'main', ...rights };
}

/** Whether the service may count the call as a failing signature, of which many lock an app out. @source error-codes#70050 */
function failsSignature(provocation: Provocation): boolean {
  return 'usersig' in provocation || ('app' in provocation && provocation.app === 'unknown');
}

/** Nobody's UserID, which begins like that of the administrator: no administrator by anything but a careless look. */
function namesake({ target, region }: World): string {
  const own = target.regions.find((one) => one.region === region)?.credentials.identifier ?? '';
  return `${own.slice(0, longestUserId - nobodysEnd.length)}${nobodysEnd}`;
}

function ownApp({ target, region }: World): number {
  return target.regions.find((own) => own.region === region)?.credentials.sdkAppId ?? 0;
}

function keyOfAnother({ target, region }: World): string {
  const another = target.regions.find((own) => own.region !== region);
  return another?.credentials.secretKey ?? strangeKey;
}

/** A region whose domain the app does not belong to: the next one, so that of several each domain is asked. */
function otherRegion({ contract, target, region }: World): Region {
  const own = target.regions.map((one) => one.region);
  const all = own.length > 1 ? own : (Object.keys(contract.service.regions) as Region[]);
  return all[(all.indexOf(region) + 1) % all.length] as Region;
}
