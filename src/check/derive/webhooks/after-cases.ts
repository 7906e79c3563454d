import { set } from '../../../contract/json-pointer.ts';
import { expectAccepted, expectRefusal } from '../../../judge/expectation.ts';
import type { Case, World } from '../../case.ts';
import { worldFor } from '../about-members.ts';
import { namesRole } from '../names-role.ts';
import { effectOf, effectStep } from './effect-of-call.ts';
import { refuses, repliesTo } from './replies.ts';
import { type Cause, toldCase } from './told-case.ts';

/** What was refused is not told of, and what the app says of what was done changes nothing. */
export function afterCases(cause: Cause): readonly Case[] {
  if (cause.event.kind !== 'after' || cause.event.trigger.when === 'full') return [];
  return [...notAfterRefusal(cause), ...replyIgnored(cause)];
}

/** A call that is refused causes no event after it: on an account that is missing, or by the app where it makes one. */
function notAfterRefusal(cause: Cause): readonly Case[] {
  const { contract, event, operation } = cause;
  const { command } = operation;
  const clause = `${event.event}.event.only-after-success`;
  if (!(clause in event.clauses)) return [];
  const told = { variant: 'not-after-refusal', clause };
  const missing = Object.values(operation.clauses).find(({ situations = [] }) =>
    situations.some((one) => 'account' in one && one.account === 'missing'),
  );
  if (missing !== undefined && namesRole(contract, operation, 'account')) {
    const title = `${command} on an account that does not exist causes no ${event.command}`;
    const expect = () => expectRefusal(contract, command, missing.id);
    return [
      { ...toldCase(cause, { ...told, title, expect }), arrangement: { account: 'missing' }, users: 1 },
    ];
  }
  const before = Object.values(contract.webhooks.events).find(
    ({ kind, trigger }) => kind === 'before' && trigger.operation === command,
  );
  if (before === undefined) return [];
  const title = `${command} that the app refuses causes no ${event.command}`;
  const expect = () => expectRefusal(contract, command, `${before.event}.reply.refuses-all`);
  const one = toldCase(cause, { ...told, title, expect, role: () => repliesTo(before, () => refuses()) });
  return [{ ...one, events: [event.event, before.event] }];
}

const ignored = 'webhooks.delivery.after-reply-ignored';

/** The app refuses what it is told of, by every means of a reply. */
function replyIgnored(cause: Cause): readonly Case[] {
  const { contract, event, operation } = cause;
  const effect = effectOf(contract, operation);
  // That an account is gone is shown by a refusal, which a read that is refused for another reason shows as well.
  if (effect === undefined || effect.whenRefused === true) return [];
  const view = (world: World) => worldFor(operation, world);
  const one = toldCase(cause, {
    variant: 'reply-ignored',
    clause: ignored,
    title: `${operation.command} stands where the app refuses what ${event.command} tells`,
    expect: () => expectAccepted(`${event.event}.event.sent`),
    role: ({ world }) => {
      const users = view(world).users(1);
      return repliesTo(event, () =>
        refuses(1, { RefusedSubscribers_Account: users, RefusedMembers_Account: users }),
      );
    },
  });
  return [
    { ...one, steps: [...one.steps, { ...effectStep(effect, ignored, true, view), afterQuiet: true }] },
  ];
}

/** A call that forbids the event, where its request can. */
export function forbiddenCases(cause: Cause): readonly Case[] {
  const { event, operation } = cause;
  const { forbidden } = event;
  if (forbidden === undefined) return [];
  return [
    toldCase(cause, {
      variant: 'forbidden',
      clause: forbidden.clause,
      title: `${operation.command} that names ${forbidden.word} causes no ${event.command}`,
      request: (body) => set(body, forbidden.at, [forbidden.word]),
      expect: () => expectAccepted(forbidden.clause),
    }),
  ];
}
