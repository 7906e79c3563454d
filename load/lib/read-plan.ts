import { type Plan, type PlannedRegion, variables } from './plan.ts';

/** Reads the plan. To be called once per worker, while k6 loads the script. */
export function readPlan(): Plan {
  return JSON.parse(open(__ENV[variables.plan] ?? ''));
}

/** Reads the bodies of a plan with a pool; in the same place. */
export function readPool(): string[] {
  return JSON.parse(open(__ENV[variables.pool] ?? ''));
}

/** The signature with which a region is called. */
export function readSignature({ signatureVariable }: PlannedRegion): string {
  return __ENV[signatureVariable] ?? '';
}
