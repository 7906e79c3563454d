import type { Case, Suite } from '../check/case.ts';
import type { ClauseId, Contract, Region } from '../contract/types.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Fault, Seed } from '../mock/faults/fault.ts';
import type { MockOptions, Policy } from '../mock/types.ts';
import { alarmsOf } from './alarms-of.ts';
import { askMock } from './ask-mock.ts';
import { rankCases } from './rank-cases.ts';
import type { Alarm, Trial } from './types.ts';

/** One region is enough, but for faults of one region, which must show there and nowhere else, and those between regions. */
const usualRegion: Region = 'china';
const secondRegion: Region = 'frankfurt';

/** What is asked of every mock. */
export interface Questions {
  readonly contract: Contract;
  readonly suites: readonly Suite[];
  /** All cases of the suites. */
  readonly cases: readonly Case[];
}

/** Seeds a fault into a mock and asks, the likeliest cases first, until a clause that it breaks is reported broken. */
export async function tryFault({ contract, suites, cases }: Questions, fault: Fault): Promise<Trial> {
  const {
    name,
    says,
    clause,
    everyNth,
    acrossRegions,
    onlyIn = acrossRegions ? secondRegion : usualRegion,
  } = fault;
  const breaks: ReadonlySet<ClauseId> = new Set([clause, ...(fault.alsoBreaks ?? [])]);
  const isOwn = ({ clause: reported }: Alarm) => breaks.has(reported);
  const isThere = (verdict: Verdict) => acrossRegions === true || verdict.region === onlyIn;
  const { verdicts, ...spent } = await askMock({
    contract,
    suites,
    groups: rankCases(cases, clause),
    regions: [...new Set([usualRegion, onlyIn])],
    faults: [name],
    enough: (verdict) => isThere(verdict) && alarmsOf([verdict]).some(isOwn),
  });
  const alarms = alarmsOf(verdicts);
  const elsewhere = alarmsOf(verdicts.filter((verdict) => !isThere(verdict)));
  const caught = elsewhere.length === 0 && alarms.some(isOwn);
  const outcome = caught ? 'caught' : alarms.length > 0 ? 'misnamed' : 'survived';
  return { name, says, clause, ...(everyNth && { everyNth }), outcome, alarms, ...spent };
}

/** Seeds a harmless change into a mock and asks everything: no case may report a violation, or stay without answer. */
export function tryHarmless(questions: Questions, { name, says }: Seed): Promise<Trial> {
  return trySound(questions, { name, says }, { faults: [name] });
}

/** Asks everything of a mock that settles open questions in its own way: it breaks no promise either. */
export function tryPolicy(questions: Questions, name: string, policy: Policy): Promise<Trial> {
  const says = Object.entries(policy).map(([silence, answer]) => `${silence}: ${answer}`);
  return trySound(questions, { name, says: says.join(', ') }, { policy });
}

async function trySound(
  { contract, suites, cases }: Questions,
  { name, says }: Pick<Trial, 'name' | 'says'>,
  how: Pick<MockOptions, 'faults' | 'policy'>,
): Promise<Trial> {
  const shared = { contract, suites, groups: [cases], regions: [usualRegion] };
  const { verdicts, ...spent } = await askMock({ ...shared, ...how });
  const alarms = [...alarmsOf(verdicts), ...unansweredIn(verdicts)];
  return { name, says, outcome: alarms.length > 0 ? 'alarmed' : 'silent', alarms, ...spent };
}

function unansweredIn(verdicts: readonly Verdict[]): readonly Alarm[] {
  return verdicts
    .filter(({ why }) => why === 'not answered')
    .map(({ caseId, clause, message }) => ({ caseId, clause, message }));
}
