import type { Failure } from '../../src/judge/exchange.ts';
import type { Answer } from './answer.ts';

/** The kinds of failures of which k6 tells. */
export type LoadFailure = Exclude<Failure['kind'], 'clock' | 'interrupted'>;

/** Begins the `kind` of a sample of a call that was not answered; the kind of failure follows. */
export const noAnswer = 'no answer: ';

/** What k6's numbers for errors mean; the first that fits counts, so that a number comes before its tens. */
const byCode: readonly (readonly [from: number, to: number, kind: LoadFailure])[] = [
  [1050, 1050, 'timeout'],
  [1100, 1109, 'dns'],
  [1201, 1201, 'reset'],
  [1211, 1211, 'timeout'],
  [1212, 1212, 'refused'],
  [1210, 1219, 'unreachable'],
  [1220, 1229, 'reset'],
  [1300, 1399, 'tls'],
];

/** Errors that k6 has no number for are told apart by Go's words. */
const byWords: readonly (readonly [words: RegExp, kind: LoadFailure])[] = [
  [/proxy/i, 'proxy'],
  [/x509|tls:|certificate|server gave HTTP response/i, 'tls'],
  [/no such host|lookup/i, 'dns'],
  [/connection refused/i, 'refused'],
  [/timeout|deadline/i, 'timeout'],
  [/malformed HTTP/i, 'other'],
  [/\bEOF\b|reset|closed|broken pipe/i, 'reset'],
];

const says: Readonly<Record<LoadFailure, string>> = {
  dns: 'name not found',
  refused: 'connection refused',
  unreachable: 'not reachable',
  timeout: 'no answer in time',
  reset: 'connection closed by the other side',
  proxy: 'no way through the proxy',
  tls: 'no trusted TLS connection',
  gateway: 'from a gateway, not from the service',
  other: 'failed',
};

/** Why a call under load has no answer: its kind, and one line without the URL, which bears the signature. */
export function nameFailure({ status, error, errorCode }: Pick<Answer, 'status' | 'error' | 'errorCode'>): {
  readonly kind: LoadFailure;
  readonly message: string;
} {
  if (status !== 0) return { kind: 'gateway', message: `HTTP ${status} ${says.gateway}` };
  const text = error.replace(/^\w+ "[^"]*": /, '');
  const kind = kindOf(errorCode, text);
  return { kind, message: text === '' ? says[kind] : `${says[kind]}: ${text}` };
}

/** All that Go tells of a proxy that gives no way are the words of its status line. */
const statusWords = /^[A-Z][A-Za-z ]+$/;

function kindOf(code: number, text: string): LoadFailure {
  const worded = byWords.find(([words]) => words.test(text))?.[1];
  if (worded === 'proxy') return worded;
  const known = byCode.find(([from, to]) => code >= from && code <= to)?.[2] ?? worded;
  return known ?? (statusWords.test(text) ? 'proxy' : 'other');
}
