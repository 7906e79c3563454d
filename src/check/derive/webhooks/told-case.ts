import type { ClauseId, Contract, Operation, WebhookEvent } from '../../../contract/types.ts';
import type { Expectation } from '../../../judge/expectation.ts';
import { baseRequest } from '../../base-request.ts';
import type { AppRole, AppScene, Case, World } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';

/** An event with the operation whose calls cause it. */
export interface Cause {
  readonly contract: Contract;
  readonly event: WebhookEvent;
  readonly operation: Operation;
  /** The second part of the case ids. */
  readonly kind: string;
}

/** One call that an event may tell of. */
export interface Told {
  readonly variant: string;
  readonly clause: ClauseId;
  readonly silence?: string;
  readonly title: string;
  readonly expect: (world: World) => Expectation;
  /** Changes the plain request. */
  readonly request?: (body: Record<string, unknown>) => unknown;
  /** What the app does; everything is allowed where absent. */
  readonly role?: (scene: AppScene) => AppRole;
}

/** The case of one call, with its callbacks. */
export function toldCase(cause: Cause, told: Told): Case {
  const { contract, event, operation, kind } = cause;
  const { variant, clause, title, expect, request = (body) => body, role = () => ({}), silence } = told;
  const one = oneCallCase(contract, operation, {
    kind,
    subject: event.event,
    variant,
    clause,
    title,
    expect,
    request: (world) => ({ body: { json: request(requestOf(cause, world)) } }),
  });
  return { ...one, ...(silence !== undefined && { silence }), webhooks: role, events: [event.event] };
}

/** A plain request with the texts that the event repeats, in words that nobody else sends. */
export function requestOf({ event, operation }: Cause, world: World): Record<string, unknown> {
  const repeated = event.repeats.filter(({ of }) => of === 'request').map(({ from }) => from.slice(1));
  const texts = repeated.filter((field) => field !== 'OnlineOnlyFlag');
  const base = baseRequest(operation, world, ...texts);
  const own = texts.filter(
    (field) => typeof base[field] === 'string' && world.contract.service.roles[field] === undefined,
  );
  const words = own.map((field, index) => [field, index === 0 ? world.text : `${field} ${world.text}`]);
  return { ...base, ...Object.fromEntries(words) };
}
