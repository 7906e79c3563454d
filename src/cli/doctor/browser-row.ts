import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Row } from './row.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that the tests of the report would use: the one that OAPROBE_CHROMIUM names, or the system's. */
export function browserRow(env: Readonly<Record<string, string | undefined>>): Row {
  const what = 'browser';
  const named = env.OAPROBE_CHROMIUM;
  const found = named ? [named].find(existsSync) : onPath(env.PATH ?? '');
  if (found !== undefined) return { what, ready: true, found, optional: true };
  const absent = named ? `OAPROBE_CHROMIUM names no file: ${named}` : 'no Chromium on PATH';
  return {
    what,
    ready: false,
    found: `${absent} (only the browser tests of the report need one)`,
    fix: 'npx playwright install chromium',
    optional: true,
  };
}

function onPath(folders: string): string | undefined {
  const files = folders
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return files.find(existsSync);
}
