import { gaps } from './plan.ts';
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
      const { region } = worker;
      const iteration = worker.iteration();
      const round = rounds[iteration];
      if (round === undefined) return;
      const refusals = new Set(round.refusals);
      const form = round.refusals.join();
      const asked = round.calls.map(({ account, user }) => ({
        region: region.region,
        body: fill(template, region.accounts[account] as string, user),
        unique: user,
        form,
        refusals,
      }));
      const startMs = Date.now();
      const responses = worker.postTogether(asked.map(({ body }) => body));
      for (const [index, call] of round.calls.entries()) {
        const [one, response] = [asked[index], responses[index]];
        if (one === undefined || response === undefined) continue;
        worker.record({ asked: one, iteration, startMs, size: 1, account: call.account }, response);
      }
    },
  };
}

function fill(template: string, account: string, user: string): string {
  return template.replace(gaps.account, account).replace(gaps.user, user);
}
