import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { fill, runAction, type Step, type StepEnd, type StepPlace } from './run-action.ts';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly env?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >;
}

/** How the job of a workflow ended. */
export interface JobEnd {
  readonly outcome: 'success' | 'failure';
  /** Each use of the action, in order, with its command line. */
  readonly uses: readonly (StepEnd & { readonly line: string })[];
}

/**
 * Runs the only job of an example for GitHub: each use of the action, in order. A step that fails ends the job unless it
 * may go on, and those that always run still do.
 *
 * @param shorten what is run in place of a command line, so that a test takes seconds
 */
export async function runWorkflow(
  name: string,
  { secrets = {}, ...place }: StepPlace & { readonly secrets?: Readonly<Record<string, string>> },
  shorten: (line: string) => string,
): Promise<JobEnd> {
  const file = fileURLToPath(new URL(`../../../examples/ci/${name}`, import.meta.url));
  const { jobs }: Workflow = parse(readFileSync(file, 'utf8'));
  const [job] = Object.values(jobs);
  if (job === undefined) throw new Error(`${name} must have a job`);
  const own = Object.entries(job.env ?? {}).map(([key, text]) => [key, fill(text, 'secrets', secrets)]);
  const env = { ...place.env, ...Object.fromEntries(own) };
  const uses: JobEnd['uses'][number][] = [];
  let outcome: JobEnd['outcome'] = 'success';
  for (const step of job.steps.filter((one) => one.uses?.startsWith('oaprobe/'))) {
    if (outcome === 'failure' && step.if !== 'always()') continue;
    const line = shorten(step.with?.arguments ?? '');
    const end = await runAction({ ...step.with, arguments: line }, { ...place, env });
    uses.push({ ...end, line });
    if (end.code !== 0 && step['continue-on-error'] !== true) outcome = 'failure';
  }
  return { outcome, uses };
}
