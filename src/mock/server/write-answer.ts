import type { Answer } from '../call.ts';

/** What goes over the wire. Only faults change anything but the body. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** How long to wait before sending, in ms. */
  readonly delayMs?: number;
  /** The connection breaks after half of the body. */
  readonly breaksOff?: true;
  /** The connection breaks before anything is sent. */
  readonly withheld?: true;
  /**
   * The head is written as it stands here, with its capitals and without what the server adds; where it has no
   * content-length, the body is sent in pieces of so many bytes.
   */
  readonly exactly?: { readonly pieceBytes: number; readonly reason?: string };
}

const headers = { 'content-type': 'application/json; charset=utf-8' } as const;

/** What HTTP answers by itself: a status and a page for people; of a method that asks for no content, nothing. */
export function writeByHttp(status: number): Reply {
  if (status === 204) return { status, headers: { allow: 'POST, OPTIONS' }, body: '' };
  const page = `<html><body><h1>${status}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body: page };
}

/** An answer as JSON under HTTP 200, whatever it says. @source service.transport.http-status-200 */
export function writeAnswer(answer: Answer): Reply {
  return { status: 200, headers, body: JSON.stringify(answer) };
}
