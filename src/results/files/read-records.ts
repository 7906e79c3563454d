import { existsSync, readFileSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';

/** The records of an NDJSON text, in order. A line that was cut short (the writer was killed) is left out. */
export function parseLines<T>(text: string, wanted: (line: string) => boolean = () => true): T[] {
  const records: T[] = [];
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const to = next < 0 ? text.length : next;
    const line = text.slice(from, to);
    const record = line.trim() !== '' && wanted(line) ? parseOrUndefined<T>(line) : undefined;
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
  return existsSync(file) ? parseLines(readFileSync(file, 'utf8')) : [];
}

/**
 * The records of a gzipped NDJSON file, as far as it was written; none where there is no file.
 *
 * @param wanted looks at a line before it is parsed
 */
export function readGzipLines<T>(file: string, wanted?: (line: string) => boolean): T[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  if (bytes.length === 0) return [];
  // Sync flush as the final mode: the end of a truncated file is then the end of the text, not an error.
  return parseLines(gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8'), wanted);
}

/** The content of a JSON file; undefined where there is none, or where it was cut short. */
export function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? parseOrUndefined<T>(readFileSync(file, 'utf8')) : undefined;
}
