import { gzipSync } from 'node:zlib';
import type { Fault } from '../fault.ts';
import { changesReply } from '../making/make-fault.ts';

const jsonUtf8 = 'service.transport.json-utf8';
const status200 = 'service.transport.http-status-200';

/** Accepted answers that are written otherwise. */
function accepted(name: string, says: string, write: (body: string) => string | Buffer): Fault {
  return changesReply({ name, clause: jsonUtf8, says }, (reply, { ErrorCode }) =>
    ErrorCode === 0 ? { ...reply, body: write(String(reply.body)) } : reply,
  );
}

/** Refusals that are written otherwise. */
function refused(name: string, says: string, write: (body: string) => string | Buffer): Fault {
  return changesReply({ name, clause: jsonUtf8, says }, (reply, { ErrorCode }) =>
    ErrorCode === 0 ? reply : { ...reply, body: write(String(reply.body)) },
  );
}

/** Defects in how answers become bytes. */
export const transportFaults: readonly Fault[] = [
  accepted(
    'body-with-byte-order-mark',
    'Accepted answers begin with a byte order mark.',
    (body) => `\ufeff${body}`,
  ),
  accepted('body-in-utf-16', 'Accepted answers are written in UTF-16.', (body) =>
    Buffer.from(body, 'utf16le'),
  ),
  accepted('body-gzipped-silently', 'Accepted answers are compressed, and no header says so.', (body) =>
    gzipSync(body),
  ),
  changesReply(
    {
      name: 'body-said-to-be-gzipped',
      clause: jsonUtf8,
      says: 'A header says that accepted answers are compressed, and they are not.',
    },
    (reply, { ErrorCode }) =>
      ErrorCode === 0 ? { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } } : reply,
  ),
  changesReply(
    {
      name: 'gzip-cut-where-asked-for',
      clause: jsonUtf8,
      says: 'Answers are compressed where a client asks for it, and lack their end.',
    },
    (reply, _answer, { received }) =>
      received.acceptEncoding?.includes('gzip')
        ? {
            ...reply,
            headers: { ...reply.headers, 'content-encoding': 'gzip' },
            body: gzipSync(reply.body).subarray(0, -12),
          }
        : reply,
  ),
  {
    ...accepted(
      'code-given-twice',
      'Accepted answers have a second ErrorCode before the right one.',
      (body) => body.replace('{', '{"ErrorCode":-1,'),
    ),
    clause: 'service.transport.unique-names',
  },
  accepted('body-twice', 'Accepted answers are written twice.', (body) => body + body),
  accepted(
    'body-with-callback',
    'Accepted answers are wrapped in a call of a function.',
    (body) => `callback(${body})`,
  ),
  accepted('body-in-base64', 'Accepted answers are encoded in Base64.', (body) =>
    Buffer.from(body).toString('base64'),
  ),
  accepted(
    'body-with-control-characters',
    'Texts in accepted answers hold control characters as they are.',
    (body) => body.replace('"ErrorInfo":"', '$&\u0001'),
  ),
  accepted(
    'body-with-line-ends-in-texts',
    'The ends of lines within texts of accepted answers are written as they are.',
    (body) => body.replaceAll('\\n', '\n'),
  ),
  accepted('body-without-quotes', 'Names of fields in accepted answers have no quotes.', (body) =>
    body.replace(/"(\w+)":/g, '$1:'),
  ),
  accepted('body-with-nan', 'Every 0 in an accepted answer is written as NaN.', (body) =>
    body.replaceAll(':0', ':NaN'),
  ),
  accepted('bytes-cut-in-character', 'Accepted answers end within a character of several bytes.', (body) =>
    Buffer.concat([Buffer.from(body), Buffer.from('é').subarray(0, 1)]),
  ),
  refused('refusal-in-html', 'Refusals are a page of HTML.', () => '<html><body>Bad Request</body></html>'),
  refused(
    'refusal-in-xml',
    'Refusals are written in XML.',
    (body) => `<error>${JSON.parse(body).ErrorCode}</error>`,
  ),
  refused('refusal-with-bytes-misread', 'ErrorInfo of a refusal holds bytes that are no UTF-8.', (body) =>
    Buffer.from(body.replace('"ErrorInfo":"', '$&\xff\xfe'), 'latin1'),
  ),
  changesReply(
    { name: 'redirected', clause: status200, says: 'Accepted calls are redirected to another address.' },
    (reply, { ErrorCode }) =>
      ErrorCode === 0
        ? { ...reply, status: 307, headers: { ...reply.headers, location: '/elsewhere' } }
        : reply,
  ),
  changesReply(
    {
      name: 'http-status-204-on-destroy',
      clause: status200,
      says: 'Destroying an account has HTTP status 204 and no body.',
    },
    (reply, { ErrorCode }, { operation }) =>
      ErrorCode === 0 && operation?.ends !== undefined ? { ...reply, status: 204, body: '' } : reply,
  ),
  changesReply(
    {
      name: 'http-status-401-on-bad-signature',
      clause: status200,
      says: 'Wrong signatures have HTTP status 401.',
    },
    (reply, { ErrorCode }) => (ErrorCode >= 70000 && ErrorCode < 80000 ? { ...reply, status: 401 } : reply),
  ),
  changesReply(
    {
      name: 'http-status-404-on-missing-account',
      clause: status200,
      says: 'An account that does not exist has HTTP status 404.',
    },
    (reply, { ErrorCode }) => (ErrorCode === 130004 ? { ...reply, status: 404 } : reply),
  ),
  changesReply(
    {
      name: 'usersig-echoed-in-cookie',
      clause: 'service.secrets.not-echoed',
      says: 'A cookie of every answer holds the usersig.',
    },
    (reply, _answer, { received }) => ({
      ...reply,
      headers: {
        ...reply.headers,
        'set-cookie': `sig=${encodeURIComponent(String(received.query.usersig))}`,
      },
    }),
  ),
  changesReply(
    {
      name: 'body-in-text',
      clause: 'service.envelope.json-object',
      says: 'Accepted answers are JSON within a JSON text.',
    },
    (reply, { ErrorCode }) =>
      ErrorCode === 0 ? { ...reply, body: JSON.stringify(String(reply.body)) } : reply,
  ),
];
