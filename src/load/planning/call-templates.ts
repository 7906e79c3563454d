import type { BodyTemplate } from '../../../load/lib/plan.ts';
import { remove, set } from '../../contract/json-pointer.ts';
import { admissibleCodes, clauseAt, clauseById } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import { bodyText, gappedUsers, isTooLarge } from './body-template.ts';
import type { CallSpec } from './profile-specs.ts';

/** What holds for a call that does not say otherwise. */
export interface UsualCall {
  readonly operation: string;
  readonly size: number;
  readonly ratePerSecond: number;
}

/** The kinds of calls of a profile, ready to be filled in. */
export function callTemplates(
  contract: Contract,
  specs: readonly CallSpec[],
  usual: UsualCall,
): readonly BodyTemplate[] {
  return specs.map((spec, index) => {
    const operation = spec.operation ?? usual.operation;
    const size = spec.body === undefined ? (spec.size ?? usual.size) : 0;
    const refusals = [...refusalsOf(contract, operation, size, spec)];
    const text = textOf(contract, operation, size, spec);
    const back = spec.backMs === undefined ? {} : { back: backTo(specs, index, spec.backMs, usual) };
    return { call: spec.call, operation, size, text, refusals, ...back };
  });
}

function textOf(
  contract: Contract,
  operation: string,
  size: number,
  { body, set: values = {}, remove: place }: CallSpec,
): string {
  const whole: unknown = body ?? JSON.parse(bodyText(contract, operation, gappedUsers(size)));
  const changed = Object.entries(values).reduce((value, [at, to]) => set(value, at, to), whole);
  return JSON.stringify(place === undefined ? changed : remove(changed, place));
}

/** The codes that the broken clause admits; of a list that is too long, the clause on the schema's `maxItems`. */
function refusalsOf(
  contract: Contract,
  operation: string,
  size: number,
  { clause, body }: CallSpec,
): ReadonlySet<number> {
  const list = contract.operations[operation]?.batch?.request.list ?? '';
  const tooMany = body === undefined && isTooLarge(contract, operation, size);
  const broken =
    clause === undefined
      ? tooMany && clauseAt(contract, operation, 'request', `/properties${list}/maxItems`)
      : clauseById(contract, clause);
  const refusal = broken ? broken.refusal : undefined;
  return refusal === undefined ? new Set() : admissibleCodes(contract, operation, refusal);
}

/**
 * How many iterations ago a call was that is as much older, and that has users of its own: whole turns of the list, so
 * that it is the nearest such call before this one in the list.
 */
function backTo(
  specs: readonly CallSpec[],
  index: number,
  backMs: number,
  { ratePerSecond }: UsualCall,
): number {
  const turns = Math.ceil((backMs * ratePerSecond) / 1000 / specs.length);
  const own = specs
    .slice(0, index)
    .findLastIndex((spec) => spec.body === undefined && spec.backMs === undefined);
  return turns * specs.length + index - own;
}
