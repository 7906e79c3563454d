import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { faultsOf } from './catalogue.ts';
import type { FaultHooks, Seed } from './fault.ts';
import { harmlessChanges } from './harmless.ts';

/**
 * The hooks of all named faults, or harmless changes, as one set; each hook sees what the one before it left.
 *
 * @throws UserError for a name that the catalogue does not have
 */
export function seedFaults(contract: Contract, names: readonly string[]): FaultHooks {
  return names.map((name) => findSeed(contract, name).hooks()).reduce(compose, {});
}

function findSeed(contract: Contract, name: string): Seed {
  const known: readonly Seed[] = [...faultsOf(contract), ...harmlessChanges];
  const found = known.find((seed) => seed.name === name);
  if (found !== undefined) return found;
  throw new UserError(
    `a fault must be one of the catalogue, got "${name}"; known: ${known.map((seed) => seed.name).join(', ')}`,
  );
}

/** Combines two sets hook by hook; a hook that only one has stays as it is. */
function compose(first: FaultHooks, second: FaultHooks): FaultHooks {
  const both: FaultHooks = { ...first, ...second };
  const { limits, refuse, instead, room, afterwards, answer, reply } = first;
  if (limits && second.limits) both.limits = (value) => second.limits?.(limits(value)) ?? value;
  if (refuse && second.refuse) {
    both.refuse = (value, call) => {
      const left = refuse(value, call);
      return left && 'refusal' in left ? second.refuse?.(left.refusal, call) : left;
    };
  }
  if (instead && second.instead) both.instead = (call) => instead(call) ?? second.instead?.(call);
  if (room && second.room) {
    both.room = (value, call, account) => second.room?.(room(value, call, account), call, account) ?? value;
  }
  if (afterwards && second.afterwards) {
    both.afterwards = (call, value) => {
      afterwards(call, value);
      second.afterwards?.(call, value);
    };
  }
  if (answer && second.answer)
    both.answer = (value, call) => second.answer?.(answer(value, call), call) ?? value;
  if (reply && second.reply) {
    both.reply = (value, call, said) => second.reply?.(reply(value, call, said), call, said) ?? value;
  }
  return { ...both, ...composeAboutApp(first, second) };
}

/** The same for the hooks about webhooks. */
function composeAboutApp(first: FaultHooks, second: FaultHooks): FaultHooks {
  const both: FaultHooks = {};
  const { eventDue, callbacks, appReply, toldReply, webhookTimeoutMs } = first;
  if (eventDue && second.eventDue) {
    both.eventDue = (due, event, call, answer) =>
      second.eventDue?.(eventDue(due, event, call, answer), event, call, answer) ?? due;
  }
  if (callbacks && second.callbacks) {
    both.callbacks = (callback, call) =>
      callbacks(callback, call).flatMap((one) => second.callbacks?.(one, call) ?? [one]);
  }
  if (appReply && second.appReply)
    both.appReply = (reply, call) => second.appReply?.(appReply(reply, call), call);
  if (toldReply && second.toldReply) {
    both.toldReply = (reply, call) => {
      toldReply(reply, call);
      second.toldReply?.(reply, call);
    };
  }
  if (webhookTimeoutMs && second.webhookTimeoutMs)
    both.webhookTimeoutMs = (ms) => second.webhookTimeoutMs?.(webhookTimeoutMs(ms)) ?? ms;
  return both;
}
