import type { Failure } from '../../judge/exchange.ts';
import { type Answer, CalledOff } from '../answer.ts';
import { troubleOf } from './trouble.ts';

/** Where a call went, for the text of a failure. */
export interface Destination {
  readonly domain: string;
  /** `host:port` that was dialled instead of the domain, where one was. */
  readonly dialled?: string | undefined;
  /** `host:port` of the proxy, where there was one. */
  readonly proxy?: string | undefined;
}

/** The statuses by which the network, and not the service, answers. @source add_subscriber#error-codes */
const gatewayStatuses: readonly number[] = [502, 503, 504];

/**
 * Says why an answer is none, or undefined where it is one. HTTP 502, 503 and 504 are failures of the network, because
 * the service itself answers 200 whatever happens.
 */
export function classifyFailure(answer: Answer, destination: Destination): Failure | undefined {
  const { error, phase, head } = answer;
  const where = placeOf(destination);
  if (head !== undefined && gatewayStatuses.includes(head.status))
    return {
      phase: 'receive',
      kind: 'gateway',
      message: `${where}: HTTP ${head.status} from a gateway, not from the service`,
    };
  if (error === undefined) return undefined;
  if (error instanceof CalledOff)
    return { phase, kind: 'interrupted', message: `${where}: called off before it was sent` };
  return failureOf(error, phase, where);
}

function failureOf(error: Error, phase: Failure['phase'], where: string): Failure {
  const code = codeOf(error);
  const { kind, says, advice } = troubleOf(code, phase);
  const todo = advice === undefined ? '' : `; ${advice}`;
  const message = `${where}: ${says} in phase ${phase}: ${reasonOf(error)}${todo}`;
  return { phase, kind, ...(code === '' ? {} : { code }), message };
}

function placeOf({ domain, dialled, proxy }: Destination): string {
  if (proxy !== undefined) return `${domain} (through the proxy ${proxy})`;
  return dialled === undefined ? domain : `${domain} (dialled ${dialled})`;
}

function codeOf(error: Error): string {
  if (error.name === 'HTTPParserError') return 'HPE';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What OpenSSL says: an address in memory, a number, the library, the function, and then the reason. */
const ofOpenSsl = /^[0-9A-F]+:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):.*$/;

/** One line, the same each time: what the system said, with its code where the text does not hold it already. */
function reasonOf(error: Error): string {
  const text = (error.message === '' ? error.name : error.message).replaceAll(/\s+/g, ' ').trim();
  const reason = text.replace(ofOpenSsl, '$1');
  const code = codeOf(error);
  return ['', 'HPE'].includes(code) || reason.includes(code) ? reason : `${reason} (${code})`;
}
