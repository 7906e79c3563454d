import type { Exchange, ExchangeRequest, ExchangeResponse } from '../judge/exchange.ts';
import { mask, redactText } from '../judge/redact.ts';

/** The one place through which an exchange passes before anybody sees it. */
export interface SecretKeeper {
  /** The exchange with every secret masked, and with `echoedSecret` where the answer held one. */
  redact(exchange: Exchange): Exchange;
}

/** Secrets by kind, asked for anew each time because signatures are added while calls go on. */
export interface Secrets {
  readonly secretKeys: readonly string[];
  readonly userSigs: readonly string[];
}

/** Shorter pieces of a secret at the end of a cut body are left alone: they could be anything. */
const shortestPiece = 4;

/**
 * Masks keys and signatures in everything of an exchange that came from or went to the network: as they are,
 * percent-encoded, as inside a JSON string, and, where a body was cut, the piece of a secret at its end.
 */
export function createSecretKeeper(secrets: () => Secrets): SecretKeeper {
  return {
    redact(exchange) {
      const { secretKeys, userSigs } = secrets();
      const forms = { secretKeys: secretKeys.flatMap(formsOf), userSigs: userSigs.flatMap(formsOf) };
      const all = [...forms.secretKeys, ...forms.userSigs];
      const echoed = echoedSecret(exchange.response, forms);
      return {
        ...exchange,
        request: redactRequest(exchange.request, all),
        ...(exchange.response === undefined ? {} : { response: redactResponse(exchange.response, all) }),
        ...(exchange.failure === undefined
          ? {}
          : { failure: { ...exchange.failure, message: redactText(exchange.failure.message, all) } }),
        ...(echoed === undefined ? {} : { echoedSecret: echoed }),
      };
    },
  };
}

function formsOf(secret: string): string[] {
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])];
}

function echoedSecret(response: ExchangeResponse | undefined, forms: Secrets): Exchange['echoedSecret'] {
  if (response === undefined) return undefined;
  const texts = [response.body, ...response.headers.flat()];
  const holds = (secrets: readonly string[]) =>
    secrets.some((secret) => texts.some((text) => text.includes(secret)));
  if (holds(forms.secretKeys)) return 'secretKey';
  return holds(forms.userSigs) ? 'usersig' : undefined;
}

function redactRequest(request: ExchangeRequest, secrets: readonly string[]): ExchangeRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, redactText(value, secrets)]);
  return {
    ...request,
    url: redactText(request.url, secrets),
    headers: Object.fromEntries(headers),
    body: redactText(request.body, secrets),
  };
}

function redactResponse(response: ExchangeResponse, secrets: readonly string[]): ExchangeResponse {
  const body = redactText(response.body, secrets);
  return {
    ...response,
    headers: response.headers.map(([name, value]) => [redactText(name, secrets), redactText(value, secrets)]),
    body: response.truncated === undefined ? body : maskCutSecret(body, secrets),
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
