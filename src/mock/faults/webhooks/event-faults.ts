import { get, set } from '../../../contract/json-pointer.ts';
import type { Contract, WebhookEvent } from '../../../contract/types.ts';
import { faultName } from '../derived/fault-name.ts';
import type { Fault } from '../fault.ts';
import { withHooks } from '../making/make-fault.ts';
import { changes } from './make-callback-fault.ts';

/** Defects that follow from the events of the contract: one is not told of, or does not repeat what the call said. */
export function eventFaults({ webhooks }: Contract): readonly Fault[] {
  return Object.values(webhooks.events).flatMap((event) => [notSent(event), ...repeatsWrongly(event)]);
}

function notSent({ event, command }: WebhookEvent): Fault {
  const about = {
    name: faultName(event, 'not-sent'),
    clause: `${event}.event.sent`,
    says: `${commandName(command)} is never sent.`,
  };
  return withHooks(about, { eventDue: (due, one) => due && one.event !== event });
}

function repeatsWrongly({ event, command, repeats }: WebhookEvent): readonly Fault[] {
  return repeats.map(({ at, clause }) =>
    changes(
      {
        name: faultName(event, 'other', at),
        clause,
        // Where no other name is in it, nobody can tell of whom the callback is.
        alsoBreaks: [`${event}.event.sent`],
        says: `${commandName(command)} has a ${at.slice(1)} that is not the one of the call.`,
      },
      (callback) => {
        const value = get(callback.body, at);
        if (callback.event.event !== event || value === undefined) return [callback];
        const body = set(callback.body, at, otherThan(value)) as Readonly<Record<string, unknown>>;
        return [{ ...callback, body }];
      },
    ),
  );
}

/** A value of the same type. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return `${value}-other`;
  if (typeof value === 'number') return value + 1;
  return Array.isArray(value) ? [...value, ...value] : value;
}

function commandName(command: string): string {
  return command.slice(command.indexOf('.') + 1);
}
