import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** Reads a file that grows: each call returns the whole lines that have come since the one before. */
export function followLines(file: string): () => readonly string[] {
  const chunk = Buffer.allocUnsafe(256 * 1024);
  const decoder = new StringDecoder('utf8');
  let position = 0;
  let rest = '';
  return () => {
    const opened = tryOpen(file);
    if (opened === undefined) return [];
    const lines: string[] = [];
    for (;;) {
      const bytes = readSync(opened, chunk, 0, chunk.length, position);
      if (bytes === 0) break;
      position += bytes;
      const parts = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    }
    closeSync(opened);
    return lines;
  };
}

/** The file appears with its first line. */
function tryOpen(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch {
    return undefined;
  }
}
