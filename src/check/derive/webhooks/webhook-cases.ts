import type { ClauseId, Contract, Operation, WebhookEvent } from '../../../contract/types.ts';
import { type Expectation, expectAccepted, expectRefusal } from '../../../judge/expectation.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, World } from '../../case.ts';
import { namesRole } from '../names-role.ts';
import { oneCallCase } from '../one-call-case.ts';

/**
 * The cases of every event: a call that causes it is told of, a refused call is not, and what the app refuses before a
 * call does not happen. All events that the calls of a case cause are judged in each of them.
 */
export function webhookCases(contract: Contract, kind: string): readonly Case[] {
  return Object.values(contract.webhooks.events).flatMap((event) => {
    const operation = contract.operations[event.trigger.operation];
    if (operation === undefined || event.trigger.when === 'full') return [];
    return [sent(contract, event, operation, kind), ...refused(contract, event, operation, kind)].concat(
      event.kind === 'before' ? [refusesAll(contract, event, operation, kind)] : [],
    );
  });
}

function sent(contract: Contract, event: WebhookEvent, operation: Operation, kind: string): Case {
  return told(contract, event, operation, {
    kind,
    variant: 'sent',
    clause: `${event.event}.event.sent`,
    title: `${operation.command} is told of by ${event.command}`,
    expect: () => expectAccepted(`${event.event}.event.sent`),
  });
}

/** A call that is refused causes no event after it. */
function refused(
  contract: Contract,
  event: WebhookEvent,
  operation: Operation,
  kind: string,
): readonly Case[] {
  const clause = `${event.event}.event.only-after-success`;
  const missing = Object.values(operation.clauses).find(({ situations = [] }) =>
    situations.some((one) => 'account' in one && one.account === 'missing'),
  );
  if (!(clause in event.clauses) || missing === undefined || !namesRole(contract, operation, 'account'))
    return [];
  const one = told(contract, event, operation, {
    kind,
    variant: 'not-after-refusal',
    clause,
    title: `${operation.command} on an account that does not exist causes no ${event.command}`,
    expect: () => expectRefusal(contract, operation.command, missing.id),
  });
  return [{ ...one, arrangement: { account: 'missing' }, users: 1 }];
}

function refusesAll(contract: Contract, event: WebhookEvent, operation: Operation, kind: string): Case {
  const clause = `${event.event}.reply.refuses-all`;
  const { refusal } = event.clauses[clause] ?? {};
  const silence = typeof refusal === 'string' ? refusal.slice('silence:'.length) : undefined;
  const one = told(contract, event, operation, {
    kind,
    variant: 'refuses-all',
    clause,
    title: `${operation.command} is refused where the app refuses it`,
    expect: () => expectRefusal(contract, operation.command, clause),
  });
  const json = { ActionStatus: 'FAIL', ErrorInfo: 'refused by the app', ErrorCode: 1 };
  const refuses = (command: unknown) => command === event.command;
  return {
    ...one,
    ...(silence !== undefined && { silence }),
    webhooks: {
      reply: ({ query }) => (refuses(query.CallbackCommand) ? { json } : undefined),
    },
  };
}

interface Told {
  readonly kind: string;
  readonly variant: string;
  readonly clause: ClauseId;
  readonly title: string;
  readonly expect: (world: World) => Expectation;
}

function told(contract: Contract, event: WebhookEvent, operation: Operation, call: Told): Case {
  const one = oneCallCase(contract, operation, {
    ...call,
    subject: event.event,
    request: (world) => ({ body: { json: requestOf(event, operation, world) } }),
  });
  return { ...one, webhooks: {} };
}

/** A plain request with the texts that the event repeats, in words that nobody else sends. */
function requestOf(event: WebhookEvent, operation: Operation, world: World): Record<string, unknown> {
  const repeated = event.repeats.filter(({ of }) => of === 'request').map(({ from }) => from.slice(1));
  const texts = repeated.filter((field) => field !== 'OnlineOnlyFlag');
  const base = baseRequest(operation, world, ...texts);
  const own = texts.filter(
    (field) => typeof base[field] === 'string' && world.contract.service.roles[field] === undefined,
  );
  const words = own.map((field, index) => [field, index === 0 ? world.text : `${field} ${world.text}`]);
  return { ...base, ...Object.fromEntries(words) };
}
