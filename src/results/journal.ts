import type { Region } from '../contract/types.ts';

/**
 * One line of `journal.ndjson`: what the run is about to create (`create`, `subscribe`), has created under an id that
 * the server chose (`created`), or has removed. Whatever was created and not removed is what `clean` looks for.
 */
export interface JournalEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly action: 'create' | 'created' | 'removed' | 'subscribe';
  readonly region: Region;
  readonly kind: 'account' | 'user' | 'subscription';
  readonly id: string;
  readonly caseId?: string;
}
