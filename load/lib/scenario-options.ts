import type { Options, Scenario } from 'k6/options';
import type { Plan, Stage } from './plan.ts';
import { timeUnitSeconds } from './time-unit.ts';

/** What a scenario's own environment says: which region of the plan it calls. */
export const REGION_INDEX = 'OAPROBE_REGION';

/**
 * One scenario per region, each at its own arrival rate. Lead-in and measured part are stages of the same scenario,
 * so that they share workers, and with them connections that are open already.
 *
 * No sample bears a URL: k6 would write the signature with it.
 */
export function scenarioOptions(plan: Plan): Options {
  const scenarios = plan.regions.map(({ region }, index) => [region, scenario(plan, index)] as const);
  return {
    scenarios: Object.fromEntries(scenarios),
    hosts: { ...plan.hosts },
    insecureSkipTLSVerify: plan.skipCertificateCheck,
    systemTags: ['scenario'],
    batch: widestRace(plan),
    batchPerHost: widestRace(plan),
    setupTimeout: '10s',
  };
}

function scenario(plan: Plan, index: number): Scenario {
  const unitSeconds = timeUnitSeconds(plan.stages);
  return {
    executor: 'ramping-arrival-rate',
    startRate: 0,
    timeUnit: `${unitSeconds}s`,
    stages: plan.stages.map((each) => stage(each, unitSeconds)),
    preAllocatedVUs: plan.workers,
    // Longer than a call can take, so that every call that was begun is also counted.
    gracefulStop: `${plan.timeoutMs + 2000}ms`,
    env: { [REGION_INDEX]: String(index) },
  };
}

function stage({ targetPerSecond, durationMs }: Stage, unitSeconds: number) {
  return { target: Math.round(targetPerSecond * unitSeconds), duration: `${durationMs}ms` };
}

function widestRace({ races }: Plan): number {
  return Math.max(1, ...(races?.rounds ?? []).map((round) => round.calls.length));
}
