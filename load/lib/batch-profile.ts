import { SharedArray } from 'k6/data';
import { type BatchCalls, type BodyTemplate, gaps, type PlannedRegion } from './plan.ts';
import { readPlan, readPool } from './read-plan.ts';
import { scenarioOptions } from './scenario-options.ts';
import { createWorker, type Sent, type Worker } from './worker.ts';

/** A template taken apart, so that a body is made by one native join. */
interface Form extends Pick<BodyTemplate, 'call' | 'operation' | 'size'> {
  readonly back: number;
  readonly namesAccount: boolean;
  /** The text before the account; empty where none is named. */
  readonly head: string;
  /** The text after that, in pieces between the gaps for the user. */
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
      const call = callFor(iteration, worker.region);
      const startMs = Date.now();
      worker.record({ ...call, iteration, startMs }, worker.post(call.asked));
    },
  };
}

/** The call of an iteration, as it is asked and recorded. */
type BatchCall = Omit<Sent, 'iteration' | 'startMs'>;

function callsOf({ templates, callsPerAccount, userPrefix, pool }: BatchCalls) {
  const forms = templates.map(formOf);
  const bodies = pool === true ? new SharedArray('pool', readPool) : undefined;
  return (iteration: number, { region, accounts }: PlannedRegion): BatchCall => {
    const turn = iteration % forms.length;
    const form = forms[turn] as Form;
    const { operation, size, refusals } = form;
    const about = iteration - form.back;
    const account = Math.floor(Math.max(0, about) / callsPerAccount) % accounts.length;
    const id = accounts[account] as string;
    const text =
      bodies === undefined
        ? freshBody(form, id, `${userPrefix}${about.toString(36)}-`)
        : pooledBody(bodies, id, iteration);
    return { asked: { region, operation, refusals, ...text }, size, account, form: turn };
  };
}

function formOf({ text, call, operation, size, refusals, back = 0 }: BodyTemplate): Form {
  const namesAccount = text.includes(gaps.account);
  const [head = '', tail = ''] = namesAccount ? text.split(gaps.account) : ['', text];
  const rest = tail.split(gaps.user);
  return { call, operation, size, back, namesAccount, head, rest, refusals: new Set(refusals) };
}

function freshBody({ head, rest, call, namesAccount }: Form, account: string, unique: string) {
  return { body: head + (namesAccount ? account : '') + rest.join(unique), unique, form: call };
}

function pooledBody(pool: readonly string[], account: string, iteration: number) {
  const turn = iteration % pool.length;
  const body = (pool[turn] as string).replace(gaps.account, account);
  return { body, unique: '', form: `pool ${turn}` };
}
