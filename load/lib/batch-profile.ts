import { SharedArray } from 'k6/data';
import type { Asked } from './answer.ts';
import { type BatchCalls, type BodyTemplate, gaps } from './plan.ts';
import { readPlan, readPool } from './read-plan.ts';
import { scenarioOptions } from './scenario-options.ts';
import { createWorker, type Worker } from './worker.ts';

/** A template taken apart, so that a body is made by one native join. */
interface Form {
  readonly name: string;
  readonly size: number;
  readonly head: string;
  /** The text after the account, in pieces between the gaps for the user. */
  readonly rest: readonly string[];
  readonly refusals: ReadonlySet<number>;
}

/** A profile in which each iteration is one call that adds a batch of users. */
export function batchProfile() {
  const plan = readPlan();
  const batches = plan.batches as BatchCalls;
  const forms = batches.templates.map(formOf);
  const pool = batches.pool === true ? new SharedArray('pool', readPool) : undefined;
  let worker: Worker | undefined;
  return {
    options: scenarioOptions(plan),
    call() {
      worker ??= createWorker(plan);
      const iteration = worker.iteration();
      const account = Math.floor(iteration / batches.callsPerAccount) % worker.region.accounts.length;
      const id = worker.region.accounts[account] as string;
      const form = forms[iteration % forms.length] as Form;
      const { body, unique, name } =
        pool === undefined
          ? freshBody(form, id, `${batches.userPrefix}${iteration.toString(36)}-`)
          : pooledBody(pool, id, iteration);
      const asked: Asked = {
        region: worker.region.region,
        body,
        unique,
        form: name,
        refusals: form.refusals,
      };
      const startMs = Date.now();
      worker.record({ asked, iteration, startMs, size: form.size, account }, worker.post(body));
    },
  };
}

function formOf({ text, size, refusals }: BodyTemplate): Form {
  const [head = '', tail = ''] = text.split(gaps.account);
  return { name: String(size), size, head, rest: tail.split(gaps.user), refusals: new Set(refusals) };
}

function freshBody({ head, rest, name }: Form, account: string, unique: string) {
  return { body: head + account + rest.join(unique), unique, name };
}

function pooledBody(pool: readonly string[], account: string, iteration: number) {
  const turn = iteration % pool.length;
  const body = (pool[turn] as string).replace(gaps.account, account);
  return { body, unique: '', name: `pool ${turn}` };
}
