import { UserError } from '../../contract/user-error.ts';
import type { Page } from '../page.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';

/**
 * The page of a saved file: HTML, Markdown or plain text, in UTF-8 or UTF-16 with its mark.
 *
 * @throws UserError for a web archive, whose text is encoded
 */
export function readPage(bytes: Uint8Array): Page {
  const text = decode(bytes);
  if (/^(From: <Saved by|MIME-Version:|Snapshot-Content-Location:)/m.test(text.slice(0, 1000)))
    throw new UserError('the page must be HTML, Markdown or plain text, got a web archive; save it as HTML');
  return isHtml(text) ? readHtml(text) : readText(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

function isHtml(text: string): boolean {
  return /^\s*</.test(text) && /<(!doctype\s+html|html|body|div|p|table|h[1-6])\b/i.test(text);
}
