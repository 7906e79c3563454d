import { isUtf8 } from 'node:buffer';
import type { Call } from '../types.ts';

/** A string, a line comment or a block comment, whichever begins first. */
const stringOrComment = /"[^"\\]*(?:\\.[^"\\]*)*"|\/\/[^\n]*|\/\*.*?\*\//gs;

/**
 * Parses the body of a call into `call.body`, and says whether it is JSON in UTF-8.
 *
 * @param skipComments - whether comments, which some samples of the documentation have, are left out first
 */
export function parseBody(call: Call, skipComments = false): boolean {
  const { body } = call.received;
  if (body === undefined || !isUtf8(body)) return false;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const parsed = parse(text) ?? (skipComments ? parse(withoutComments(text)) : undefined);
  if (parsed === undefined) return false;
  call.body = parsed.value;
  return true;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What stands in strings stays. */
function withoutComments(text: string): string {
  return text.replace(stringOrComment, (found) => (found.startsWith('"') ? found : ' '));
}
