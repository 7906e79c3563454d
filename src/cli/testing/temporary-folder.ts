import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that is removed when the test at hand is over. Its name has a space in it, as users' folders do. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'oaprobe- '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
