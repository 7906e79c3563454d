import type { Call } from '../../call.ts';
import { isDeeper } from '../../reading/json-spelling.ts';
import { bodyText, readBody } from '../../reading/read-body.ts';
import type { Fault } from '../fault.ts';
import { putInto } from '../making/account-of.ts';
import {
  type About,
  accepts,
  breaking,
  changesAnswers,
  changesReply,
  withHooks,
} from '../making/make-fault.ts';

const status200 = 'service.transport.http-status-200';
const json = 'service.request.json';

/** Defects in how bodies become requests, and queries and paths calls. */
export const readingFaults: readonly Fault[] = [
  accepts(
    { name: 'text-body-accepted', clause: json, says: 'A body that is no JSON at all is accepted.' },
    (_, call) => /^[a-z]/.test(bodyText(call)),
  ),
  accepts(
    {
      name: 'blank-body-accepted',
      clause: 'service.request.not-empty',
      says: 'A body of nothing but blanks is accepted.',
    },
    (_, call) => /^\s+$/.test(bodyText(call)),
  ),
  accepts(
    { name: 'cut-body-accepted', clause: json, says: 'A body that ends within a field is accepted.' },
    (_, call) => /^\{.*[^}\s]$/s.test(bodyText(call)) && readBody(call).kind === 'not-json',
  ),
  accepts(
    {
      name: 'comma-at-end-accepted',
      clause: json,
      says: 'A body with a comma after its last field is accepted.',
    },
    (_, call) => /,}$/.test(bodyText(call)),
  ),
  withHooks(
    {
      name: 'cut-body-written',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      says: 'A body that ends too early is refused, after the users that could be read were subscribed.',
    },
    {
      refuse: (refusal, call) => {
        writeWhatIsThere(call);
        return { refusal };
      },
    },
  ),
  accepts(
    {
      name: 'nan-as-integer-accepted',
      clause: 'create_official_account.request.max-subscriber-num-integer',
      says: 'NaN and Infinity are taken for integers.',
    },
    (_, call) => /:(NaN|Infinity)/.test(bodyText(call)),
  ),
  accepts(
    {
      name: 'nested-entries-accepted',
      clause: 'add_subscriber.request.item-object',
      says: 'A list of lists is taken for a list without users.',
    },
    (_, call) => call.operation?.command === 'add_subscriber' && bodyText(call).includes('[[['),
  ),
  changesReply(
    {
      name: 'http-status-500-on-deep-json',
      clause: status200,
      says: 'A body that is nested deep leads to HTTP status 500.',
    },
    (reply, _, call) => (isDeeper(bodyText(call), 50) ? { ...reply, status: 500 } : reply),
  ),
  changesReply(
    {
      name: 'http-status-400-on-other-encoding',
      clause: status200,
      says: 'A body that is not UTF-8 leads to HTTP status 400.',
    },
    (reply, _, call) => (readBody(call).kind === 'not-utf-8' ? { ...reply, status: 400 } : reply),
  ),
  changesReply(
    {
      name: 'http-status-405-on-get',
      clause: status200,
      says: 'A call with another method than POST has HTTP status 405.',
    },
    (reply, _, { received }) => (received.method === 'GET' ? { ...reply, status: 405 } : reply),
  ),
  changesAnswers(
    {
      name: 'undocumented-code-on-exponent',
      clause: 'service.codes.documented',
      says: 'A number with an exponent is refused with a code that no page lists.',
    },
    (answer, call) =>
      /:\d+e/.test(bodyText(call))
        ? { ActionStatus: 'FAIL', ErrorInfo: 'number expected', ErrorCode: 1 }
        : answer,
  ),
  refusesCalls(
    {
      name: 'query-order-counts',
      clause: 'service.query.any-order',
      says: 'A call whose query does not begin with sdkappid is refused.',
    },
    ({ received }) => Object.keys(received.query)[0] !== 'sdkappid',
  ),
  refusesCalls(
    {
      name: 'percent-encoding-not-decoded',
      clause: 'service.query.percent-encoding',
      says: 'Percent-encoded characters of an identifier are taken as they are written.',
    },
    ({ received }) => /identifier=[^&]*%/.test(received.url ?? ''),
  ),
  refusesCalls(
    { name: 'random-zero-refused', clause: 'service.query.random', says: 'A random of 0 counts as missing.' },
    ({ received }) => received.query.random === '0',
  ),
  refusesCalls(
    {
      name: 'random-at-most-refused',
      clause: 'service.query.random',
      says: 'The largest random of 32 bits is refused.',
    },
    ({ received }) => Number(received.query.random) === 2 ** 32 - 1,
  ),
  changesReply(
    {
      name: 'http-status-404-on-unknown-operation',
      clause: status200,
      says: 'An operation that does not exist has HTTP status 404.',
    },
    (reply, _, call) => (call.operation === undefined ? { ...reply, status: 404 } : reply),
  ),
  withHooks(
    {
      name: 'unknown-operation-served',
      clause: 'service.request.path',
      says: 'An operation that does not exist is answered like a list of nobody.',
    },
    {
      refuse: (refusal, call) =>
        breaking('service.request.path')(refusal, call) ? { fields: listOfNobody } : { refusal },
    },
  ),
  withHooks(
    {
      name: 'patch-writes-quietly',
      clause: 'add_subscriber.state.refusal-writes-nothing',
      says: 'A call by PATCH is refused, and carried out.',
    },
    {
      refuse: (refusal, call) => (isByPatch(call) && refusal.code === wrongMethod ? undefined : { refusal }),
      answer: (answer, call) =>
        isByPatch(call)
          ? { ActionStatus: 'FAIL', ErrorInfo: 'the method must be POST', ErrorCode: wrongMethod }
          : answer,
    },
  ),
];

const listOfNobody = { SubscriberList: [], SubscriberNum: 0, Next: '' };

const wrongMethod = 60002;

function isByPatch({ received }: Call): boolean {
  return received.method === 'PATCH';
}

/** A fault that refuses calls that are in order. */
function refusesCalls(about: About, where: (call: Call) => boolean): Fault {
  const refusal = { code: 60025, info: 'the query is wrong' };
  return withHooks(about, { instead: (call) => (where(call) ? { refusal } : undefined) });
}

/** Subscribes whoever is named in what is there of an addition. */
function writeWhatIsThere(call: Call): void {
  const text = bodyText(call);
  const [account] = /(?<="Official_Account":")[^"]+/.exec(text) ?? [];
  const [user] = /(?<="Subscriber_Account":")[^"]+(?=")/.exec(text) ?? [];
  const { runtime } = call;
  if (account === undefined || user === undefined || runtime === undefined) return;
  putInto(call, runtime.state.accounts.get(account), [user]);
}
