import { closeSync, openSync, writeSync } from 'node:fs';

/** A file that is written line by line. */
export interface Lines {
  /** Writes a line, and those held before it: when this returns, they outlive this process. */
  write(record: unknown): void;
  /** Holds a line for a moment: thousands of them are then a few dozen turns to the file. */
  hold(record: unknown): void;
  /** Writes what is held, and closes the file. */
  close(): void;
}

/** How long a line is held, in ms; as long as one of `exchanges.ndjson.gz` may be. */
const longestHeldMs = 250;

/** From so many characters on, what is held is written. */
const mostHeld = 64 * 1024;

/**
 * Opens an NDJSON file to write at its end.
 *
 * @param flags `a`, or `as` where a line that was written must be on the disk, also when power is lost
 */
export function openLines(file: string, flags: 'a' | 'as' = 'a'): Lines {
  const opened = openSync(file, flags);
  let held = '';
  const flush = () => {
    if (held !== '') writeSync(opened, held);
    held = '';
  };
  const timer = setInterval(flush, longestHeldMs).unref();
  const hold = (record: unknown) => {
    held += `${JSON.stringify(record)}\n`;
  };
  return {
    write(record) {
      hold(record);
      flush();
    },
    hold(record) {
      hold(record);
      if (held.length >= mostHeld) flush();
    },
    close() {
      clearInterval(timer);
      flush();
      closeSync(opened);
    },
  };
}
