import type { Contract } from '../../contract/types.ts';
import type { Finding, Verdict } from '../../judge/verdict.ts';
import type { LoadEntry, Observation } from '../records/summary.ts';
import { distinctBy } from './violations.ts';

/** What was seen where the documentation is silent, each answer once per region, by question and answer. */
export function listObservations(
  verdicts: readonly Verdict[],
  contract: Contract,
  load: readonly LoadEntry[] = [],
): Observation[] {
  const all = [
    ...verdicts.flatMap((verdict) => observationsOf(verdict, contract)),
    ...load.flatMap((entry) => observationsUnderLoad(entry, contract)),
  ];
  return distinctBy(all, ({ silence, region, answer }) => [silence, region, answer]).toSorted(
    (a, b) => a.silence.localeCompare(b.silence) || a.answer.localeCompare(b.answer),
  );
}

/** What only load shows: how the calls of a second are counted, and whose. What load could not tell is no answer. */
function observationsUnderLoad({ region, limiter }: LoadEntry, { silences }: Contract): Observation[] {
  if (limiter === undefined) return [];
  const told = { 'window-of-the-rate': limiter.kind, 'scope-of-the-rate': limiter.scope };
  return Object.entries(told).flatMap(([silence, answer]) =>
    Object.hasOwn(silences[silence]?.answers ?? {}, answer)
      ? [{ silence, region, answer, name: answer }]
      : [],
  );
}

/** The findings that observe; of a verdict without any, its own words. */
function observationsOf(verdict: Verdict, contract: Contract): Observation[] {
  const found = (verdict.findings ?? []).filter((each) => each.verdict === 'observed');
  const own = verdict.verdict === 'observed' ? [verdict] : [];
  return (found.length > 0 ? found : own).flatMap(({ silence, actual, answer }) =>
    silence === undefined
      ? []
      : [{ silence, region: verdict.region, ...inWords(contract, { silence, actual, answer }) }],
  );
}

/**
 * An answer so that two runs give it alike: the contract's name, and in brackets what was seen where that says more. The
 * Results of an answer that only says `accepted` depend on the case, so they are left out.
 */
function inWords(
  contract: Contract,
  {
    silence = '',
    actual,
    answer,
  }: Pick<Finding, 'actual'> & Partial<Record<'silence' | 'answer', string | undefined>>,
): Pick<Observation, 'answer' | 'name'> {
  const known = contract.silences[silence]?.answers;
  const name = answer ?? (known && Object.hasOwn(known, actual) ? actual : undefined);
  if (name === undefined) return { answer: actual };
  const seen =
    known?.[name]?.results === undefined ? actual.replace(/^accepted with Result .*$/, 'accepted') : actual;
  return { answer: seen === name || seen.startsWith(`${name} `) ? seen : `${name} (${seen})`, name };
}
