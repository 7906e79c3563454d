import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';

/** How long a line may stay in the compressor before it is pushed to the file, in ms. */
const FLUSH_MS = 250;

/** Lines go to the compressor in pieces of about this length: each piece costs a turn of another thread. */
const PIECE_CHARACTERS = 64 * 1024;

/** A gzip file that is written line by line. */
export interface GzipLines {
  write(line: string): void;
  /** Ends the file; resolves when all of it is on disk, rejects where it could not be written. */
  close(): Promise<void>;
}

/**
 * Opens a gzip file for lines. What was written is flushed about four times a second, so that the file of a process
 * that was killed can be read up to its last moments.
 */
export function openGzipLines(file: string): GzipLines {
  const gzip = createGzip();
  const done = finished(gzip.pipe(createWriteStream(file)));
  // Kept for close(): a full disk must be told there, not as an unhandled rejection in the middle of a run.
  done.catch(() => undefined);
  let held = '';
  let unflushed = false;
  const compress = () => {
    if (held !== '') gzip.write(held);
    held = '';
  };
  const timer = setInterval(() => {
    compress();
    if (unflushed) gzip.flush(constants.Z_SYNC_FLUSH);
    unflushed = false;
  }, FLUSH_MS);
  timer.unref();
  return {
    write(line) {
      held += `${line}\n`;
      unflushed = true;
      if (held.length >= PIECE_CHARACTERS) compress();
    },
    async close() {
      clearInterval(timer);
      compress();
      gzip.end();
      await done;
    },
  };
}
