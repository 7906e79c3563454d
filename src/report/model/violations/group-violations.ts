import type { Contract, Region } from '../../../contract/types.ts';
import type { JudgedRun, Verdict } from '../../../results/records/run-contents.ts';
import type { Violation } from '../../../results/records/summary.ts';
import { describeClause } from '../describe-clause.ts';
import { pointerShape, shapeOf, withoutIds } from '../differences/difference-shape.ts';
import { groupByName } from '../group-by-name.ts';
import { differenceOf } from './difference-of.ts';
import { exchangesById } from './exchanges-by-id.ts';
import { orderByCause } from './order-by-cause.ts';
import { shortestOf } from './shortest-sighting.ts';
import type { Evidence, ExchangesById, Sighting, ViolatedCase, ViolationGroup } from './violation-group.ts';

/** The violations of a run by cause: what breaks a clause in the same way is one, and what follows from another comes after it. */
export function groupViolations(
  { verdicts, exchanges, summary }: Pick<JudgedRun, 'verdicts' | 'exchanges' | 'summary'>,
  contract: Contract,
): ViolationGroup[] {
  if (summary.violations.length === 0) return [];
  const byPlace = new Map(verdicts.map((verdict) => [`${verdict.caseId} ${verdict.region}`, verdict]));
  const byId = exchangesById(exchanges);
  const names = Object.keys(contract.operations);
  const seen = summary.violations.map((violation) => seenAs(violation, byPlace));
  const groups = [...Map.groupBy(seen, (one) => causeOf(one, names)).values()];
  return orderByCause(groups.map((all) => describeGroup(all, { regions: summary.regions, byId, contract })));
}

interface Seen {
  readonly violation: Violation;
  readonly sighting: Sighting;
}

function seenAs(violation: Violation, byPlace: ReadonlyMap<string, Verdict>): Seen {
  const { caseId, clause, region, message } = violation;
  const verdict = byPlace.get(`${caseId} ${region}`);
  const finding = verdict?.findings?.find((each) => each.verdict === 'violates' && each.clause === clause);
  return {
    violation,
    sighting: { region, message, ...(verdict ? { verdict } : {}), ...(finding ? { finding } : {}) },
  };
}

/** Equal for violations of one cause: the clause, the law, and how the difference looks without its data. */
function causeOf({ violation, sighting }: Seen, names: readonly string[]): string {
  const { law = '', expected, actual, pointer = '' } = differenceOf(sighting);
  const shapes = [shapeOf(expected, names), shapeOf(actual, names), pointerShape(pointer)];
  return JSON.stringify([violation.clause, law, ...shapes]);
}

interface Context {
  readonly regions: readonly Region[];
  readonly byId: ExchangesById;
  readonly contract: Contract;
}

function describeGroup(all: readonly Seen[], { regions, byId, contract }: Context): ViolationGroup {
  const ordered = all.toSorted((a, b) => regionOf(a, regions) - regionOf(b, regions));
  const cases = groupByName(ordered, ({ violation }) => violation.caseId).map(toCase);
  const sightings = cases.flatMap((each) => each.sightings) as [Sighting, ...Sighting[]];
  const shortest = shortestOf(sightings, byId);
  const shown = cases.filter((each) => each.sightings.includes(shortest.sighting));
  const others = cases.filter((each) => !shown.includes(each));
  const clause = all[0]?.violation.clause ?? '';
  const law = shortest.sighting.finding?.law;
  return {
    clause,
    ...describeClause(contract, clause),
    ...(law === undefined ? {} : { law }),
    regions: regions.filter((region) => sightings.some((one) => one.region === region)),
    operations: [...new Set(cases.map(({ caseId }) => caseId.slice(0, caseId.indexOf('/'))))],
    cases: [...shown, ...others] as [ViolatedCase, ...ViolatedCase[]],
    shortest,
    ...domainOf(shortest, contract),
    actuals: countActuals(sightings),
  };
}

/** The region whose domain the last call that is shown went to, where it is not the app's own. */
function domainOf({ exchanges }: Evidence, contract: Contract): Pick<ViolationGroup, 'domainOf'> {
  const last = exchanges.at(-1);
  if (last === undefined || last.direction === 'callback') return {};
  const hostname = URL.parse(last.request.url)?.hostname;
  const [region] =
    Object.entries(contract.service.regions).find(([, { domain }]) => domain === hostname) ?? [];
  return region === undefined || region === last.region ? {} : { domainOf: region as Region };
}

function regionOf({ violation }: Seen, regions: readonly Region[]): number {
  return regions.indexOf(violation.region);
}

function toCase([caseId, all]: readonly [string, readonly Seen[]]): ViolatedCase {
  const known = all.every(({ violation }) => violation.known);
  return { caseId, known, sightings: all.map(({ sighting }) => sighting) as [Sighting, ...Sighting[]] };
}

function countActuals(sightings: readonly Sighting[]): ViolationGroup['actuals'] {
  const byActual = Map.groupBy(sightings, (one) => withoutIds(differenceOf(one).actual));
  return [...byActual]
    .map(([actual, all]) => ({ actual, cases: new Set(all.map(({ verdict }) => verdict?.caseId)).size }))
    .toSorted((a, b) => b.cases - a.cases);
}
