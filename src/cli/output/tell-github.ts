import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { renderAnnotations } from '../../report/github/annotations.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import type { Invocation } from '../invocation.ts';

/**
 * Inside a GitHub job: the decision and the violations as annotations, and `summary.md` as the summary of the step.
 * Anywhere else it does nothing.
 */
export function tellGithub(
  { env, output }: Pick<Invocation, 'env' | 'output'>,
  run: Pick<JudgedRun, 'path' | 'verdicts' | 'exchanges' | 'summary'>,
  contract: Contract,
): void {
  if (env.GITHUB_ACTIONS !== 'true') return;
  for (const line of renderAnnotations(run, contract)) output.people(line);
  const file = env.GITHUB_STEP_SUMMARY;
  if (file) appendFileSync(file, readFileSync(path.join(run.path, 'summary.md'), 'utf8'));
}
