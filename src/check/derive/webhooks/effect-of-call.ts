import { get } from '../../../contract/json-pointer.ts';
import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import type { Exchange } from '../../../judge/exchange.ts';
import { expectAccepted } from '../../../judge/expectation.ts';
import { type JsonObject, readOutcome } from '../../../judge/outcome.ts';
import { baseRequest } from '../../base-request.ts';
import type { CaseRequest, Step, World } from '../../case.ts';
import { type ListingOperation, listingOperation } from '../../find-operation.ts';
import { asking } from '../asking.ts';
import { entriesAt } from '../demands.ts';
import { namesRole } from '../names-role.ts';
import { pullOf } from '../stories/messages/message-steps.ts';

/** What shows whether a call took effect: a read, and what its answer says. */
export interface Effect {
  /** The operation that reads. */
  readonly operation: string;
  /** @param world as the call sees it: its account, its users */
  readonly request: (world: World) => CaseRequest;
  /** Whether an accepted answer shows that the call took effect. */
  readonly isSeen: (body: JsonObject, world: World) => boolean;
  /** A name that stands in the callbacks about the call and in no others. */
  readonly mark: (world: World) => string;
  /** What a refusal of the read shows; undefined: nothing. */
  readonly whenRefused?: boolean;
}

const info = 'get_official_account_info';

/** The effect of calls of an operation, where a read of another one shows it. */
export function effectOf(contract: Contract, operation: Operation): Effect | undefined {
  if (operation.batch !== undefined) return membership(contract, operation.batch.sets === 'in');
  if (namesRole(contract, operation, 'new-account'))
    return description((world) => world.freeAccount(0), true);
  if (operation.ends === 'account') return description((world) => world.account, false);
  return operation.produces === undefined ? undefined : message;
}

function membership(contract: Contract, subscribed: boolean): Effect {
  const listing = listingOperation(contract);
  return {
    operation: listing.command,
    request: (world) => ({ body: { json: baseRequest(listing, world) } }),
    mark: ({ users }) => users(1)[0] as string,
    isSeen: (body, { users }) => usersIn(listing, body).includes(users(1)[0]) === subscribed,
  };
}

/** The subscribers that a page lists. */
export function usersIn({ listing }: ListingOperation, body: unknown): readonly unknown[] {
  return entriesAt(body as JsonObject, listing.response.list).map((entry) =>
    get(entry, listing.response.account),
  );
}

/** An account that is not there may be refused, left out, or have a code of its own. */
function description(account: (world: World) => string, exists: boolean): Effect {
  return {
    ...asking(info, (world) => ({ OfficialAccountIdList: [{ Official_Account: account(world) }] })),
    mark: account,
    isSeen: (body) => (get(body, '/OfficialAccountInfoList/0/Name') !== undefined) === exists,
    whenRefused: !exists,
  };
}

const message: Effect = {
  ...pullOf('account'),
  mark: ({ text }) => text,
  isSeen: (body, { text }) =>
    entriesAt(body, '/RspMsgList').some((entry) => get(entry, '/MsgBody/0/MsgContent/Text') === text),
};

/** Whether the answer to the read shows the effect; undefined where it cannot tell. */
export function showsEffect(
  { isSeen, whenRefused }: Effect,
  exchange: Exchange,
  world: World,
): boolean | undefined {
  const outcome = readOutcome(exchange);
  if (outcome.kind === 'accepted') return isSeen(outcome.body, world);
  return outcome.kind === 'refused' ? whenRefused : undefined;
}

/**
 * A step that reads, and demands that the effect is there, or is not.
 *
 * @param view the world as the call saw it
 */
export function effectStep(
  effect: Effect,
  clause: ClauseId,
  there: boolean,
  view: (world: World) => World,
): Step {
  const { operation, request, isSeen } = effect;
  const [must, is] = there ? ['what the call did', 'nothing of it'] : ['nothing of the call', 'what it did'];
  return {
    operation,
    settles: true,
    request: (world) => request(view(world)),
    expect: (world) => ({
      ...expectAccepted(clause),
      demands: (body) =>
        isSeen(body, view(world)) === there
          ? undefined
          : { pointer: '', expected: `an answer that shows ${must}`, actual: `one that shows ${is}` },
    }),
  };
}
