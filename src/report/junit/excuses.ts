import { type GateResult, violationKey } from '../../results/records/gate-result.ts';
import type { Summary } from '../../results/records/summary.ts';
import { placeKey } from './failure-texts.ts';

/**
 * Why a failing case passes the gate, by {@link placeKey}: every clause that it broke there is known, and no date is
 * over. Empty where no gate decided.
 */
export function excusesOf(
  { violations }: Summary,
  gate: GateResult | undefined,
): ReadonlyMap<string, string> {
  const known = new Map(gate?.known.map((one) => [violationKey(one), one]));
  const places = Map.groupBy(violations, ({ caseId, region }) => placeKey(caseId, region));
  return new Map(
    [...places].flatMap(([place, all]) => {
      const excuses = all.flatMap((one) => known.get(violationKey(one)) ?? []);
      const [first] = excuses;
      if (first === undefined || excuses.length < all.length) return [];
      return [[place, `known until ${first.until}: ${first.reason}`] as const];
    }),
  );
}
