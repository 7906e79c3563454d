import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import type { Contract, Validators } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { WebhookOptions } from '../types.ts';
import type { AppReply, OutgoingCallback } from './callback.ts';

/** The way to the app's own server. Nothing goes anywhere but to the configured address. */
export interface AppLine {
  /** Whether a call that names this is to be told of. */
  wanted(name: string): boolean;
  /** Query parameters with a signature, where a token is configured. */
  sign(query: Readonly<Record<string, string>>, nowMs: number): Readonly<Record<string, string>>;
  /**
   * Sends a callback, once.
   *
   * @param timeoutMs for the whole reply
   * @returns the reply; undefined where none came in time, or one that is none. Never rejects.
   */
  post(callback: OutgoingCallback, timeoutMs: number): Promise<AppReply | undefined>;
  readonly timeoutMs: number;
  /** Ends all connections, also under callbacks that are not answered. */
  close(): Promise<void>;
}

/** Largest reply that is read, in bytes: a hundred refused users need 4 kB. */
const largestReplyBytes = 64 * 1024;
/** Connections at once; callbacks beyond wait for one. */
const mostConnections = 256;

/**
 * Opens the line to the app.
 *
 * @throws UserError where the address is none of HTTP or HTTPS
 */
export function openAppLine(options: WebhookOptions, contract: Contract, validators: Validators): AppLine {
  const url = readUrl(options.url);
  const pool = new Pool(url.origin, {
    connections: mostConnections,
    maxResponseSize: largestReplyBytes,
  });
  return {
    wanted: options.wanted ?? (() => true),
    sign: (query, nowMs) => (options.token === undefined ? query : signed(query, options.token, nowMs)),
    timeoutMs: options.timeoutMs ?? contract.webhooks.timeoutMs,
    async post({ event, query, body, method = 'POST', text = JSON.stringify(body) }, timeoutMs) {
      try {
        const { statusCode, body: reply } = await pool.request({
          method,
          path: `${url.pathname}?${new URLSearchParams([...url.searchParams, ...Object.entries(query)])}`,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: text,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const parsed: unknown = JSON.parse(await reply.text());
        const valid = statusCode === 200 && validators.reply(event.event, parsed).length === 0;
        return valid ? (parsed as AppReply) : undefined;
      } catch {
        return undefined;
      }
    },
    close: () => pool.destroy(),
  };
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UserError(`the address of the app's webhook must be an http or https URL, got "${text}"`);
}

/** @source webhooks-overview#signature */
function signed(
  query: Readonly<Record<string, string>>,
  token: string,
  nowMs: number,
): Readonly<Record<string, string>> {
  const RequestTime = String(Math.floor(nowMs / 1000));
  const Sign = createHash('sha256')
    .update(token + RequestTime)
    .digest('hex');
  return { ...query, Sign, RequestTime };
}
