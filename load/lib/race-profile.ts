import type { Asked } from './answer.ts';
import { gaps, type Race } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { scenarioOptions } from './scenario-options.ts';
import { createWorker, type Worker } from './worker.ts';

/** A profile in which each iteration is one race: calls that leave together for places that are too few. */
export function raceProfile() {
  const plan = readPlan();
  const { template, rounds } = plan.races ?? { template: '', rounds: [] };
  let worker: Worker | undefined;
  return {
    options: scenarioOptions(plan),
    call() {
      worker ??= createWorker(plan);
      const iteration = worker.iteration();
      const round = rounds[iteration];
      if (round !== undefined) run(worker, iteration, { operation: plan.operation, template }, round);
    },
  };
}

/** What the calls of every race have in common. */
interface Common {
  readonly operation: string;
  readonly template: string;
}

function run(
  worker: Worker,
  iteration: number,
  { operation, template }: Common,
  { calls, refusals }: Race,
): void {
  const { region, accounts } = worker.region;
  const asked: Asked[] = calls.map(({ account, user }) => ({
    region,
    operation,
    body: fill(template, accounts[account] as string, user),
    unique: user,
    form: refusals.join(),
    refusals: new Set(refusals),
  }));
  const startMs = Date.now();
  const responses = worker.postTogether(asked);
  for (const [index, response] of responses.entries()) {
    const account = calls[index]?.account ?? 0;
    worker.record({ asked: asked[index] as Asked, iteration, startMs, size: 1, account, form: 0 }, response);
  }
}

function fill(template: string, account: string, user: string): string {
  return template.replace(gaps.account, account).replace(gaps.user, user);
}
