import type {
  CallCounts,
  LoadBlock,
  LoadPhase,
  LoadSecond,
  Slope,
} from '../../results/records/load-summary.ts';
import type { RegionFacts } from '../judging/facts.ts';
import { buildCounts, buildFacts, buildPhase, buildSecond } from './build-facts.ts';

type Facts = Partial<RegionFacts>;

/** Accepted calls that all took this long. */
function took(ms: number) {
  return { accepted: { count: 100, p50: ms, p95: ms, p99: ms, max: ms } };
}

/** Phases one after the other, from the same moment on. */
function following(...phases: readonly LoadPhase[]): LoadPhase[] {
  let atMs = Date.parse('2026-11-23T12:00:00.000Z');
  return phases.map((phase) => {
    const startedAt = new Date(atMs).toISOString();
    atMs += phase.durationMs + 500;
    return { ...phase, startedAt };
  });
}

function slope(ms: number): Slope {
  return { slope: ms, interval: [ms * 0.9, ms * 1.1] };
}

/** Slopes of small and of large batches, in ms per user. */
export function slopes(small: number, large: number): NonNullable<LoadPhase['sizeSlope']> {
  return { all: slope((small + large) / 2), small: slope(small), large: slope(large) };
}

function overLimit(recovery: Partial<LoadPhase>, over: Partial<LoadPhase> = {}): Facts {
  const counts = buildCounts(4_000, { accepted: 2_000, limited: 2_000, added: 2_000 });
  const seconds = Array.from({ length: 10 }, (_, second) => buildSecond(second, 400, { accepted: 200 }));
  return {
    settings: { ...buildFacts().settings, ratePerSecond: 400 },
    accounts: [{ account: 0, added: 2_950, uncertain: 0, listed: 2_950 }],
    phases: following(
      buildPhase(190, 5, { phase: 'lead-in', measured: false, latencyMs: took(4) }),
      buildPhase(400, 10, { phase: 'over-200', counts, seconds, latencyMs: took(20), ...over }),
      buildPhase(100, 5, { phase: 'recovery', measured: false, ...recovery }),
    ),
  };
}

function spike(more: Partial<Record<'calm' | 'spike' | 'after', Partial<LoadPhase>>> = {}): Facts {
  return {
    phases: following(
      buildPhase(50, 5, { phase: 'calm', latencyMs: took(4), ...more.calm }),
      buildPhase(200, 10, { phase: 'spike', latencyMs: took(8), ...more.spike }),
      buildPhase(50, 5, { phase: 'after', latencyMs: took(5), ...more.after }),
    ),
  };
}

/** A minute in blocks whose medians grow by the given ms from one to the next. */
function soak(growthMs: number): Facts {
  const blocks: LoadBlock[] = Array.from({ length: 6 }, (_, block) => ({
    startMs: block * 10_000,
    durationMs: 10_000,
    latencyMs: took(4 + growthMs * block + (block % 2) / 10),
  }));
  return {
    settings: { ...buildFacts().settings, ratePerSecond: 100, durationMs: 60_000 },
    phases: [buildPhase(100, 60, { latencyMs: took(4), blocks })],
  };
}

/** Seconds of which some were held up, and in some of these the generator too. */
function held(stalled: readonly number[], generator: readonly number[] = []): LoadSecond[] {
  return Array.from({ length: 20 }, (_, second) =>
    buildSecond(second, 200, {
      ...(stalled.includes(second) && { slow: 40 }),
      lagMs: { p50: 0, p99: 1, max: generator.includes(second) ? 300 : 2 },
    }),
  );
}

/** Good calls, and calls that must be refused, with what became of them. */
function kinds(good: Partial<CallCounts>, bad: Partial<CallCounts> = {}, badCall = 'too-many'): Facts {
  const refused = { accepted: 0, refused: 50, added: 0 };
  return {
    phases: [
      buildPhase(10, 10, {
        byCall: [
          { call: 'good', mustBeRefused: false, counts: buildCounts(50, good), latencyMs: {} },
          ...badCalls.map((call) => ({
            call,
            mustBeRefused: true,
            counts: buildCounts(50, call === badCall ? { ...refused, ...bad } : refused),
            latencyMs: {},
          })),
        ],
      }),
    ],
  };
}

const badCalls = [
  'too-many',
  'unknown-account',
  'malformed-account',
  'account-left-out',
  'account-not-text',
  'list-left-out',
  'list-not-a-list',
];

/** Facts of a region in which all went well, by profile. */
export const wellInPhases: Readonly<Record<string, Facts>> = {
  'over-limit': overLimit({}),
  errors: kinds({}),
  mixed: kinds({}),
  spike: spike(),
  soak: soak(0),
};

const limited = { limited: 1, accepted: 99, added: 99 };

/** For each goal: how it fails, what it then says it got, and what that means. */
export const failuresInPhases: Readonly<Record<string, readonly [Facts, got: string, meaning: string]>> = {
  'limited-with-the-code': [
    { findings: [{ kind: 'code', code: 6017, certain: true, message: 'refused', count: 3 }] },
    '3 calls: ErrorCode 6017 (3 times)',
    'violation',
  ],
  recovered: [overLimit({ lastLimitedMs: 1_600 }), 'the last limited call 2100 ms after it', 'missed'],
  'accepted-not-slowed': [
    overLimit({}, { latencyMs: took(400) }),
    'p50 400 ms in over-200, 4 ms in lead-in',
    'missed',
  ],
  ...Object.fromEntries(
    badCalls.map((call) => [
      `${call}-refused`,
      [kinds({}, { accepted: 1, refused: 49 }, call), '1 of 50 calls accepted', 'violation'] as const,
    ]),
  ),
  'good-accepted': [kinds({ accepted: 49, refused: 1 }), '1 of 50 calls not accepted', 'missed'],
  'all-accepted': [kinds({ accepted: 49, refused: 1 }), '1 of 50 calls not accepted', 'missed'],
  'none-limited': [
    { phases: [buildPhase(10, 10, { counts: buildCounts(100, limited) })] },
    '1 % (1 of 100 calls); the limit is lower, or somebody else calls the same app',
    'missed',
  ],
  'calm-unlimited': [
    spike({ calm: { counts: buildCounts(100, limited) } }),
    '1 % (1 of 100 calls); the limit is lower, or somebody else calls the same app',
    'missed',
  ],
  'spike-served': [
    spike({ spike: { counts: buildCounts(100, { ...limited, limited: 3 }) } }),
    '3 % (3 of 100 calls); the limit is lower, or somebody else calls the same app',
    'missed',
  ],
  'calm-again': [spike({ after: { latencyMs: took(105) } }), 'p50 105 ms in after, 4 ms in calm', 'missed'],
  'no-stalls': [
    { phases: [buildPhase(200, 20, { latencyMs: took(4), seconds: held([2, 6, 10], [10]) })] },
    '2 of 20 seconds stalled (second 2, 6)',
    'missed',
  ],
  'no-drift': [soak(2), 'drift of the median 720 ms per hour (95 %: 708 to 756, p 0.009)', 'missed'],
  'latency-grows-evenly': [
    { phases: [buildPhase(100, 5, { sizeSlope: slopes(1, 3) })] },
    '2 ms more per user (95 %: 1.8 to 2.2), 1 in small and 3 in large batches',
    'missed',
  ],
};
