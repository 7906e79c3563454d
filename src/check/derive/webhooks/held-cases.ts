import { expectAccepted } from '../../../judge/expectation.ts';
import type { Finding } from '../../../judge/verdict.ts';
import type { Callback } from '../../../judge/webhooks/callback.ts';
import type { AppRole, AppScene, Case, Step, World } from '../../case.ts';
import { worldFor } from '../about-members.ts';
import { type Effect, effectOf } from './effect-of-call.ts';
import { type Look, lookAgain, lookOnce } from './held-looks.ts';
import { allows } from './replies.ts';
import { type Cause, requestOf, toldCase } from './told-case.ts';

/**
 * Cases that look at the state while a callback waits for its reply: what is asked about has not happened, what is told
 * of has.
 */
export function heldCases(cause: Cause): readonly Case[] {
  const { contract, event, operation } = cause;
  const effect = effectOf(contract, operation);
  if (effect === undefined) return [];
  if (`${event.event}.event.before-effect` in event.clauses) return [notYet(cause, effect)];
  return `${event.event}.event.after-effect` in event.clauses ? [visible(cause, effect)] : [];
}

/** A read that takes longer may show what the service did when it had given up waiting. */
const inTimeShare = 3 / 4;

/** One look suffices: a service that lags shows nothing too early. */
function notYet(cause: Cause, effect: Effect): Case {
  const { event, operation } = cause;
  const clause = `${event.event}.event.before-effect`;
  const role = (scene: AppScene): AppRole => {
    const early: Finding[] = [];
    return {
      async reply(callback) {
        if (callback.query.CallbackCommand !== event.command) return allows;
        const cameMs = performance.now();
        const look = await lookOnce(effect, scene, worldFor(operation, scene.world));
        const inTime = performance.now() - cameMs < scene.world.contract.webhooks.timeoutMs * inTimeShare;
        if (inTime && look.seen === true) early.push(tooEarly(cause, callback, look));
        return allows;
      },
      judge: () => early,
    };
  };
  return toldCase(cause, {
    variant: 'not-yet',
    clause,
    title: `what ${event.command} asks about has not happened before the reply`,
    expect: () => expectAccepted(`${event.event}.event.sent`),
    role,
  });
}

function tooEarly({ event, operation }: Cause, { id }: Callback, { exchangeId }: Look): Finding {
  return {
    law: 'callback-held',
    verdict: 'violates',
    clause: `${event.event}.event.before-effect`,
    expected: 'no effect before the reply',
    actual: 'the effect',
    message: `${operation.command} must have no effect before ${event.command} is replied to, got it`,
    exchangeIds: [id, exchangeId],
  };
}

/** For how long callbacks are held while nothing is seen: shares of the time that the service waits for a reply. */
const holdShares = [1 / 8, 3 / 8] as const;
/** For how long it is looked for after the reply: not longer than the holds differ. */
const afterShare = 1 / 8;
/** Between two looks. */
const pauseShare = 1 / 40;

/**
 * Two calls, whose callbacks are held for different times. A service that shows what it did only when the app has replied
 * does so after either; one that lags behind its writes does so after the same time, whenever the app replies.
 */
function visible(cause: Cause, effect: Effect): Case {
  const { event, operation } = cause;
  const one = toldCase(cause, {
    variant: 'visible',
    clause: `${event.event}.event.after-effect`,
    title: `what ${event.command} tells can be read before the reply`,
    expect: () => expectAccepted(`${event.event}.event.sent`),
    role: (scene) => holds(cause, effect, scene),
  });
  const [step] = one.steps as readonly [Step];
  const { arrangement } = one;
  return {
    ...one,
    arrangement: {
      ...arrangement,
      ...(operation.batch?.sets === 'out' && { members: holdShares.length }),
      ...(operation.ends === 'account' && { other: true as const }),
    },
    ...(arrangement.account === 'none' && { accounts: holdShares.length }),
    users: operation.batch?.sets === 'in' ? holdShares.length : one.users,
    steps: holdShares.map((_, turn) => ({
      ...step,
      request: (world) => ({ body: { json: requestOf(cause, turnOf(cause, world, turn)) } }),
    })),
  };
}

/** The world as one of several like calls sees it. */
function turnOf({ operation }: Cause, world: World, turn: number): World {
  const { users } = worldFor(operation, world);
  return {
    ...world,
    account: operation.ends === 'account' && turn > 0 ? world.other : world.account,
    freeAccount: (index) => world.freeAccount(turn + index),
    users: (count) => users(turn + count).slice(turn),
  };
}

function holds(cause: Cause, effect: Effect, scene: AppScene): AppRole {
  const { event } = cause;
  const { timeoutMs } = scene.world.contract.webhooks;
  const pauseMs = timeoutMs * pauseShare;
  const views = holdShares.map((_, turn) => turnOf(cause, scene.world, turn));
  /** By turn: the look after the reply, where none before it saw the effect. */
  const after = new Map<number, Promise<Look>>();
  return {
    async reply(callback) {
      const text = JSON.stringify(callback.body);
      const turn = views.findIndex((view) => text.includes(`"${effect.mark(view)}"`));
      const [view, share] = [views[turn], holdShares[turn]];
      if (callback.query.CallbackCommand !== event.command || view === undefined || share === undefined)
        return allows;
      const look = () => lookOnce(effect, scene, view);
      const held = await lookAgain(look, timeoutMs * share, pauseMs);
      if (held.seen === false) after.set(turn, lookAgain(look, timeoutMs * afterShare, pauseMs));
      return allows;
    },
    judge: async (callbacks) => tooLate(cause, await Promise.all(after.values()), callbacks),
  };
}

/** Only where every call was seen after the reply to its callback, and never before it. */
function tooLate(
  { event, operation }: Cause,
  looks: readonly Look[],
  callbacks: readonly Callback[],
): readonly Finding[] {
  if (looks.length < holdShares.length || looks.some(({ seen }) => seen !== true)) return [];
  const held = callbacks.filter(({ query }) => query.CallbackCommand === event.command);
  return [
    {
      law: 'callback-held',
      verdict: 'violates',
      clause: `${event.event}.event.after-effect`,
      expected: 'the effect before the reply',
      actual: 'the effect after it',
      message: `what ${operation.command} did must be there when ${event.command} comes, got it only after the reply`,
      exchangeIds: [...held.map(({ id }) => id), ...looks.map(({ exchangeId }) => exchangeId)],
    },
  ];
}
