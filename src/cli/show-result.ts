import path from 'node:path';
import { renderScreen } from '../report/render-screen.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import type { Invocation } from './invocation.ts';

/** Shows what a finished run came to: one screen for people, or `summary.json` for programs. */
export function showResult({ output, cwd }: Invocation, folder: string): void {
  const contents = readRunFolder(folder);
  output.document(contents.summary);
  if (output.quiet) {
    output.people(contents.summary?.reason ?? '');
    return;
  }
  output.people(renderScreen(contents, { color: output.color, width: output.width }));
  output.people(`report: ${path.relative(cwd, path.join(folder, 'report.html'))}`);
}
