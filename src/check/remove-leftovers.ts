import type { Contract, Validators } from '../contract/types.ts';
import { clearlyRefused } from '../judge/membership.ts';
import { describeOutcome, type Outcome, readOutcome, saysMissing } from '../judge/outcome.ts';
import type { Leftover } from '../results/leftovers.ts';
import type { Wire } from '../wire/types.ts';
import { deleteUsers } from './ask/import-users.ts';
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
 * Removes what runs left behind, all side by side within the rates of the wire. An account that is not there any more
 * counts as removed, and so does an id that no account can have where the target refuses it clearly: a case asked for
 * it to see it refused. The subscriptions of an account end with it.
 */
export function removeLeftovers(
  room: RemovalRoom,
  leftovers: readonly Leftover[],
): Promise<readonly Removal[]> {
  return Promise.all(leftovers.map((leftover) => remove(room, leftover)));
}

function remove(room: RemovalRoom, leftover: Leftover): Promise<Removal> {
  return leftover.kind === 'user' ? removeUser(room, leftover) : removeAccount(room, leftover);
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
  const { contract, wire, signal, onRemoved } = room;
  const { command } = endingOperation(contract);
  const request = { [accountField(contract, command)]: leftover.id };
  const { region } = leftover;
  const call = { region, operation: command, body: JSON.stringify(request), signal };
  const outcome = readOutcome(await wire.call(call));
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

/** The field of a request that names the account. */
function accountField({ operations, service }: Contract, command: string): string {
  const example = operations[command]?.examples.request ?? {};
  const found = Object.keys(example).find((name) => service.roles[name] === 'account');
  if (found === undefined) throw new Error(`contracts: ${command} needs an example that names an account`);
  return found;
}
