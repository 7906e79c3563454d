import type { Contract, Region } from '../../contract/types.ts';
import type { Exchange, Finding, JudgedRun, Verdict } from '../../results/run-contents.ts';
import type { Violation } from '../../results/summary.ts';
import { groupByName } from './group-by-name.ts';

/** One violation in one region, with what was found; a load goal has no verdict behind it. */
export interface Sighting {
  readonly region: Region;
  readonly message: string;
  readonly verdict?: Verdict;
  readonly finding?: Finding;
}

/** A case that breaks a clause, once for all regions where it does. */
export interface ViolatedCase {
  readonly caseId: string;
  /** Whether the baseline knows it in every one of these regions. */
  readonly known: boolean;
  /** In the order of the run's regions; never empty. */
  readonly sightings: readonly [Sighting, ...Sighting[]];
}

/** A clause that was broken, with every case that shows it. */
export interface ViolatedClause {
  readonly clause: string;
  /** What is promised; absent where the contract does not know the clause. */
  readonly says?: string;
  readonly source?: { readonly title: string; readonly url: string; readonly part: string };
  readonly regions: readonly Region[];
  readonly cases: readonly ViolatedCase[];
}

/** The violations of a run, by clause and then by case; the clause that shows in the most cases comes first. */
export function groupViolations(
  { verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>,
  contract: Contract,
): ViolatedClause[] {
  const { violations, regions } = summary;
  const byPlace = new Map(verdicts.map((verdict) => [`${verdict.caseId} ${verdict.region}`, verdict]));
  const clauses = [...Map.groupBy(violations, (violation) => violation.clause)].map(([clause, all]) => ({
    clause,
    ...describeClause(contract, clause),
    regions: regions.filter((region) => all.some((violation) => violation.region === region)),
    cases: groupCases(all, byPlace, regions),
  }));
  return clauses.toSorted((a, b) => b.cases.length - a.cases.length);
}

function groupCases(
  violations: readonly Violation[],
  byPlace: ReadonlyMap<string, Verdict>,
  regions: readonly Region[],
): ViolatedCase[] {
  return groupByName(violations, (violation) => violation.caseId).flatMap(([caseId, all]) => {
    const ordered = all.toSorted((a, b) => regions.indexOf(a.region) - regions.indexOf(b.region));
    const [first, ...rest] = ordered.map((violation) => sightingOf(violation, byPlace));
    const known = all.every((violation) => violation.known);
    return first ? [{ caseId, known, sightings: [first, ...rest] as const }] : [];
  });
}

function sightingOf(violation: Violation, byPlace: ReadonlyMap<string, Verdict>): Sighting {
  const { caseId, clause, region, message } = violation;
  const verdict = byPlace.get(`${caseId} ${region}`);
  const finding = verdict?.findings?.find((each) => each.verdict === 'violates' && each.clause === clause);
  return { region, message, ...(verdict ? { verdict } : {}), ...(finding ? { finding } : {}) };
}

/** What a clause says and where that is written. */
export function describeClause(contract: Contract, id: string): Pick<ViolatedClause, 'says' | 'source'> {
  const operation = id.slice(0, id.indexOf('.'));
  const holder = operation === 'service' ? contract.service : contract.operations[operation];
  const clause = holder?.clauses[id];
  if (!clause) return {};
  return { says: clause.says, ...sourceOf(contract, clause.source) };
}

/** Title and address of a reference `<key of sources.json>#<part>`; nothing where the contract lacks the page. */
export function sourceOf(contract: Contract, reference: string): Pick<ViolatedClause, 'source'> {
  const [key = '', part = ''] = reference.split('#');
  const page = contract.sources[key];
  return page ? { source: { title: page.title, url: page.url, part } } : {};
}

/** The exchanges that show a sighting: those the finding names, else all of the case in that region. */
export function evidenceOf(sighting: Sighting, byId: ReadonlyMap<string, Exchange>): Exchange[] {
  const ids = sighting.finding?.exchangeIds ?? sighting.verdict?.exchangeIds ?? [];
  return ids.flatMap((id) => byId.get(id) ?? []);
}
