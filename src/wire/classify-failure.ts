import type { Failure } from '../judge/exchange.ts';
import { type Answer, CalledOff } from './answer.ts';

/** Where a call went, for the text of a failure. */
export interface Destination {
  readonly domain: string;
  /** `host:port` that was dialled instead of the domain, where one was. */
  readonly dialled?: string | undefined;
}

type Kind = Failure['kind'];

const kindOfCode: Readonly<Record<string, Kind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
};

/** The statuses by which the network, and not the service, answers. @source add_subscriber#error-codes */
const gatewayStatuses: readonly number[] = [502, 503, 504];

/**
 * Says why an answer is none, or undefined where it is one. HTTP 502, 503 and 504 are failures of the network, because
 * the service itself answers 200 whatever happens.
 */
export function classifyFailure(answer: Answer, destination: Destination): Failure | undefined {
  const { error, phase, head } = answer;
  const where = `${destination.domain}${destination.dialled === undefined ? '' : ` (dialled ${destination.dialled})`}`;
  if (error !== undefined) {
    const kind = kindOf(error, phase);
    const message = `${where}: ${sentences[kind]} in phase ${phase}: ${reasonOf(error)}${advice[kind] ?? ''}`;
    return { phase, kind, message };
  }
  if (head === undefined || !gatewayStatuses.includes(head.status)) return undefined;
  return { phase: 'receive', kind: 'gateway', message: `${where}: HTTP ${head.status} ${sentences.gateway}` };
}

const sentences: Readonly<Record<Kind, string>> = {
  dns: 'name not found',
  refused: 'connection refused',
  unreachable: 'not reachable',
  timeout: 'no answer in time',
  reset: 'connection closed by the other side',
  tls: 'no trusted TLS connection',
  gateway: 'from a gateway, not from the service',
  interrupted: 'called off before it was sent',
  other: 'failed',
};

const advice: Readonly<Partial<Record<Kind, string>>> = {
  dns: '; check the network, or name an address as resolve of the target',
  tls: '; where the certificate is right, name its CA as ca of the target',
};

function kindOf(error: Error, phase: Failure['phase']): Kind {
  if (error instanceof CalledOff) return 'interrupted';
  const known = kindOfCode[codeOf(error)];
  if (known !== undefined) return known;
  if (phase === 'dns') return 'dns';
  return phase === 'tls' ? 'tls' : 'other';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** One line: what the system said, with its code where the text does not hold it already. */
function reasonOf(error: Error): string {
  const text = (error.message === '' ? error.name : error.message).replaceAll(/\s+/g, ' ').trim();
  const code = codeOf(error);
  return code === '' || text.includes(code) ? text : `${text} (${code})`;
}
