import type { Contract, Region } from '../contract/types.ts';
import { isClearCode } from '../judge/membership.ts';
import type { LoadPhase } from '../results/records/load-summary.ts';
import type { AccountsRoom } from './accounts-room.ts';
import type { CpuShares } from './engine/cpu-meter.ts';
import type { JoinFacts, RegionFacts } from './judging/facts.ts';
import { findingsOf, sumsOf } from './measuring/ask-regions.ts';
import type { CallKind } from './measuring/offered.ts';
import type { SampleStore } from './measuring/sample-store.ts';
import type { PlannedProfile } from './plan-profiles.ts';
import { largestBatch } from './planning/body-template.ts';
import { waitForReadBack } from './wait-for-read-back.ts';

/** What facts are gathered from. */
export interface Gathering {
  readonly plan: PlannedProfile;
  readonly room: AccountsRoom;
  readonly store: SampleStore;
  /** Ids of the accounts. */
  readonly accounts: readonly string[];
  /** Regions that could not be prepared, each with the reason. */
  readonly unprepared: ReadonlyMap<Region, string>;
  readonly interrupted: boolean;
  /** Why the generator as a whole may have been the bottleneck. */
  readonly busyBecause: readonly string[];
}

/** Everything that is known of a region: its samples, and what the target lists afterwards. */
export async function gatherFacts(
  gathering: Gathering,
  region: Region,
  phases: readonly LoadPhase[],
): Promise<RegionFacts> {
  const { plan, room, store, accounts, interrupted } = gathering;
  const { settings, work } = plan;
  const unprepared = gathering.unprepared.get(region);
  const fresh = settings.users === 'fresh' || work.races !== undefined;
  const readBack = fresh && !interrupted && unprepared === undefined;
  const removing = removingKinds(plan, room.contract);
  const sums = await sumsOf(store, region, 'account', clearCodes(room.contract), removing);
  return {
    region,
    settings,
    phases,
    findings: (await findingsOf(store, region, kindsOf(plan))).map((finding) => ({
      ...finding,
      ...(finding.code !== undefined && { certain: isCertain(room.contract, finding.code) }),
    })),
    accounts: readBack ? await waitForReadBack(room, region, accounts, sums) : [],
    largestBatch: largestBatch(room.contract, plan.profile.operation),
    ...(work.races && { races: work.races, joins: await joinsOf(gathering, region) }),
    busyBecause: [...gathering.busyBecause, ...lateness(phases)],
    interrupted,
    ...(unprepared === undefined ? {} : { unprepared }),
  };
}

/** The kinds of calls of a profile that tells them apart, by the index that samples bear. */
export function kindsOf({ profile, work }: Pick<PlannedProfile, 'profile' | 'work'>): CallKind[] | undefined {
  if (profile.calls === undefined) return undefined;
  return work.batches?.templates.map(({ call, refusals }) => ({ call, mustBeRefused: refusals.length > 0 }));
}

function removingKinds({ work }: PlannedProfile, { operations }: Contract): number[] {
  const templates = work.batches?.templates ?? [];
  return templates.flatMap(({ operation }, index) =>
    operations[operation]?.batch?.sets === 'out' ? [index] : [],
  );
}

/** A code that is never worth a retry says that the request or the state was at fault; others may pass. */
function isCertain({ errors }: Contract, code: number): boolean {
  return errors[String(code)]?.retry === 'never';
}

/** The codes of refusals that write nothing for certain. */
function clearCodes(contract: Contract): readonly number[] {
  const codes = Object.values(contract.errors).map(({ code }) => code);
  return codes.filter((code) => isClearCode(contract, code));
}

/** Each race of a user for accounts is one iteration. */
async function joinsOf({ plan, room, store }: Gathering, region: Region): Promise<JoinFacts[]> {
  const races = plan.work.races;
  const users = new Set(races?.joins?.users);
  const sums = await sumsOf(store, region, 'iteration', clearCodes(room.contract));
  return sums.flatMap(({ index, added, uncertain, turnedAway }) => {
    const user = races?.rounds[index]?.calls[0]?.user;
    return user !== undefined && users.has(user) ? [{ user, added, uncertain, turnedAway }] : [];
  });
}

/** Share of all cores above which the generator, or the machine, counts as busy. */
const busyGenerator = 0.85;
const busyMachine = 0.9;

/** Why the generator may have been the bottleneck, from how busy it was. */
export function busyness({ process, machine }: CpuShares): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} % of all cores`;
  return [
    ...(process > busyGenerator ? [`the generator used ${percent(process)}`] : []),
    ...(machine > busyMachine ? [`the machine used ${percent(machine)}`] : []),
  ];
}

/** A clock that is corrected bit by bit moves by less, in ms. */
const clockSetMs = 50;

/** Why times of calls may be wrong, from how far the clock was set while they were sent. */
export function clockSet(shiftMs: number): string[] {
  if (Math.abs(shiftMs) <= clockSetMs) return [];
  return [`the clock of this machine was set ${shiftMs > 0 ? 'ahead' : 'back'} by ${Math.abs(shiftMs)} ms`];
}

/** A standstill of the generator this long makes a burst that a correct limiter may refuse, in ms. */
const longLagMs = 50;

/** Why the generator may have been the bottleneck, from how calls of a region left. */
function lateness(phases: readonly LoadPhase[]): string[] {
  const judged = phases.filter(({ phase }) => phase !== 'warm-up');
  const worst = Math.max(0, ...judged.map(({ lagMs }) => lagMs?.max ?? 0));
  const dropped = judged.some(({ counts }) => counts.dropped > 0);
  const wavered = judged.some(({ seconds }) =>
    seconds.some(({ offered, sent }) => Math.abs(sent - offered) > Math.max(1, offered / 20)),
  );
  return [
    ...(worst > longLagMs ? [`calls left up to ${Math.round(worst)} ms late`] : []),
    ...(wavered && !dropped ? ['the rate wavered though no call was dropped'] : []),
  ];
}
