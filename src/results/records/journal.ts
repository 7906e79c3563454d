import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '../../contract/types.ts';

/**
 * One line of `journal.ndjson`: what the run is about to create (`create`, `subscribe`), has created under an id that
 * the server chose (`created`), or has removed. Whatever was created and not removed is what `clean` looks for. No page
 * says what becomes of a subscription whose account ends, so those of users who outlive the run are ended one by one.
 */
export interface JournalEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly action: 'create' | 'created' | 'removed' | 'subscribe';
  readonly region: Region;
  readonly kind: 'account' | 'user' | 'subscription';
  /** Of a subscription the id of the account. */
  readonly id: string;
  /** Of a subscription the users who are not the run's own; absent where all are: then it ends with its account. */
  readonly users?: readonly string[];
  readonly caseId?: string;
  /** Name of the target, where it is not the run's own. */
  readonly target?: string;
}

/**
 * Adds a line to the journal of a run that is over. Where its last line was cut short, as by a kill, that line is ended
 * first.
 *
 * @param folder the run folder
 */
export function appendToJournal(folder: string, entry: JournalEntry): void {
  const file = join(folder, 'journal.ndjson');
  const cut = !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  appendFileSync(file, `${cut ? '\n' : ''}${JSON.stringify(entry)}\n`);
}
