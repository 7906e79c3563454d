import type { JournalEntry } from '../records/journal.ts';
import { openLines } from './open-lines.ts';

/** A journal that is being written. */
export interface JournalFile {
  /** Adds a line. When it returns, a line about what is to be made outlives this process, however that ends. */
  write(entry: JournalEntry): void;
  close(): void;
}

/**
 * Opens a journal. That something was removed is worth no waiting, and such a line follows within a moment: to look for it
 * again does no harm.
 *
 * @param durable what is about to be made outlives a loss of power too: its line is on the disk when it is written, which
 * takes a good hundred times as long
 */
export function openJournal(file: string, durable: boolean): JournalFile {
  const lines = openLines(file, durable ? 'as' : 'a');
  return {
    write: (entry) => (entry.action === 'removed' ? lines.hold(entry) : lines.write(entry)),
    close: lines.close,
  };
}
