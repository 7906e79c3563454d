import type { Exchange } from '../../../judge/exchange.ts';
import { expectAccepted, expectRefusal } from '../../../judge/expectation.ts';
import type { Finding } from '../../../judge/verdict.ts';
import type { Callback } from '../../../judge/webhooks/callback.ts';
import type { Case, Step } from '../../case.ts';
import type { BatchOperation } from '../../find-operation.ts';
import { requestAbout } from '../story.ts';
import { type Cause, toldCase } from './told-case.ts';

const full = 'add_subscriber.limits.subscribers-of-account';
const silence = 'webhook-full-moment';

/** An account gets its last subscriber, then another one asks for a place: at one of these calls, or at both, the app is told. */
export function fullCases(cause: Cause): readonly Case[] {
  const { contract, event, operation } = cause;
  if (event.trigger.when !== 'full' || operation.batch === undefined) return [];
  const add: BatchOperation = { ...operation, batch: operation.batch };
  const clause = `${event.event}.event.sent`;
  const isTold = ({ query }: Callback) => query.CallbackCommand === event.command;
  const one = toldCase(cause, {
    variant: 'sent',
    clause,
    silence,
    title: `${operation.command} is told of by ${event.command} where the account becomes full`,
    expect: () => expectAccepted(clause, [1]),
    role: () => ({
      awaits: (callbacks) => callbacks.some(isTold),
      judge: (callbacks, calls) => readMoment(cause, callbacks.filter(isTold), calls),
    }),
  });
  const { answers } = expectRefusal(contract, operation.command, full);
  const turnedAway: Step = {
    operation: operation.command,
    afterQuiet: true,
    request: (world) => requestAbout(add, world, world.users(2).slice(1)),
    expect: () => ({ clause: full, answers }),
  };
  return [
    {
      ...one,
      arrangement: { account: 'empty', places: 2, members: 1 },
      users: 2,
      steps: [...one.steps, turnedAway],
    },
  ];
}

/** By how many callbacks came before the call for which there was no place, and how many after; the arrangement adds a user, too. */
const moments: Readonly<Record<string, string>> = {
  '1 0': 'last-place',
  '0 1': 'first-refusal',
  '1 1': 'both',
  '2 0': 'every-addition',
};

function readMoment(
  { event, operation }: Cause,
  told: readonly Callback[],
  [last, turnedAway]: readonly Exchange[],
): readonly Finding[] {
  const clause = `${event.event}.event.sent`;
  const calls = [last, turnedAway].flatMap((call) => (call === undefined ? [] : [call.id]));
  const exchangeIds = [...told.map(({ id }) => id), ...calls];
  const expected = `${event.command} at one of the calls, or at both`;
  if (told.length === 0)
    return [
      {
        law: 'callback-sent',
        verdict: 'violates',
        clause,
        expected,
        actual: 'none',
        message: `${operation.command} must cause ${event.command} where it fills the account, got none`,
        exchangeIds,
      },
    ];
  const turnedAwayMs = Date.parse(turnedAway?.startedAt ?? '');
  const after = told.filter(({ receivedMs }) => receivedMs >= turnedAwayMs).length;
  const answer = moments[`${told.length - after} ${after}`];
  const actual = answer ?? `${told.length} callbacks`;
  return [
    {
      law: 'callback-observed',
      verdict: 'observed',
      clause,
      silence,
      kept: true,
      expected,
      actual,
      ...(answer !== undefined && { answer }),
      message: `the documentation leaves this open; the callbacks show: ${actual}`,
      exchangeIds,
    },
  ];
}
