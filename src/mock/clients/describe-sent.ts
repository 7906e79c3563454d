import { describeValue } from '../../judge/describe-value.ts';

/** What a client sent, in a few words: of objects and arrays, which may be of any size and depth, only what they are. */
export function describeSent(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : describeValue(value);
}
