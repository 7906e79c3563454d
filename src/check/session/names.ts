import { hash } from 'node:crypto';
import type { Region } from '../../contract/types.ts';

/** A short name of a run, for ids that must stay within 32 and 48 bytes: eight hex digits. */
export function runToken(runId: string): string {
  return hash('sha256', runId).slice(0, 8);
}

/** What a case calls the accounts and users that it makes. */
export interface Names {
  /**
   * The id of an account: it begins with a prefix by which people recognise what a test left. At most 48 bytes of
   * printable ASCII, as ids must be.
   *
   * @source create_official_account#request-fields
   */
  account(index: number): string;
  /**
   * The UserID of a user: at most 32 bytes of letters, digits and `-`.
   *
   * @source user-sig#identifier
   */
  user(index: number): string;
}

/**
 * The names of one case in one region of a run. They are digested once: a case may name a thousand users.
 *
 * @param where the region; of a case whose names are the same in all of them, that
 */
export function namesOf(token: string, where: Region | 'every region', caseId: string): Names {
  const digest = hash('sha256', `${where} ${caseId}`).slice(0, 8);
  return {
    account: (index) => `@TOA#_oaprobe-${token}-${digest}-${index}`,
    user: (index) => `oap-${token}-${digest}-${index}`,
  };
}
