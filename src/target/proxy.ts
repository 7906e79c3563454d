import { UserError } from '../contract/user-error.ts';
import { type Environment, variable } from './config/config-place.ts';
import type { HttpsProxy, Target } from './types.ts';

/** Both spellings, in the order in which k6 looks as well: the first that is set counts. */
const proxyVariables = ['HTTPS_PROXY', 'https_proxy'] as const;
const exceptionVariables = ['NO_PROXY', 'no_proxy'] as const;

const usualPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** The name of the variable that names a proxy; undefined where none does. */
export function proxyVariable(env: Environment): string | undefined {
  return proxyVariables.find((name) => variable(env, name) !== undefined);
}

/**
 * The proxy that the environment names for HTTPS, with what it is not for.
 *
 * @throws UserError in one line, which shows nothing of the text but its scheme, because it may hold a password
 */
export function readProxy(env: Environment): HttpsProxy | undefined {
  const name = proxyVariable(env);
  if (name === undefined) return undefined;
  const exceptions = exceptionVariables.map((each) => variable(env, each)).find((each) => each !== undefined);
  return { ...parseProxy(name, env[name] ?? ''), exceptions: exceptions ?? '' };
}

/** The proxy through which a domain is reached; undefined where it is dialled itself. `resolve` comes before any proxy. */
export function proxyFor({ proxy, resolve }: Target, domain: string): HttpsProxy | undefined {
  if (proxy === undefined || resolve !== undefined) return undefined;
  return isExcepted(domain, proxy.exceptions) ? undefined : proxy;
}

function parseProxy(name: string, text: string): Omit<HttpsProxy, 'exceptions'> {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  const usualPort = usualPorts[url?.protocol ?? ''];
  if (url === null || usualPort === undefined) throw notUsable(name, url);
  const authorization = authorizationIn(url);
  return {
    url: url.href,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || usualPort,
    secure: url.protocol === 'https:',
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function notUsable(name: string, url: URL | null): UserError {
  const got = url === null ? 'a text that is no URL' : `the scheme ${url.protocol.slice(0, -1)}`;
  return new UserError(
    `${name} must be http://host:port or https://host:port, got ${got}; set it so, unset it, or name the domains in NO_PROXY`,
  );
}

/** The header `Proxy-Authorization` for the user and password of a URL. */
function authorizationIn({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Whether a list of names has a domain: `*` is every domain, `.example.com` and `*.example.com` all names below it,
 * `example.com` that one too. A name may end in the port.
 */
function isExcepted(domain: string, exceptions: string): boolean {
  const names = exceptions
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().replace(/:443$/, ''));
  return names.some((name) => {
    if (name === '' || name === '*') return name === '*';
    const below = name.replace(/^\*(?=\.)/, '');
    return below.startsWith('.') ? domain.endsWith(below) : domain === below || domain.endsWith(`.${below}`);
  });
}

/** `host:port` of a proxy, without its user and password. */
export function proxyAddress({ host, port }: HttpsProxy): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** A shorter password could be part of any word; it is masked where it stands beside its user. */
const shortestAlone = 4;

/** Every text of a proxy that must never be stored or printed; none where it asks for no password. */
export function proxySecrets({ url, authorization }: HttpsProxy): readonly string[] {
  if (authorization === undefined) return [];
  const { username, password } = new URL(url);
  const encoded = authorization.replace('Basic ', '');
  const alone = [password, decoded(password)].filter(({ length }) => length >= shortestAlone);
  return [...new Set([url, encoded, `${username}:${password}`, ...alone])];
}
