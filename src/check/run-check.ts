import type { Region } from '../contract/types.ts';
import { compareRegions } from '../judge/compare-regions.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Case } from './case.ts';
import { deriveCases } from './list-cases.ts';
import { openSession, type SessionOptions } from './session/open-session.ts';
import { orderOfAsking } from './session/order-of-asking.ts';

export interface CheckOptions extends SessionOptions {
  /** Glob over case ids; absent: all cases. */
  readonly pattern?: string;
  /** Gets each verdict as soon as it stands. */
  readonly onVerdict?: (verdict: Verdict) => void;
}

/**
 * Asks every case that the pattern selects in every region of the target, then draws what all
 * answers together show: the clauses that every one kept, and where regions differ.
 *
 * @returns all verdicts; empty where the pattern selects no case
 */
export async function runCheck(options: CheckOptions): Promise<{ readonly verdicts: readonly Verdict[] }> {
  const { contract, suites, pattern, seed, target, onVerdict } = options;
  const cases = deriveCases(contract, suites, { pattern, seed });
  const session = openSession(options);
  const ask = async (one: Case, region: Region) => {
    const verdict = await session.ask(one, region);
    onVerdict?.(verdict);
    return verdict;
  };
  const inOrder = orderOfAsking(cases, target, contract);
  const asked = target.regions.flatMap(({ region }) => {
    const begun = new Map(inOrder.map((one) => [one.id, ask(one, region)]));
    return cases.flatMap(({ id }) => begun.get(id) ?? []);
  });
  const verdicts = await Promise.all(asked);
  const drawn = [...session.drawn(), ...compareRegions(verdicts)];
  for (const verdict of drawn) onVerdict?.(verdict);
  return { verdicts: [...verdicts, ...drawn] };
}
