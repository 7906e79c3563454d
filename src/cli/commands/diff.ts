import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { diffRuns } from '../../gate/diff/diff-runs.ts';
import { renderDiffHtml, renderDiffMarkdown, renderDiffScreen } from '../../report/render-diff.ts';
import { writeReports } from '../../report/write-reports.ts';
import { writeJsonFile } from '../../results/files/write-json-file.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { openRunFolder } from '../open/open-run-folder.ts';

/** What `diff` takes beside the global options. */
export interface DiffParameters {
  /** Run folder of the earlier run. */
  readonly before: string;
  /** Run folder of the later one. */
  readonly now: string;
}

/**
 * `oaprobe diff`: lays two runs side by side, also as `diff.json`, `diff.html` and `diff.md` in the folder of the later
 * run, whose report then carries it (or in `--out`). It decides nothing, so it resolves to 0.
 */
export async function diff(parameters: DiffParameters, invocation: Invocation): Promise<number> {
  const { output, globals, cwd } = invocation;
  const contract = openContract(invocation);
  const before = openRunFolder(parameters.before, invocation, contract);
  const now = openRunFolder(parameters.now, invocation, contract);
  const found = diffRuns(before, now);
  const folder = globals.out === undefined ? now.path : path.resolve(cwd, globals.out);
  mkdirSync(folder, { recursive: true });
  writeJsonFile(path.join(folder, 'diff.json'), found);
  writeFileSync(path.join(folder, 'diff.md'), renderDiffMarkdown(found));
  writeFileSync(path.join(folder, 'diff.html'), renderDiffHtml(found));
  if (folder === now.path) await writeReports(now.path, contract);
  output.document(found);
  const { color, width } = output;
  const report = path.relative(cwd, path.join(folder, 'diff.html'));
  output.people(renderDiffScreen(found, { color, width, report }));
  return 0;
}
