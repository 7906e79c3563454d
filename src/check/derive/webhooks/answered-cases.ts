import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../../../judge/exchange.ts';
import {
  type Expectation,
  expectAccepted,
  expectRefusal,
  expectSilence,
} from '../../../judge/expectation.ts';
import type { Finding } from '../../../judge/verdict.ts';
import type { Callback } from '../../../judge/webhooks/callback.ts';
import type { Case, World } from '../../case.ts';
import { worldFor } from '../about-members.ts';
import { effectOf, effectStep } from './effect-of-call.ts';
import { allowsBut, refuses, repliesTo } from './replies.ts';
import { type Cause, toldCase } from './told-case.ts';

/** What becomes of a call is for the app to say, where it is asked before: it refuses, is late, or says nothing. */
export function answeredCases(cause: Cause): readonly Case[] {
  const { event, contract } = cause;
  if (event.kind !== 'before') return [];
  const { from, to } = contract.webhooks.ownCodes;
  return [
    refusesAll(cause),
    refusesLate(cause),
    notAnswered(cause),
    ...(`${event.event}.reply.own-code` in event.clauses ? [from, to] : []).map((code) =>
      ownCode(cause, code),
    ),
    ...(`${event.event}.reply.drops` in event.clauses ? [drops(cause)] : []),
    ...(`${event.event}.reply.replaces` in event.clauses ? replaces(cause) : []),
  ];
}

function refusesAll(cause: Cause): Case {
  const { contract, event, operation } = cause;
  const clause = `${event.event}.reply.refuses-all`;
  const { refusal } = event.clauses[clause] ?? {};
  return toldCase(cause, {
    variant: 'refuses-all',
    clause,
    ...(typeof refusal === 'string' && { silence: refusal.slice('silence:'.length) }),
    title: `${operation.command} is refused where the app refuses it`,
    expect: () => expectRefusal(contract, operation.command, clause),
    role: () => repliesTo(event, () => refuses()),
  });
}

/** The share of its time after which a late app replies: far from its end, whatever else the machine does. */
const lateShare = 1 / 4;
const timeout = 'webhooks.delivery.timeout';

function refusesLate(cause: Cause): Case {
  const { contract, event, operation } = cause;
  const { answers } = expectRefusal(contract, operation.command, `${event.event}.reply.refuses-all`);
  return toldCase(cause, {
    variant: 'refuses-late',
    clause: timeout,
    title: `${operation.command} is refused where the app takes a quarter of its time to refuse it`,
    expect: () => ({ clause: timeout, answers }),
    role: ({ world }) =>
      repliesTo(event, async () => {
        await wait(world.contract.webhooks.timeoutMs * lateShare);
        return refuses();
      }),
  });
}

/** How much later than after its time, in ms, a call may be answered that the app did not answer. */
const mostDelayMs = 1500;

/** By default the call goes on; that the console of the app says otherwise, the config of the target must tell. */
function notAnswered(cause: Cause): Case {
  const { contract, event, operation } = cause;
  const silence = 'webhook-not-answered';
  const one = toldCase(cause, {
    variant: 'not-answered',
    clause: timeout,
    silence,
    title: `${operation.command} is answered where the app says nothing`,
    expect: ({ target }) => {
      const open = expectSilence(contract, operation.command, silence, timeout);
      if (target.webhooks?.onTimeout === 'refused') return open;
      return { ...open, answers: open.answers.filter(({ refused }) => refused === undefined) };
    },
    role: ({ world }) => ({
      ...repliesTo(event, () => 'nothing'),
      judge: (callbacks, [call]) => waitedTooLong(cause, world, callbacks, call),
    }),
  });
  return { ...one, saysNothing: true };
}

function waitedTooLong(
  { event, operation }: Cause,
  { contract }: World,
  callbacks: readonly Callback[],
  call: Exchange | undefined,
): readonly Finding[] {
  const asked = callbacks.find(({ query }) => query.CallbackCommand === event.command);
  if (asked === undefined || call === undefined) return [];
  const waitedMs = Date.parse(call.startedAt) + call.timings.totalMs - asked.receivedMs;
  const mostMs = contract.webhooks.timeoutMs + mostDelayMs;
  if (waitedMs <= mostMs) return [];
  const expected = `an answer within ${contract.webhooks.timeoutMs} ms of ${event.command}`;
  const actual = `one after ${Math.round(waitedMs)} ms`;
  return [
    {
      law: 'callback-timeout',
      verdict: 'violates',
      clause: timeout,
      expected,
      actual,
      message: `${operation.command} must give ${expected}, which nobody replied to, got ${actual}`,
      exchangeIds: [asked.id, call.id],
    },
  ];
}

function ownCode(cause: Cause, code: number): Case {
  const { event, operation } = cause;
  const clause = `${event.event}.reply.own-code`;
  const expectation: Expectation = { clause, answers: [{ refused: new Set([code]) }] };
  return toldCase(cause, {
    variant: `own-code-${code}`,
    clause,
    title: `${operation.command} is refused with the code ${code} of the app`,
    expect: () => expectation,
    role: () => repliesTo(event, () => refuses(code)),
  });
}

/** What the app drops is answered as if it was done; whether the app is told that it was is open. */
function drops(cause: Cause): Case {
  const { contract, event, operation } = cause;
  const clause = `${event.event}.reply.drops`;
  const one = toldCase(cause, {
    variant: 'drops',
    clause,
    title: `${operation.command} is answered as accepted, and does nothing, where the app drops it`,
    expect: () => expectAccepted(clause),
    role: () => ({ ...repliesTo(event, () => refuses(2)), open: eventsAfter(cause) }),
  });
  const effect = effectOf(contract, operation);
  const view = (world: World) => worldFor(operation, world);
  const unseen = effect && { ...effectStep(effect, clause, false, view), afterQuiet: true as const };
  return { ...one, steps: [...one.steps, ...(unseen === undefined ? [] : [unseen])] };
}

const replacement = ({ text }: World) => `in place of ${text}`;

/** What the app puts in place of the message is sent. What the app is told of afterwards is open, so the caller forbids that. */
function replaces(cause: Cause): readonly Case[] {
  const { contract, event, operation } = cause;
  const clause = `${event.event}.reply.replaces`;
  const effect = effectOf(contract, operation);
  const after = Object.values(contract.webhooks.events).find(
    ({ kind, trigger, forbidden }) =>
      kind === 'after' && forbidden && trigger.operation === operation.command,
  );
  if (effect === undefined || after?.forbidden === undefined) return [];
  const { at, word } = after.forbidden;
  const one = toldCase(cause, {
    variant: 'replaces',
    clause,
    title: `${operation.command} sends what the app puts in place of the message`,
    request: (body) => ({ ...body, [at.slice(1)]: [word] }),
    expect: () => expectAccepted(clause),
    role: ({ world }) => repliesTo(event, () => allowsBut({ MsgBody: words(replacement(world)) })),
  });
  const sees = (text: (world: World) => string, there: boolean) =>
    effectStep(effect, clause, there, (world) => ({ ...worldFor(operation, world), text: text(world) }));
  return [{ ...one, steps: [...one.steps, sees(replacement, true), sees(({ text }) => text, false)] }];
}

function words(Text: string): readonly object[] {
  return [{ MsgType: 'TIMTextElem', MsgContent: { Text } }];
}

function eventsAfter({ contract, operation }: Cause): ReadonlySet<string> {
  const all = Object.values(contract.webhooks.events);
  const after = all.filter(
    ({ kind, trigger }) => kind === 'after' && trigger.operation === operation.command,
  );
  return new Set(after.map(({ event }) => event));
}
