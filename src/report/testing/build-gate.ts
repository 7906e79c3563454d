import type { GateResult } from '../../results/records/gate-result.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import type { RunDiff } from '../../results/records/run-diff.ts';

/** What the gate says of a run: its first violation is known, another one healed, an observation changed, a load figure missed. */
export function buildGate({ summary }: JudgedRun): GateResult {
  const [first] = summary.violations;
  const { caseId = 'a/b/c#1', clause = 'a.b', region = 'china' } = first ?? {};
  const known = { caseId, clause, region, reason: 'ticket 4711', until: '2026-12-31' };
  return {
    schemaVersion: 1,
    runId: summary.runId,
    target: 'mock',
    decision: 'missed',
    exitCode: 2,
    reason: 'The sentence of the gate.',
    day: '2026-11-23',
    strict: true,
    baseline: { target: 'mock', runId: 'then', acceptedAt: '2026-11-01T00:00:00Z' },
    new: summary.violations.slice(1),
    known: [known],
    expired: [{ ...known, caseId: `${caseId}-expired`, until: '2026-11-01' }],
    healed: [{ ...known, caseId: `${caseId}-healed` }],
    changed: [{ silence: 'empty-list', region, before: ['accepted'], now: ['refused 6017'] }],
    load: [
      { profile: 'batch', region, figure: 'p99', answer: 'inconclusive', blocks: [3, 2], needs: '9 blocks' },
      {
        profile: 'throughput',
        region,
        figure: 'p95',
        answer: 'missed',
        blocks: [9, 9],
        ratio: 1.25,
        interval: [1.2, 1.3],
        noiseFloor: 0.03,
      },
    ],
  };
}

/** Two runs of which the later one violates what the earlier one kept, in two regions, with slower answers. */
export function buildDiff(): RunDiff {
  const run = {
    target: 'mock',
    startedAt: '2026-11-23T06:40:00Z',
    regions: ['china', 'seoul'],
    decision: 'held',
  } as const;
  const changed = {
    caseId: 'a/b/c#1',
    clause: 'a.b',
    before: 'conforms',
    now: 'violates',
    message: 'got <script>alert(1)</script> | *bold*',
  } as const;
  return {
    schemaVersion: 1,
    before: { ...run, runId: 'run-one' },
    now: { ...run, runId: 'run-two', decision: 'violated' },
    asked: { both: 7, onlyBefore: 0, onlyNow: 2 },
    verdicts: run.regions.map((region) => ({ ...changed, region })),
    observations: [{ silence: 'empty-list', region: 'china', before: ['accepted'], now: ['refused 6017'] }],
    load: [
      {
        profile: 'throughput',
        region: 'china',
        figure: 'p95',
        unit: 'ms',
        before: { value: 8, interval: [7.5, 8.5] },
        now: { value: 10 },
        ratio: 1.25,
        interval: [1.2, 1.3],
      },
    ],
    unlike: ['throughput: cpu 2 x A, now 4 x B'],
  };
}
