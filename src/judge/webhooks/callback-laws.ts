import { get } from '../../contract/json-pointer.ts';
import { callbackClauseAt, eventOf } from '../../contract/look-up.ts';
import { describeValue } from '../describe-value.ts';
import { isJsonObject } from '../outcome.ts';
import { type CallbackLaw, eventToldOf, misfit, unless } from './callback-law.ts';

/**
 * How far a clock of the target may be off, in ms. No page names a tolerance; the unit is what is told apart, and a time
 * of another zone or of another event.
 */
const mostOffMs = 3_600_000;

export const method: CallbackLaw = {
  id: 'callback-method',
  source: 'webhooks-overview#request',
  judge: ({ method: used }) =>
    unless(used === 'POST', 'webhooks.transport.method-post', 'the method', 'POST', used),
};

export const json: CallbackLaw = {
  id: 'callback-json',
  source: 'webhooks-overview#request',
  judge: ({ body }) =>
    unless(body !== undefined, 'webhooks.transport.json', 'the body', 'JSON in UTF-8', 'something else'),
};

export const object: CallbackLaw = {
  id: 'callback-object',
  source: 'webhooks-overview#request',
  judge: ({ body }) =>
    unless(isJsonObject(body), 'webhooks.body.object', 'the body', 'an object', describeValue(body)),
};

export const query: CallbackLaw = {
  id: 'callback-query',
  source: 'webhooks-overview#request-parameters',
  judge: ({ query: parameters }, { contract, validators }) => {
    const [error] = validators.callbackQuery(parameters);
    if (error === undefined) return undefined;
    const clause = callbackClauseAt(contract, '', 'query', error.schemaPointer)?.id;
    return misfit(error, clause ?? 'webhooks.query.parameters', parameters, 'the query');
  },
};

export const app: CallbackLaw = {
  id: 'callback-app',
  source: 'webhooks-overview#request-parameters',
  judge: ({ query: { SdkAppid } }, { sdkAppId }) =>
    SdkAppid === undefined
      ? undefined
      : unless(
          Number(SdkAppid) === sdkAppId,
          'webhooks.query.sdkappid-of-app',
          'SdkAppid',
          String(sdkAppId),
          SdkAppid,
        ),
};

export const platform: CallbackLaw = {
  id: 'callback-platform',
  source: 'webhooks-overview#request-parameters',
  judge: ({ query: { OptPlatform } }) =>
    OptPlatform === undefined
      ? undefined
      : unless(
          OptPlatform === 'RESTAPI',
          'webhooks.query.platform-of-rest',
          'OptPlatform',
          'RESTAPI',
          OptPlatform,
        ),
};

export const signature: CallbackLaw = {
  id: 'callback-signature',
  source: 'webhooks-overview#signature',
  judge: ({ signature: found }) =>
    unless(
      found === undefined || found === 'right',
      'webhooks.signature.sign',
      'Sign',
      'the SHA-256 of token and RequestTime',
      found === 'missing' ? 'nothing' : 'another text',
    ),
};

export const requestTime: CallbackLaw = {
  id: 'callback-request-time',
  source: 'webhooks-overview#signature',
  judge: ({ query: { RequestTime }, receivedMs, signature: found }) =>
    found === undefined || RequestTime === undefined
      ? undefined
      : unless(
          isNear(Number(RequestTime) * 1000, receivedMs),
          'webhooks.signature.request-time-now',
          'RequestTime',
          'within an hour of now, in seconds',
          RequestTime,
        ),
};

export const sameCommand: CallbackLaw = {
  id: 'callback-command',
  source: 'webhooks-overview#request-parameters',
  judge: ({ query: { CallbackCommand }, body }) => {
    const inBody = get(body, '/CallbackCommand');
    const agrees = CallbackCommand === undefined || inBody === undefined || inBody === CallbackCommand;
    const expected = `as in the body, ${describeValue(inBody)}`;
    return unless(
      agrees,
      'webhooks.query.command-agrees',
      'CallbackCommand',
      expected,
      String(CallbackCommand),
    );
  },
};

export const known: CallbackLaw = {
  id: 'callback-known',
  source: 'webhooks-overview#events',
  judge: ({ body }, { contract }) => {
    const command = get(body, '/CallbackCommand');
    const fine = typeof command !== 'string' || eventOf(contract, command) !== undefined;
    return unless(
      fine,
      'webhooks.body.command-known',
      'CallbackCommand',
      'a documented event',
      describeValue(command),
    );
  },
};

export const fields: CallbackLaw = {
  id: 'callback-fields',
  source: 'webhooks-overview#request',
  judge: (callback, { contract, validators }) => {
    const event = eventToldOf(callback, contract);
    const [error] = event === undefined ? [] : validators.callback(event.event, callback.body);
    if (event === undefined || error === undefined) return undefined;
    const clause = callbackClauseAt(contract, event.event, 'request', error.schemaPointer)?.id;
    return misfit(error, clause ?? `${event.event}.body.fields`, callback.body, 'the body');
  },
};

export const eventTime: CallbackLaw = {
  id: 'callback-event-time',
  source: 'after-add-webhook#request-fields',
  judge: ({ body, receivedMs }) => {
    const time = get(body, '/EventTime');
    const near = typeof time !== 'number' || isNear(time, receivedMs);
    return unless(
      near,
      'webhooks.body.event-time-now',
      'EventTime',
      'within an hour of now, in milliseconds',
      describeValue(time),
      '/EventTime',
    );
  },
};

function isNear(timeMs: number, nowMs: number): boolean {
  return Math.abs(timeMs - nowMs) <= mostOffMs;
}
