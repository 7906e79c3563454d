import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { ExchangeResponse } from '../judge/exchange.ts';

/** A body as it was before it was coded. */
export interface Undone {
  readonly body: Buffer;
  /** Set where the body is in none of the codings that the header names; it is left as it came. */
  readonly miscoded?: string;
}

/** A small body that grows beyond this is a bomb, and no answer. In bytes. */
const maxOutputLength = 32 * 1024 * 1024;

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength }),
  'x-gzip': (body) => gunzipSync(body, { maxOutputLength }),
  deflate: (body) => inflateSync(body, { maxOutputLength }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength }),
};

/**
 * Undoes the codings that Content-Encoding names, the last one first. Nobody asks for any, but a service may use one all the
 * same; one that nobody here knows is left as it is.
 *
 * @source rfc-9110#content-encoding
 */
export function undoCoding(headers: ExchangeResponse['headers'], body: Buffer): Undone {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (named.length === 0 || body.length === 0) return { body };
  try {
    return { body: named.reduceRight((coded, coding) => decoders[coding]?.(coded) ?? coded, body) };
  } catch {
    return { body, miscoded: named.join(', ') };
  }
}
