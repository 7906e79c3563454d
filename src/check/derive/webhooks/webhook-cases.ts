import { get } from '../../../contract/json-pointer.ts';
import type { Contract } from '../../../contract/types.ts';
import { expectAccepted } from '../../../judge/expectation.ts';
import type { Case } from '../../case.ts';
import { afterCases, forbiddenCases } from './after-cases.ts';
import { answeredCases } from './answered-cases.ts';
import { fullCases } from './full-case.ts';
import { heldCases } from './held-cases.ts';
import { listCases } from './list-cases.ts';
import { refusesSomeCases } from './refuses-some-cases.ts';
import { type Cause, toldCase } from './told-case.ts';

/**
 * The cases of every event. All events that the calls of a case cause are judged in each of them, whatever the case is
 * about.
 */
export function webhookCases(contract: Contract, kind: string): readonly Case[] {
  return Object.values(contract.webhooks.events).flatMap((event) => {
    const operation = contract.operations[event.trigger.operation];
    return operation === undefined ? [] : casesOf({ contract, event, operation, kind });
  });
}

function casesOf(cause: Cause): readonly Case[] {
  if (cause.event.trigger.when === 'full') return fullCases(cause);
  return [
    sent(cause),
    ...flagged(cause),
    ...afterCases(cause),
    ...listCases(cause),
    ...answeredCases(cause),
    ...refusesSomeCases(cause),
    ...heldCases(cause),
    ...forbiddenCases(cause),
  ];
}

function sent(cause: Cause): Case {
  const { event, operation } = cause;
  const clause = `${event.event}.event.sent`;
  return toldCase(cause, {
    variant: 'sent',
    clause,
    title: `${operation.command} is told of by ${event.command}`,
    expect: () => expectAccepted(clause),
  });
}

/** A call that gives a flag which the event repeats, at the last of its values. */
function flagged(cause: Cause): readonly Case[] {
  const { event, operation } = cause;
  return event.repeats.flatMap(({ of, from, clause }) => {
    const values = of === 'request' ? get(operation.schemas.request, `/properties${from}/enum`) : undefined;
    if (!Array.isArray(values)) return [];
    const field = from.slice(1);
    return [
      toldCase(cause, {
        variant: `${field}-${values.at(-1)}`,
        clause,
        title: `${event.command} repeats ${field}`,
        request: (body) => ({ ...body, [field]: values.at(-1) }),
        expect: () => expectAccepted(`${event.event}.event.sent`),
      }),
    ];
  });
}
