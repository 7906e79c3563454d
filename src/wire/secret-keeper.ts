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
  const findIn = (texts: readonly string[]): Found => {
    const holds = (form: string) => texts.some((text) => text.includes(form));
    // There can be a hundred signatures, and looking for each in whole bodies would take longer than the call.
    const likely = texts.filter((text) => text.includes(startOfMinted));
    const minted = secrets.mintedSigs().filter((userSig) => likely.some((text) => text.includes(userSig)));
    return { secretKey: secretKey.filter(holds), usersig: [...ready.filter(holds), ...minted] };
  };
  return {
    redact(exchange) {
      const { request, response, failure } = exchange;
      const answered = findIn(answerTexts(response));
      const sent = findIn(sentTexts(exchange));
      const found = [sent, answered].flatMap(({ secretKey, usersig }) => [...secretKey, ...usersig]);
      const known = [...found, ...(secrets.ofProxy ?? [])];
      const cuttable =
        response?.truncated === undefined ? [] : [...secretKey, ...ready, ...secrets.mintedSigs()];
      const echoed = kindOf(answered);
      return {
        ...exchange,
        request: redactRequest(request, known),
        ...(response && { response: redactResponse(response, known, cuttable) }),
        ...(failure && { failure: { ...failure, message: redactText(failure.message, known) } }),
        ...(echoed && { echoedSecret: echoed }),
      };
    },
  };
}

function formsOf(secret: string): string[] {
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])];
}

function sentTexts({ request, failure }: Exchange): string[] {
  return [request.url, request.body, ...Object.values(request.headers), failure?.message ?? ''];
}

function answerTexts(response: ExchangeResponse | undefined): string[] {
  return response === undefined ? [] : [response.body, response.headers.join('\n')];
}

function kindOf(found: Found): Exchange['echoedSecret'] {
  if (found.secretKey.length > 0) return 'secretKey';
  return found.usersig.length > 0 ? 'usersig' : undefined;
}

function redactRequest(request: ExchangeRequest, secrets: readonly string[]): ExchangeRequest {
  const headers = Object.entries(request.headers);
  const masked = headers.map(([name, value]) => [name, redactText(value, secrets)] as const);
  return {
    ...request,
    url: redactText(request.url, secrets),
    headers: Object.fromEntries(masked),
    body: redactText(request.body, secrets),
  };
}

/** Most answers hold no secret: their headers are looked through together, and one by one only where one does. */
function redactResponse(
  response: ExchangeResponse,
  secrets: readonly string[],
  cuttable: readonly string[],
): ExchangeResponse {
  const { headers, body } = response;
  const masked = () =>
    headers.map(([name, value]) => [redactText(name, secrets), redactText(value, secrets)] as const);
  return {
    ...response,
    headers: holdsSecret(headers.join('\n'), secrets) ? masked() : headers,
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
