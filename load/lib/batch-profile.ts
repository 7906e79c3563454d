import { SharedArray } from 'k6/data';
import type { Asked } from './answer.ts';
import { type BatchCalls, type BodyTemplate, gaps, type PlannedRegion } from './plan.ts';
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
  const callFor = callsOf(plan.batches as BatchCalls);
  let worker: Worker | undefined;
  return {
    options: scenarioOptions(plan),
    call() {
      worker ??= createWorker(plan);
      const iteration = worker.iteration();
      const { asked, size, account } = callFor(iteration, worker.region);
      const startMs = Date.now();
      worker.record({ asked, iteration, startMs, size, account }, worker.post(asked.body));
    },
  };
}

/** The call of an iteration, as it is asked and recorded. */
interface BatchCall {
  readonly asked: Asked;
  readonly size: number;
  readonly account: number;
}

function callsOf({ templates, callsPerAccount, userPrefix, pool }: BatchCalls) {
  const forms = templates.map(formOf);
  const bodies = pool === true ? new SharedArray('pool', readPool) : undefined;
  return (iteration: number, { region, accounts }: PlannedRegion): BatchCall => {
    const account = Math.floor(iteration / callsPerAccount) % accounts.length;
    const id = accounts[account] as string;
    const form = forms[iteration % forms.length] as Form;
    const { size, refusals } = form;
    const text =
      bodies === undefined
        ? freshBody(form, id, `${userPrefix}${iteration.toString(36)}-`)
        : pooledBody(bodies, id, iteration);
    const { body, unique } = text;
    return { asked: { region, body, unique, form: text.form, refusals }, size, account };
  };
}

function formOf({ text, size, refusals }: BodyTemplate): Form {
  const [head = '', tail = ''] = text.split(gaps.account);
  return { name: String(size), size, head, rest: tail.split(gaps.user), refusals: new Set(refusals) };
}

function freshBody({ head, rest, name }: Form, account: string, unique: string) {
  return { body: head + account + rest.join(unique), unique, form: name };
}

function pooledBody(pool: readonly string[], account: string, iteration: number) {
  const turn = iteration % pool.length;
  const body = (pool[turn] as string).replace(gaps.account, account);
  return { body, unique: '', form: `pool ${turn}` };
}
