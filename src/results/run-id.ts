import { randomBytes } from 'node:crypto';

/**
 * Longest part of a target's name that goes into a run id, in characters: accounts that a run creates carry
 * its id, and an account id has room for 48 bytes.
 */
const TARGET_CHARACTERS = 8;

/**
 * An id for a new run: UTC start to the minute, target, four random hex digits, e.g. `2026-11-23T0640-mock-7f3a`.
 * Sorts by time as text and is safe in file names, URLs and account ids (at most 29 characters of `[A-Za-z0-9-]`).
 */
export function newRunId(
  target: string,
  startedAt: Date = new Date(),
  random: string = randomBytes(2).toString('hex'),
): string {
  const minute = startedAt.toISOString().slice(0, 16).replace(':', '');
  const name =
    target
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .slice(0, TARGET_CHARACTERS) || 'target';
  return `${minute}-${name}-${random}`;
}
