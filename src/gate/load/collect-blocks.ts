import type { LoadBlock, LoadBlocks } from '../../results/baseline/baseline.ts';
import type { LoadPhase, LoadRegion, LoadSummary } from '../../results/records/load-summary.ts';
import type { RunContents } from '../../results/records/run-contents.ts';

/** A shorter block says more of its first second than of the service. */
export const leastBlockMs = 10_000;

/**
 * The blocks of load that a run measured, by profile and region, in the order in which they ran. A block that was cut
 * short, or in which the generator or the machine was the bottleneck, is none; a series may have none at all.
 */
export function collectBlocks({ run, loads }: Pick<RunContents, 'run' | 'loads'>): LoadBlocks[] {
  const blocks = loads.flatMap((load) => blocksOf(load, run)).toSorted((a, b) => a.startedMs - b.startedMs);
  const groups = Map.groupBy(blocks, ({ of }) => JSON.stringify(of));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first.of, blocks: [first, ...others].flatMap(({ block }) => block ?? []) }],
  );
}

interface FoundBlock {
  readonly of: Omit<LoadBlocks, 'blocks'>;
  readonly startedMs: number;
  /** Absent where it says nothing of the target. */
  readonly block: LoadBlock | undefined;
}

function blocksOf(load: LoadSummary, run: RunContents['run']): FoundBlock[] {
  const { profile, operation, interrupted, generator } = load;
  const usable = !interrupted && generator.busyBecause.length === 0;
  const conditions = conditionsOf(load, run);
  return load.regions.map((found) => {
    const block = usable ? blockOf(found) : undefined;
    const of = { profile, operation, region: found.region, runId: run.runId, conditions };
    return { of, startedMs: Date.parse(found.phases[0]?.startedAt ?? run.startedAt), block };
  });
}

function blockOf({ phases, goals }: LoadRegion): LoadBlock | undefined {
  const measured = phases.filter((phase) => phase.measured);
  const durationMs = sum(measured.map((phase) => phase.durationMs));
  const latency = largest(measured)?.latencyMs.accepted;
  const unsure = goals.some(({ held, meaning }) => !held && meaning === 'inconclusive');
  if (durationMs < leastBlockMs || latency === undefined || unsure) return undefined;
  const accepted = sum(measured.map(({ counts }) => counts.accepted));
  return { p95: latency.p95, p99: latency.p99, acceptedPerSecond: (accepted * 1000) / durationMs };
}

/** Percentiles of several phases cannot be put together: those of the phase with the most calls speak for all. */
export function largest(phases: readonly LoadPhase[]): LoadPhase | undefined {
  return phases.toSorted((a, b) => b.counts.sent - a.counts.sent)[0];
}

/** What must be the same before load can be compared: machine, versions and settings, by name. */
export function conditionsOf(
  { settings, generator, regions }: LoadSummary,
  { machine, toolVersion }: Pick<RunContents['run'], 'machine' | 'toolVersion'>,
): LoadBlocks['conditions'] {
  const { os, arch, cpu, cores, memoryBytes, node } = machine;
  return {
    system: `${os} ${arch}`,
    cpu: `${cores} x ${cpu}`,
    memory: `${Math.round(memoryBytes / 2 ** 30)} GiB`,
    node,
    oaprobe: toolVersion,
    generator: `${generator.name} ${generator.version}`,
    rate: `${settings.ratePerSecond}/s`,
    duration: `${settings.durationMs} ms`,
    batch: `${settings.batch} users, ${settings.users}`,
    regions: regions.map(({ region }) => region).join(' '),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
