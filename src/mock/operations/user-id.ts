import type { AppRuntime } from '../call.ts';

/** Users whom the mock's apps never imported; every other well-formed UserID exists. */
const unknownPrefix = 'unknown-';

/** Whether a text has the form of a UserID. @source user-sig#parameters */
export function isUserId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,32}$/.test(text);
}

/** Whether the app has imported that user. */
export function isImported(user: string, { importedUsers }: Pick<AppRuntime, 'importedUsers'>): boolean {
  return importedUsers === undefined ? !user.startsWith(unknownPrefix) : importedUsers.get(user) === 'there';
}

/** Whether a text is meant as the ID of an official account. */
export function isAccountId(text: string): boolean {
  return text.startsWith('@TOA#_');
}

/** A value that stands where a UserID should, as the text under which an answer lists it. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
