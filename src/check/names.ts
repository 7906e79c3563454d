import { createHash } from 'node:crypto';
import type { Region } from '../contract/types.ts';

/** A short name of a run, for ids that must stay within 32 and 48 bytes: eight hex digits. */
export function runToken(runId: string): string {
  return createHash('sha256').update(runId).digest('hex').slice(0, 8);
}

/**
 * The id of an account that a run makes: it begins with a prefix by which people recognise what a test left.
 * At most 48 bytes of printable ASCII, as ids must be.
 *
 * @source create_official_account#request-fields
 */
export function accountId(token: string, region: Region, caseId: string, index: number): string {
  return `@TOA#_oaprobe-${token}-${digest(`${region} ${caseId}`)}-${index}`;
}

/**
 * The UserID of a case's user: at most 32 bytes of letters, digits and `-`.
 *
 * @source user-sig#identifier
 */
export function userId(token: string, region: Region, caseId: string, index: number): string {
  return `oap-${token}-${digest(`${region} ${caseId}`)}-${index}`;
}

/** Of the text that was digested last: a case names a hundred users in a row. */
let lately = { text: '', digest: '' };

function digest(text: string): string {
  if (lately.text !== text)
    lately = { text, digest: createHash('sha256').update(text).digest('hex').slice(0, 8) };
  return lately.digest;
}
