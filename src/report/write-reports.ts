import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../contract/types.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { gatedSummary } from '../results/records/gate-result.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';
import { recoverSummary } from '../results/recover-summary.ts';
import { renderHtml } from './render-html.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';

/**
 * Writes `report.html`, `junit.xml` and `summary.md` into a run folder, from what it holds; a run that was cut short
 * is reported as far as it came. Where the gate decided over the run, the reports carry its decision.
 *
 * @returns what the folder holds, with the run's own summary
 * @throws UserError where the folder is not that of a run.
 */
export async function writeReports(path: string, contract: Contract): Promise<JudgedRun> {
  const contents = readRunFolder(path, { only: 'shown' });
  const summary = contents.summary ?? recoverSummary(contents, contract);
  const run = { ...contents, summary: contents.gate ? gatedSummary(summary, contents.gate) : summary };
  writeFileSync(join(path, 'report.html'), await renderHtml(run, contract));
  writeFileSync(join(path, 'junit.xml'), renderJunit(run, contract));
  writeFileSync(join(path, 'summary.md'), renderMarkdown(run, contract));
  return { ...contents, summary };
}
