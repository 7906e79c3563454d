import { regionsApartMs, type TrialPlan, type TrialStep } from '../../../load/limiter/trial-plan.ts';

/** What a trial is planned for. */
export interface TrialNeed {
  /** The documented limit, in calls per second. */
  readonly limitPerSecond: number;
  /** Calls that may be sent within any second, all operations together. */
  readonly maxPerSecond: number;
  /** Calls of a burst that one connection sends one after the other: the fewer, the shorter the burst. */
  readonly callsPerConnection: number;
}

/** When each burst after a silence begins, in ms: at three different moments of a second and of two. */
const burstsAtMs = [2_300, 4_930, 7_560] as const;
/** When one connection is used alone, and when the steady part begins. */
const aloneAtMs = 10_190;
const steadyAtMs = 12_400;
const steadyMs = 4_000;
/** When the other operation is called in the steady part, from its start. */
const othersAtMs = [800, 1_370, 1_940, 2_510, 3_200] as const;

/** How many times as fast as the documented limit is called in the steady part, and at most in any second. */
const steadyShare = 2.5;
const mostShare = 4.2;

/**
 * The calls that tell limiters apart:
 * - a burst after a silence shows how many calls pass at once; few calls go on to come in and show when the next ones
 *   pass: at once and one by one (bucket), a window later (sliding), at a moment of the clock (fixed);
 * - a second burst half a second later finds what a shorter window, or the clock, has let in again;
 * - one connection alone, beyond the limit, while others call too: only a limit by connection tells them apart;
 * - a steady rate far above the limit, during which another operation is called: only a limit of the app refuses it.
 *
 * No second has more calls than are permitted, whatever the answers.
 */
export function planTrial(need: TrialNeed): TrialPlan {
  const sizes = sizesFor(need);
  const connections = connectionsFor(need, sizes.burst);
  const all = { firstConnection: 0, connections, other: false };
  const even = (atMs: number, durationMs: number, perSecond: number): TrialStep => {
    const calls = Math.max(1, Math.floor((perSecond * durationMs) / 1000));
    return { ...all, atMs, calls, everyMs: durationMs / calls };
  };
  const groups = burstsAtMs.flatMap((atMs) => [
    { ...all, atMs, calls: sizes.burst, everyMs: 0 },
    even(atMs + 260, 1_240, sizes.probesPerSecond),
    { ...all, atMs: atMs + 500, calls: sizes.second, everyMs: 0 },
  ]);
  const steps = [
    even(300, 1_000, connections),
    ...groups,
    { ...even(aloneAtMs, 1_000, sizes.burst), connections: 1 },
    {
      ...even(aloneAtMs + 300, 900, sizes.probesPerSecond),
      firstConnection: 1,
      connections: connections - 1,
    },
    even(steadyAtMs, steadyMs, sizes.steadyPerSecond),
    ...othersAtMs.map((atMs) => ({
      ...all,
      atMs: steadyAtMs + atMs,
      calls: sizes.others,
      everyMs: 0,
      other: true,
    })),
  ];
  return { connections, steps: steps.filter(({ calls }) => calls > 0) };
}

/** Calls of a trial. */
export function callsOfTrial({ steps }: TrialPlan): number {
  return steps.reduce((total, { calls }) => total + calls, 0);
}

/** From the start in the first region to the end of the last step in the last one, in ms. */
export function lengthOfTrialMs({ steps }: TrialPlan, regions: number): number {
  const lastMs = Math.max(...steps.map(({ atMs, calls, everyMs }) => atMs + calls * everyMs));
  return lastMs + Math.max(0, regions - 1) * regionsApartMs;
}

function sizesFor({ limitPerSecond, maxPerSecond }: TrialNeed) {
  const most = Math.min(mostShare * limitPerSecond, maxPerSecond);
  const burst = Math.floor(Math.min(2.4 * limitPerSecond, 0.85 * most));
  const probesPerSecond = Math.floor(Math.min(0.6 * limitPerSecond, 0.1 * most));
  const others = Math.min(10, Math.max(3, Math.ceil(limitPerSecond / 20)), Math.floor(most / 3));
  return {
    burst,
    probesPerSecond,
    second: Math.max(0, Math.floor(Math.min(limitPerSecond, most - burst - probesPerSecond - 1))),
    others,
    steadyPerSecond: Math.floor(Math.min(steadyShare * limitPerSecond, most - 3 * others)),
  };
}

/** Enough for a short burst, and so few that opening them is far from the limit. */
function connectionsFor({ limitPerSecond, callsPerConnection }: TrialNeed, burst: number): number {
  const most = Math.max(2, Math.floor(limitPerSecond * 0.4));
  return Math.max(2, Math.min(most, Math.ceil(burst / callsPerConnection)));
}
