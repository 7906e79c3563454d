import { existsSync, readFileSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';

/** So much of a line is shown to whoever chooses lines, in bytes. */
const shownBytes = 64;

const newline = 0x0a;

/**
 * The records of NDJSON bytes, in order. A line that was cut short (the writer was killed) is left out.
 *
 * @param wanted sees the beginning of a line, and whether it is parsed
 */
export function parseLines<T>(bytes: Buffer, wanted: (beginning: string) => boolean = () => true): T[] {
  const records: T[] = [];
  for (let from = 0; from < bytes.length; ) {
    const next = bytes.indexOf(newline, from);
    const to = next < 0 ? bytes.length : next;
    // Line by line: one text beyond ASCII would make the decoding of all of them slow.
    const record = wanted(bytes.toString('latin1', from, Math.min(to, from + shownBytes)))
      ? parseOrUndefined<T>(bytes.toString('utf8', from, to))
      : undefined;
    if (record !== undefined) records.push(record);
    from = to + 1;
  }
  return records;
}

function parseOrUndefined<T>(line: string): T | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The records of an NDJSON file; none where there is no file. */
export function readLines<T>(file: string): T[] {
  return existsSync(file) ? parseLines(readFileSync(file)) : [];
}

/**
 * The records of a gzipped NDJSON file, as far as it was written; none where there is no file.
 *
 * @param wanted see {@link parseLines}
 */
export function readGzipLines<T>(file: string, wanted?: (beginning: string) => boolean): T[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  if (bytes.length === 0) return [];
  // Sync flush as the final mode: the end of a truncated file is then the end of the text, not an error.
  return parseLines(gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }), wanted);
}

/** The content of a JSON file; undefined where there is none, or where it was cut short. */
export function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? parseOrUndefined<T>(readFileSync(file, 'utf8')) : undefined;
}
