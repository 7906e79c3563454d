import { gzipSync } from 'node:zlib';
import type { Answer, Call } from '../call.ts';
import type { Reply } from '../server/write-answer.ts';
import type { FaultHooks, Seed } from './fault.ts';
import { laggingListings } from './subscribers/listing.ts';
import { escapeUnicode, reverseKeys, rewriteNumbers, withFieldsBeside } from './wire/rewrite-json.ts';

/** Bytes of one piece of an answer that is sent in pieces: few enough to cut characters in two. */
const pieceBytes = 7;

/** Longer than answers take here, and far below any timeout, in ms. */
const slowMs = 15;
const stallMs = 400;
const stallEvery = 50;

/** Shorter than a read-back waits at least, in ms. */
const lagMs = 100;

function harmless(name: string, says: string, hooks: FaultHooks | (() => FaultHooks)): Seed {
  return { name, says, hooks: typeof hooks === 'function' ? hooks : () => hooks };
}

function rewrites(rewrite: (body: string) => string): FaultHooks {
  return { reply: (reply) => ({ ...reply, body: rewrite(String(reply.body)) }) };
}

function withHeaders(headers: Readonly<Record<string, string>>, more: Partial<Reply> = {}): FaultHooks {
  return { reply: (reply) => ({ ...reply, ...more, headers: { ...reply.headers, ...headers } }) };
}

function rewords(words: (answer: Answer) => string): FaultHooks {
  return { answer: (answer) => ({ ...answer, ErrorInfo: words(answer) }) };
}

/** Words for refusals; accepted calls keep theirs. */
const ofRefusals = (words: string) =>
  rewords(({ ErrorCode, ErrorInfo }) => (ErrorCode === 0 ? ErrorInfo : words));

/** Another type of content, by its own name for the one that is sent, which any client reads in the same way. */
const typed = (type: string) => withHeaders({ 'content-type': type });

/**
 * What a service may do otherwise without breaking any promise: under each of these changes every suite stays silent.
 * They are seeded like faults.
 */
export const harmlessChanges: readonly Seed[] = [
  harmless('keys-reversed', 'Fields stand in the reverse order, also within entries.', rewrites(reverseKeys)),
  harmless(
    'pretty-printed',
    'Answers are indented over many lines.',
    rewrites((body) => JSON.stringify(JSON.parse(body), null, 2)),
  ),
  harmless(
    'space-around',
    'White space stands before and after the JSON.',
    rewrites((body) => `\r\n \t${body}\n\n`),
  ),
  harmless('unicode-escaped', 'Every letter of a text is written as a \\u escape.', rewrites(escapeUnicode)),
  harmless(
    'slashes-escaped',
    'Slashes are written with a backslash.',
    rewrites((body) => body.replaceAll('/', '\\/')),
  ),
  harmless(
    'numbers-with-fraction',
    'Integers are written with a fraction of zero.',
    rewrites((body) => rewriteNumbers(body, (digits) => `${digits}.0`)),
  ),
  harmless(
    'numbers-with-exponent',
    'Integers are written with an exponent of zero.',
    rewrites((body) => rewriteNumbers(body, (digits) => `${digits}E+0`)),
  ),
  harmless('error-info-reworded', 'Refusals say something else.', ofRefusals('no')),
  harmless('error-info-empty', 'Refusals say nothing.', ofRefusals('')),
  harmless('error-info-in-chinese', 'Refusals speak Chinese.', ofRefusals('请求参数错误 😀')),
  harmless(
    'error-info-long',
    'Refusals talk at length, with quotes and line breaks.',
    ofRefusals('"well"\\\n\t\u0001'.repeat(300)),
  ),
  harmless(
    'error-info-on-success',
    'Accepted calls have a text in ErrorInfo too.',
    rewords(({ ErrorInfo }) => ErrorInfo || 'OK'),
  ),
  harmless(
    'more-fields',
    'Answers have fields that no page names.',
    rewrites((body) => withFieldsBeside(body, { RequestId: 'r-1', Extra: { Nested: [null, true] } })),
  ),
  harmless(
    'many-headers',
    'Answers have the headers of a usual gateway.',
    withHeaders({
      server: 'gateway',
      via: '1.1 edge',
      vary: 'origin',
      'cache-control': 'no-store',
      'x-request-id': '17',
      'set-cookie': 'a=b; Path=/',
      'access-control-allow-origin': '*',
      'strict-transport-security': 'max-age=31536000',
    }),
  ),
  harmless('header-names-in-capitals', 'Names of headers are written in capitals.', {
    reply: (reply) => ({
      ...reply,
      headers: capitals(reply.headers),
      exactly: { pieceBytes: Number.POSITIVE_INFINITY },
    }),
  }),
  harmless('content-type-without-charset', 'Content-Type names no charset.', typed('application/json')),
  harmless(
    'content-type-in-capitals',
    'Content-Type is written in capitals and without a space.',
    typed('Application/JSON;Charset=UTF-8'),
  ),
  harmless(
    'content-type-quoted',
    'The charset of Content-Type is quoted.',
    typed('application/json ; charset="utf-8"'),
  ),
  harmless('gzipped', 'Answers are compressed, and a header says so.', {
    reply: (reply) => ({
      ...reply,
      headers: { ...reply.headers, 'content-encoding': 'gzip' },
      body: gzipSync(reply.body),
    }),
  }),
  harmless('sent-in-pieces', 'Answers come in chunks of a few bytes, without a length.', {
    reply: (reply) => ({ ...reply, exactly: { pieceBytes } }),
  }),
  harmless(
    'connection-closed',
    'Every connection is closed after its first answer.',
    withHeaders({ connection: 'close' }),
  ),
  harmless(
    'keep-alive-announced',
    'Answers say how long a connection is kept.',
    withHeaders({ connection: 'keep-alive', 'keep-alive': 'timeout=20, max=1000' }),
  ),
  harmless('reason-phrase-reworded', 'The status line says something else than OK.', {
    reply: (reply) => ({ ...reply, exactly: { pieceBytes: Number.POSITIVE_INFINITY, reason: 'Done' } }),
  }),
  harmless('slow', 'Every answer takes a little longer.', {
    reply: (reply) => ({ ...reply, delayMs: slowMs }),
  }),
  harmless('stalls', 'Now and then an answer takes nearly half a second.', stalling),
  harmless('lags', 'Whoever was added is listed and counted a tenth of a second later.', () =>
    laggingListings(lagMs),
  ),
];

function capitals(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
}

function stalling(): FaultHooks {
  let calls = 0;
  return {
    reply: (reply: Reply, _call: Call) =>
      ++calls % stallEvery === 0 ? { ...reply, delayMs: stallMs } : reply,
  };
}
