import type { Contract, Validators } from '../contract/types.ts';
import { accountField } from '../judge/ending-requests.ts';
import { clearlyRefused } from '../judge/membership.ts';
import { describeOutcome, type Outcome, readOutcome, saysMissing } from '../judge/outcome.ts';
import type { Leftover } from '../results/leftovers.ts';
import { deleteUsers } from '../users/import-users.ts';
import type { Wire } from '../wire/types.ts';
import { endAll } from './ask/subscriptions.ts';
import { endingOperation } from './find-operation.ts';

/** What became of a leftover: removed (or found gone), or still there and why. */
export type Removal =
  | { readonly leftover: Leftover; readonly removed: true }
  | {
      readonly leftover: Leftover;
      readonly removed: false;
      readonly why: string;
      readonly answered: boolean;
    };

/** Where things are removed. */
export interface RemovalRoom {
  readonly contract: Contract;
  readonly validators: Validators;
  readonly wire: Wire;
  /** Set: nothing more is begun. */
  readonly signal: AbortSignal;
  /** Gets each as soon as it is gone. */
  readonly onRemoved: (leftover: Leftover) => void;
}

/**
 * Removes what runs left behind: subscriptions, then accounts, then users, each kind side by side within the rates of
 * the wire. An account that is not there any more counts as removed, and so does an id that no account can have where
 * the target refuses it clearly: a case asked for it to see it refused. Subscriptions of users whom the run made up end
 * with their account; an account stays where it is not known whether others still subscribe to it.
 */
export async function removeLeftovers(
  room: RemovalRoom,
  leftovers: readonly Leftover[],
): Promise<readonly Removal[]> {
  const of = (kind: Leftover['kind']) => leftovers.filter((one) => one.kind === kind);
  const ended = await Promise.all(of('subscription').map((one) => endSubscription(room, one)));
  const open = ended.filter((one) => !one.removed && !one.answered).map(({ leftover }) => leftover);
  const accounts = of('account').map((one) => {
    const unsure = open.some(({ region, id }) => region === one.region && id === one.id);
    return unsure ? stays(one) : removeAccount(room, one);
  });
  const destroyed = await Promise.all(accounts);
  return [...ended, ...destroyed, ...(await Promise.all(of('user').map((one) => removeUser(room, one))))];
}

function stays(leftover: Leftover): Removal {
  const why = 'it stays until its subscriptions are over';
  return { leftover, removed: false, why, answered: false };
}

async function endSubscription(room: RemovalRoom, leftover: Leftover): Promise<Removal> {
  const { contract, onRemoved } = room;
  const { id: account, users = [] } = leftover;
  const send = (operation: string, body: unknown) => ask(room, leftover, operation, body);
  const { users: over, outcome } = await endAll({ contract, account, users, send });
  if (over.length > 0) onRemoved({ ...leftover, users: over });
  if (over.length === users.length || outcome === undefined) return { leftover, removed: true };
  const why = `${users.length - over.length} of ${users.length} users: ${describeOutcome(outcome)}`;
  return { leftover, removed: false, why, answered: outcome.kind !== 'unanswered' };
}

/** A call of the clean-up. */
async function ask(
  { wire, signal }: RemovalRoom,
  { region }: Leftover,
  operation: string,
  body: unknown,
): Promise<Outcome> {
  return readOutcome(await wire.call({ region, operation, body: JSON.stringify(body), signal }));
}

async function removeUser({ wire, onRemoved }: RemovalRoom, leftover: Leftover): Promise<Removal> {
  const { region, id } = leftover;
  const journal = () => onRemoved(leftover);
  const outcome = (await deleteUsers({ region, wire, journal }, [id])).get(id);
  if (outcome === undefined) return { leftover, removed: true };
  const why = `account_delete: ${describeOutcome(outcome)}`;
  return { leftover, removed: false, why, answered: outcome.kind !== 'unanswered' };
}

async function removeAccount(room: RemovalRoom, leftover: Leftover): Promise<Removal> {
  const { contract, onRemoved } = room;
  const { command } = endingOperation(contract);
  const request = { [accountField(contract, command)]: leftover.id };
  const outcome = await ask(room, leftover, command, request);
  if (outcome.kind === 'accepted' || saysMissing(outcome, contract) || neverWas(room, request, outcome)) {
    onRemoved(leftover);
    return { leftover, removed: true };
  }
  const why = `${command}: ${describeOutcome(outcome)}`;
  return { leftover, removed: false, why, answered: outcome.kind !== 'unanswered' };
}

function neverWas({ contract, validators }: RemovalRoom, request: unknown, outcome: Outcome): boolean {
  const { command } = endingOperation(contract);
  return validators.request(command, request).length > 0 && clearlyRefused(outcome, contract);
}
