import type { Fault } from '../fault.ts';
import { changesAnswers, changesReply, remembering } from '../making/make-fault.ts';

/** Defects in how an answer is written, of any operation. */
export const envelopeFaults: readonly Fault[] = [
  changesReply(
    {
      name: 'http-status-400-on-refusal',
      clause: 'service.transport.http-status-200',
      says: 'Refusals have HTTP status 400.',
    },
    (reply, { ErrorCode }) => (ErrorCode === 0 ? reply : { ...reply, status: 400 }),
  ),
  changesReply(
    {
      name: 'http-status-500-on-bad-json',
      clause: 'service.transport.http-status-200',
      says: 'A body that is not JSON leads to HTTP status 500.',
    },
    (reply, { ErrorCode }) => (ErrorCode === 60003 ? { ...reply, status: 500 } : reply),
  ),
  changesReply(
    {
      name: 'http-status-201-on-add',
      clause: 'service.transport.http-status-200',
      says: 'Accepted additions have HTTP status 201.',
    },
    (reply, { ErrorCode }, { operation }) =>
      ErrorCode === 0 && operation?.command === 'add_subscriber' ? { ...reply, status: 201 } : reply,
  ),
  changesReply(
    {
      name: 'body-not-json',
      clause: 'service.transport.json-utf8',
      says: 'Accepted answers have a comma before the last brace.',
    },
    (reply, { ErrorCode }) =>
      ErrorCode === 0 ? { ...reply, body: String(reply.body).replace(/}$/, ',}') } : reply,
  ),
  changesReply(
    {
      name: 'body-not-utf8',
      clause: 'service.transport.json-utf8',
      says: 'ErrorInfo of a refusal is written in Latin-1.',
    },
    (reply, { ErrorCode }) =>
      ErrorCode === 0
        ? reply
        : {
            ...reply,
            body: Buffer.from(String(reply.body).replace('"ErrorInfo":"', '$&refusé: '), 'latin1'),
          },
  ),
  changesReply(
    {
      name: 'body-empty-on-refusal',
      clause: 'service.transport.json-utf8',
      says: 'Refusals of signatures have no body.',
    },
    (reply, { ErrorCode }) => (ErrorCode >= 70000 && ErrorCode < 80000 ? { ...reply, body: '' } : reply),
  ),
  changesAnswers(
    {
      name: 'answer-in-array',
      clause: 'service.envelope.json-object',
      says: 'Refusals are wrapped in an array.',
    },
    (answer) => (answer.ErrorCode === 0 ? answer : [answer]),
  ),
  changesAnswers(
    {
      name: 'action-status-lowercase',
      clause: 'service.envelope.action-status',
      says: 'ActionStatus is written in lower case.',
    },
    (answer) => ({ ...answer, ActionStatus: answer.ActionStatus.toLowerCase() }),
  ),
  changesAnswers(
    {
      name: 'ok-with-nonzero-code',
      clause: 'service.envelope.ok-iff-zero',
      says: 'Refusals have ActionStatus OK beside their code.',
    },
    (answer) => ({ ...answer, ActionStatus: 'OK' }),
  ),
  changesAnswers(
    {
      name: 'fail-with-zero-code',
      clause: 'service.envelope.ok-iff-zero',
      says: 'Accepted answers have ActionStatus FAIL.',
    },
    (answer) => ({ ...answer, ActionStatus: 'FAIL' }),
  ),
  changesAnswers(
    {
      name: 'undocumented-code',
      clause: 'service.codes.documented',
      says: 'Invalid parameters are refused with a code that no page lists.',
    },
    (answer) => (answer.ErrorCode === 6017 ? { ...answer, ErrorCode: 99999 } : answer),
  ),
  remembering(
    {
      name: 'flaky-code',
      clause: 'service.codes.documented',
      says: 'Every 40th answer is a failure with a code that no page lists.',
      everyNth: 40,
    },
    () => {
      let count = 0;
      return {
        answer: (answer) =>
          ++count % 40 === 0 ? { ActionStatus: 'FAIL', ErrorInfo: 'try again', ErrorCode: 10099 } : answer,
      };
    },
  ),
  changesAnswers(
    {
      name: 'usersig-echoed-in-error-info',
      clause: 'service.secrets.not-echoed',
      says: 'ErrorInfo of a refusal repeats the usersig.',
    },
    (answer, { received }) =>
      answer.ErrorCode === 0
        ? answer
        : { ...answer, ErrorInfo: `${answer.ErrorInfo} (usersig ${String(received.query.usersig)})` },
  ),
  changesReply(
    {
      name: 'body-cut-short',
      clause: 'service.transport.json-utf8',
      says: 'An accepted answer of get_subscriber_info breaks off half-way.',
    },
    (reply, { ErrorCode }, { operation }) =>
      ErrorCode === 0 && operation?.command === 'get_subscriber_info' ? { ...reply, breaksOff: true } : reply,
  ),
  changesReply(
    {
      name: 'usersig-echoed-in-header',
      clause: 'service.secrets.not-echoed',
      says: 'A header of every answer repeats the usersig.',
    },
    (reply, _answer, { received }) => ({
      ...reply,
      headers: { ...reply.headers, 'x-request-id': encodeURIComponent(String(received.query.usersig)) },
    }),
  ),
];
