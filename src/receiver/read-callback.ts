import { createHash } from 'node:crypto';
import type { ExchangeRequest } from '../judge/exchange.ts';
import { parseJson } from '../judge/outcome.ts';
import { redactText } from '../judge/redact.ts';
import type { Callback } from '../judge/webhooks/callback.ts';

/** A request as it came in. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly receivedMs: number;
}

/** A callback, and its request for the record; neither holds the token. */
export interface ReadCallback {
  readonly callback: Callback;
  readonly request: ExchangeRequest;
}

/**
 * Reads a callback.
 *
 * @param origin of the receiver, e.g. `http://127.0.0.1:9500`
 */
export function readCallback(
  id: string,
  { method, url, headers, body, receivedMs }: Incoming,
  origin: string,
  token: string | undefined,
): ReadCallback {
  const secrets = token === undefined ? [] : [token, encodeURIComponent(token)];
  const redact = (text: string) => redactText(text, secrets);
  const text = redact(body.toString());
  const target = URL.canParse(url, origin) ? new URL(url, origin) : new URL(origin);
  const query = Object.fromEntries(target.searchParams);
  const masked = Object.entries(query).map(([name, value]) => [name, redact(value)]);
  return {
    callback: {
      id,
      receivedMs,
      method,
      query: Object.fromEntries(masked),
      body: isUtf8(body) ? parseJson(text) : undefined,
      ...(token === undefined ? {} : { signature: checkSignature(query, token) }),
    },
    request: {
      method,
      url: redact(target.href),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(value)])),
      body: text,
    },
  };
}

/** @source webhooks-overview#signature */
function checkSignature(
  { Sign, RequestTime }: Readonly<Record<string, string>>,
  token: string,
): Callback['signature'] & string {
  if (Sign === undefined || RequestTime === undefined) return 'missing';
  const right = createHash('sha256')
    .update(token + RequestTime)
    .digest('hex');
  return Sign === right ? 'right' : 'wrong';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
