import type { Exchange, ExchangeRequest } from '../judge/exchange.ts';

/** Headers that curl writes itself, as the exchange had them. */
const ownHeaders: readonly string[] = ['host', 'content-length', 'connection', 'user-agent'];

/**
 * The exchange as one line for a POSIX shell, to be sent again by hand with a signature in `$USERSIG`. The record
 * holds no signature, so the line cannot either.
 *
 * @param options.caFile path of a trust anchor that curl needs beside the system's
 */
export function curlLine(exchange: Exchange, options: { readonly caFile?: string } = {}): string {
  const { request } = exchange;
  const url = new URL(request.url);
  return [
    'curl --http1.1',
    ...(request.method === 'POST' ? [] : [`-X ${quoted(request.method)}`]),
    ...(request.dialled === undefined
      ? []
      : [`--connect-to ${quoted(`${url.hostname}:443:${request.dialled}`)}`]),
    ...(options.caFile === undefined ? [] : [`--cacert ${quoted(options.caFile)}`]),
    ...headerOptions(request, url.host),
    `--data-raw ${quoted(request.body)}`,
    quotedUrl(request.url),
  ].join(' ');
}

function headerOptions({ headers }: ExchangeRequest, host: string): string[] {
  const others = Object.entries(headers).filter(
    ([name, value]) => !ownHeaders.includes(name) || (name === 'host' && value !== host),
  );
  const options = others.map(
    ([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`,
  );
  return 'content-type' in headers ? options : [...options, `-H 'content-type:'`];
}

/** In single quotes, where nothing but the quote itself means anything to the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The value of `usersig` becomes a variable, outside the single quotes so that the shell fills it in. */
function quotedUrl(url: string): string {
  const [before, after] = url.split(/(?<=[?&]usersig=)[^&]*/, 2);
  if (before === undefined || after === undefined) return quoted(url);
  return `${quoted(before)}"$USERSIG"${after === '' ? '' : quoted(after)}`;
}
