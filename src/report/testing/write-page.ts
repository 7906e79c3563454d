import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on disk. */
export interface PageFile {
  /** Its address, `file://...`. */
  readonly url: string;
  remove(): void;
}

/** Writes a page into a folder of its own, the way a reader gets it: as a file. */
export function writePage(content: string, name = 'report.html'): PageFile {
  const folder = mkdtempSync(join(tmpdir(), 'oaprobe page '));
  const file = join(folder, name);
  writeFileSync(file, content);
  return { url: pathToFileURL(file).href, remove: () => rmSync(folder, { recursive: true }) };
}
