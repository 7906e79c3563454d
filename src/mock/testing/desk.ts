import { Api } from 'tls-sig-api-v2';
import { readContract } from '../../contract/read-contract.ts';
import { answerCall } from '../answer-call.ts';
import { createMock } from '../create-mock.ts';
import type { Mock } from '../mock.ts';
import type { Reply } from '../server/write-answer.ts';
import type { MockApp, MockOptions } from '../types.ts';

export const contract = readContract();
const secretKey = 'key-of-a-test';
const startMs = 1_800_000_000_000;

/** Calls made at all desks: each has a `random` of its own. */
let calls = 0;

/** What is unusual about one call. */
export interface Unusual {
  readonly region?: string;
  readonly domainOf?: string;
  readonly method?: string;
  readonly path?: string;
  /** The header; empty for none. */
  readonly contentType?: string;
  readonly bodyTooLong?: boolean;
  /** Which connection the call comes over; all come over one where absent. */
  readonly connection?: number;
  /** Path and query as they were written. */
  readonly url?: string;
  readonly queryReversed?: boolean;
  readonly accept?: string;
  readonly acceptEncoding?: string;
  readonly chunked?: boolean;
  /** Overrides of query parameters; undefined leaves one out, several values repeat it. */
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it is sent, instead of the JSON of the one given. */
  readonly raw?: string | Uint8Array | undefined;
  /** What is signed instead of the caller's own. */
  readonly signed?: { identifier?: string; sdkAppId?: number; secretKey?: string; expireSeconds?: number };
}

/** A mock without a network, and a way to call it. */
export interface Desk {
  readonly mock: Mock;
  /** The time that calls are made at, in ms since epoch. */
  nowMs: number;
  reply(command: string, body: unknown, unusual?: Unusual): Reply;
  /** The answer, parsed. */
  ask(command: string, body: unknown, unusual?: Unusual): Readonly<Record<string, unknown>>;
  /** The ErrorCode of the answer. */
  code(command: string, body: unknown, unusual?: Unusual): number;
}

/**
 * Opens a desk. The clock stands still unless a test moves it.
 *
 * @param watch - sees every reply
 */
export function openDesk(options: Partial<MockOptions> = {}, watch: (reply: Reply) => void = () => {}): Desk {
  const mock = createMock({ contract, secretKey, onError: rethrow, ...options });
  const apps = [...mock.runtimes.values()].map(({ app }) => app);
  const desk: Desk = {
    mock,
    nowMs: startMs,
    reply(command, body, unusual = {}) {
      const reply = answerCall(mock, receivedOf(apps, command, body, unusual), desk.nowMs);
      watch(reply);
      return reply;
    },
    ask: (command, body, unusual) => JSON.parse(String(desk.reply(command, body, unusual).body)),
    code: (command, body, unusual) => desk.ask(command, body, unusual).ErrorCode as number,
  };
  return desk;
}

/** A bug of the mock ends the test; clients would see an internal error. */
function rethrow(error: unknown): never {
  throw error;
}

function receivedOf(apps: readonly MockApp[], command: string, body: unknown, unusual: Unusual) {
  const app = appOf(apps, unusual.region ?? 'china');
  const raw = 'raw' in unusual ? unusual.raw : JSON.stringify(body);
  const query = {
    sdkappid: String(app.sdkAppId),
    identifier: app.identifier,
    usersig: signatureOf(app, unusual.signed),
    random: String(++calls),
    contenttype: 'json',
    ...unusual.query,
  };
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return {
    method: unusual.method ?? 'POST',
    path: unusual.path ?? contract.service.path.replace('{command}', command),
    query: Object.fromEntries(unusual.queryReversed ? given.reverse() : given),
    ...(unusual.url !== undefined && { url: unusual.url }),
    host: appOf(apps, unusual.domainOf ?? app.region).domain,
    contentType: unusual.contentType ?? 'application/json',
    body: raw === undefined ? undefined : Buffer.from(raw),
    connection: () => unusual.connection ?? 1,
    ...(unusual.accept !== undefined && { accept: unusual.accept }),
    ...(unusual.acceptEncoding !== undefined && { acceptEncoding: unusual.acceptEncoding }),
    ...(unusual.chunked && { chunked: true }),
    ...(unusual.bodyTooLong === true ? { bodyTooLong: true } : {}),
  };
}

function appOf(apps: readonly MockApp[], region: string): MockApp {
  const app = apps.find((one) => one.region === region);
  if (app === undefined) throw new RangeError(`no app in ${region}`);
  return app;
}

const signatures = new Map<string, string>();

/** Signed by the vendor's own package, at the time at which desks begin. */
function signatureOf(app: MockApp, signed: Unusual['signed'] = {}): string {
  const { identifier = app.identifier, sdkAppId = app.sdkAppId, expireSeconds = 86_400 } = signed;
  const key = signed.secretKey ?? app.secretKey;
  const name = JSON.stringify([identifier, sdkAppId, expireSeconds, key]);
  const known =
    signatures.get(name) ?? atStart(() => new Api(sdkAppId, key).genUserSig(identifier, expireSeconds));
  signatures.set(name, known);
  return known;
}

/** The package asks the clock of the process. */
function atStart<T>(make: () => T): T {
  const { now } = Date;
  Date.now = () => startMs;
  try {
    return make();
  } finally {
    Date.now = now;
  }
}

/** Creates an account at a desk, unless it is there, and returns its id. */
export function openAccount(desk: Desk, id = '@TOA#_a', more: object = {}, unusual: Unusual = {}): string {
  const body = { Owner_Account: 'owner', Name: 'name', OfficialAccountUserID: id, ...more };
  desk.reply('create_official_account', body, unusual);
  return id;
}

/** The body of an add_subscriber. */
export function adding(account: string, users: readonly unknown[]): object {
  return { Official_Account: account, SubscriberList: users.map((user) => ({ Subscriber_Account: user })) };
}

/** The Results of an add_subscriber, or the code of its refusal. */
export function add(desk: Desk, account: string, users: readonly unknown[], unusual: Unusual = {}): unknown {
  return resultsOf(desk.ask('add_subscriber', adding(account, users), unusual));
}

/** The Results of an answer in the order of its list, or the code of the refusal. */
export function resultsOf(answer: Readonly<Record<string, unknown>>): unknown {
  const entries = answer.SubscriberList as { readonly Result: number }[];
  return answer.ErrorCode === 0 ? entries.map(({ Result }) => Result) : answer.ErrorCode;
}

/** The subscribers of an account, in the order of the list. */
export function subscribersOf(desk: Desk, account: string): readonly string[] {
  const users: string[] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const page = desk.ask('get_subscriber_info', { Official_Account: account, Next: next });
    const entries = page.SubscriberList as { readonly Subscriber_Account: string }[];
    users.push(...entries.map(({ Subscriber_Account }) => Subscriber_Account));
    next = page.Next === '' ? undefined : (page.Next as string);
  }
  return users;
}

/** Distinct users: `u0`, `u1`, ... */
export function users(count: number, prefix = 'u'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}
