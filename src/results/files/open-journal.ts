import { closeSync, openSync, writeSync } from 'node:fs';
import type { JournalEntry } from '../journal.ts';

/** A journal that is being written. */
export interface JournalFile {
  write(entry: JournalEntry): void;
  close(): void;
}

/**
 * Opens a journal. Whatever is written outlives this process at once.
 *
 * @param durable also what is about to be made outlives a loss of power: such a line is on the disk when it is written,
 * which takes a good hundred times as long. That something was removed is worth no waiting: to look for it again does no harm.
 */
export function openJournal(file: string, durable: boolean): JournalFile {
  const quick = openSync(file, 'a');
  const sure = durable ? openSync(file, 'as') : quick;
  return {
    write: (entry) => writeSync(entry.action === 'removed' ? quick : sure, `${JSON.stringify(entry)}\n`),
    close() {
      closeSync(quick);
      if (sure !== quick) closeSync(sure);
    },
  };
}
