import type { Exchange, ExchangeRequest, ExchangeResponse } from '../judge/exchange.ts';
import { holdsSecret, mask, redactText } from '../judge/redact.ts';

/** The one place through which an exchange passes before anybody sees it. */
export interface SecretKeeper {
  /** The exchange with every secret masked, and with `echoedSecret` where the answer held one. */
  redact(exchange: Exchange): Exchange;
}

/** Secrets by kind. */
export interface Secrets {
  readonly secretKeys: readonly string[];
  /** Signatures that were given. */
  readonly readySigs: readonly string[];
  /** Texts with the password of a proxy. They are masked like the rest; no service can know them to echo them. */
  readonly ofProxy?: readonly string[];
  /** Signatures that were made, asked for anew each time because they are added while calls go on. */
  mintedSigs(): readonly string[];
}

/** The forms of secrets that occur in one exchange. */
type Found = { readonly [kind in NonNullable<Exchange['echoedSecret']>]: readonly string[] };

/** How every minted signature begins: the header of zlib in Base64. */
const startOfMinted = 'eJ';

/** Shorter pieces of a secret at the end of a cut body are left alone: they could be anything. */
const shortestPiece = 4;

/**
 * Masks keys and signatures in everything of an exchange that came from or went to the network: as they are,
 * percent-encoded, as inside a JSON string, and, where a body was cut, the piece of a secret at its end.
 */
export function createSecretKeeper(secrets: Secrets): SecretKeeper {
  const secretKey = secrets.secretKeys.flatMap(formsOf);
  const ready = secrets.readySigs.flatMap(formsOf);
  const findIn = (text: string): Found => {
    const holds = (form: string) => text.includes(form);
    // There can be a hundred signatures, and looking for each would take longer than the call.
    const minted = holds(startOfMinted) ? secrets.mintedSigs().filter(holds) : [];
    return { secretKey: secretKey.filter(holds), usersig: [...ready.filter(holds), ...minted] };
  };
  return {
    redact(exchange) {
      const { request, response, failure } = exchange;
      const answer = textOfAnswer(response);
      const answered = findIn(answer);
      const sent = findIn(textOfRequest(exchange));
      const found = [sent, answered].flatMap(({ secretKey, usersig }) => [...secretKey, ...usersig]);
      const known = [...found, ...(secrets.ofProxy ?? [])];
      const cuttable =
        response?.truncated === undefined ? [] : [...secretKey, ...ready, ...secrets.mintedSigs()];
      const echoed = kindOf(answered);
      return {
        ...exchange,
        request: redactRequest(request, known),
        ...(response && { response: redactResponse(response, answer, known, cuttable) }),
        ...(failure && { failure: { ...failure, message: redactText(failure.message, known) } }),
        ...(echoed && { echoedSecret: echoed }),
      };
    },
  };
}

function formsOf(secret: string): string[] {
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])];
}

/** Everything of a request in which a secret may be, put together: to look through one text is less work than through ten. */
function textOfRequest({ request, failure }: Exchange): string {
  const { url, body, headers } = request;
  return [url, body, textOfHeaders(headers), failure?.message ?? ''].join('\n');
}

function textOfHeaders(headers: ExchangeRequest['headers']): string {
  return Object.values(headers).join('\n');
}

function textOfAnswer(response: ExchangeResponse | undefined): string {
  return response === undefined ? '' : `${response.body}\n${response.headers.join('\n')}`;
}

function kindOf(found: Found): Exchange['echoedSecret'] {
  if (found.secretKey.length > 0) return 'secretKey';
  return found.usersig.length > 0 ? 'usersig' : undefined;
}

/** Every address has a signature, hardly anything else has: the rest is looked through together, and apart only where it has. */
function redactRequest(request: ExchangeRequest, secrets: readonly string[]): ExchangeRequest {
  const { url, headers, body } = request;
  const masked = { ...request, url: redactText(url, secrets) };
  if (!holdsSecret(`${body}\n${textOfHeaders(headers)}`, secrets)) return masked;
  const entries = Object.entries(headers).map(([name, value]) => [name, redactText(value, secrets)] as const);
  return { ...masked, headers: Object.fromEntries(entries), body: redactText(body, secrets) };
}

/** @param text everything of the answer, see {@link textOfAnswer} */
function redactResponse(
  response: ExchangeResponse,
  text: string,
  secrets: readonly string[],
  cuttable: readonly string[],
): ExchangeResponse {
  if (cuttable.length === 0 && !holdsSecret(text, secrets)) return response;
  const { headers, body } = response;
  return {
    ...response,
    headers: headers.map(([name, value]) => [redactText(name, secrets), redactText(value, secrets)] as const),
    body: maskCutSecret(redactText(body, secrets), cuttable),
  };
}

/** A body that was cut may end inside a secret, which is then no whole secret to find. */
function maskCutSecret(body: string, secrets: readonly string[]): string {
  const longest = Math.max(0, ...secrets.map((secret) => cutLength(body, secret)));
  return longest === 0 ? body : body.slice(0, -longest) + mask;
}

/** How many characters at the end of the body are the beginning of the secret. */
function cutLength(body: string, secret: string): number {
  for (let length = secret.length - 1; length >= shortestPiece; length--) {
    if (body.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
