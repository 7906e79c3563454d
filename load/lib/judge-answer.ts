import { get, split } from '../../src/contract/json-pointer.ts';
import { rateLimitCodes } from '../../src/contract/look-up.ts';
import type { BatchShape, Contract, Validators } from '../../src/contract/types.ts';
import type { Exchange } from '../../src/judge/exchange.ts';
import { judgeExchange } from '../../src/judge/judge-exchange.ts';
import { isJsonObject, parseJson } from '../../src/judge/outcome.ts';
import type { Answer, Asked, Judged } from './answer.ts';
import { nameFailure, noAnswer } from './name-failure.ts';

/** What answers of one operation are judged by. */
export interface JudgeOptions {
  readonly operation: string;
  readonly contract: Contract;
  readonly validators: Validators;
  /** Texts that no answer may hold. */
  readonly secrets: readonly string[];
}

/** Statuses that a proxy gives when the service itself did not answer. @source add_subscriber#error-codes */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

const nothing = { code: -1, added: 0, removed: 0, already: 0, entriesFailed: 0 } as const;

/**
 * Judges an answer by every law over single exchanges, the same as `oaprobe check` asks, and sorts it into an outcome.
 * HTTP status alone decides nothing but whether the service answered.
 */
export function judgeAnswer(options: JudgeOptions, asked: Asked, answer: Answer): Judged {
  if (!hasBegun(answer) || answer.body === null || gatewayStatuses.has(answer.status))
    return unanswered(answer);
  const body = parseJson(answer.body);
  const read = readFields(options, body);
  const [finding] = judgeExchange(exchangeOf(options, asked, answer), options, { answer: body });
  if (finding !== undefined)
    return {
      ...read,
      outcome: 'failed',
      answered: read.code >= 0,
      kind: finding.clause,
      message: finding.message,
    };
  return { ...read, answered: true, ...sortOut(options, asked, read.code) };
}

/** What k6 says where a connection ended in the middle of an answer, of which it then tells no status. */
const brokenOff = /\bEOF\b|\breset\b|\bclosed\b/i;

/** Whether an answer came, or at least began: one that breaks off is the service's doing, none at all the network's. */
function hasBegun({ status, body, error }: Answer): boolean {
  return status !== 0 || (body !== null && body !== '' && brokenOff.test(error));
}

function unanswered(answer: Answer): Judged {
  const { kind, message } = nameFailure(answer);
  return { ...nothing, outcome: 'failed', answered: false, kind: `${noAnswer}${kind}`, message };
}

function sortOut({ contract }: JudgeOptions, { refusals }: Asked, code: number) {
  const fine = { kind: '', message: '' };
  if (code === 0) return { outcome: 'accepted', ...fine } as const;
  if (refusals.has(code)) return { outcome: 'refused', ...fine } as const;
  if (rateLimitCodes(contract).has(code)) return { outcome: 'limited', ...fine } as const;
  return { outcome: 'failed', kind: `code ${code}`, message: `refused with ErrorCode ${code}` } as const;
}

function readFields({ operation, contract }: JudgeOptions, body: unknown) {
  const code = isJsonObject(body) ? body.ErrorCode : undefined;
  const shape = contract.operations[operation]?.batch;
  const results = shape === undefined ? [] : resultsIn(shape, body);
  const withResult = (wanted: number) => results.filter((result) => result === wanted).length;
  return {
    code: typeof code === 'number' ? code : -1,
    added: shape?.sets === 'in' ? withResult(1) : 0,
    removed: shape?.sets === 'out' ? withResult(1) : 0,
    already: withResult(2),
    entriesFailed: withResult(0),
  };
}

function resultsIn({ response }: BatchShape, body: unknown): unknown[] {
  const list = get(body, response.list);
  const [name = ''] = split(response.result);
  return Array.isArray(list)
    ? list.map((entry: unknown) => (isJsonObject(entry) ? entry[name] : undefined))
    : [];
}

function exchangeOf({ operation, secrets }: JudgeOptions, asked: Asked, answer: Answer): Exchange {
  const body = answer.body ?? '';
  const echoed = secrets.some((secret) => secret !== '' && body.includes(secret));
  return {
    id: 'load',
    region: asked.region,
    operation,
    startedAt: '',
    request: { method: 'POST', url: '', headers: {}, body: asked.body },
    response: {
      status: answer.status === 0 ? 200 : answer.status,
      headers: [],
      body,
      bodyBytes: body.length,
      // k6 hands over text: bytes that are not UTF-8 have become U+FFFD on the way.
      utf8: !body.includes('\uFFFD'),
      ...(answer.error === '' || answer.status > 200 ? {} : { truncated: 'broken' as const }),
    },
    timings: { queueMs: 0, totalMs: answer.latencyMs },
    ...(echoed ? { echoedSecret: 'usersig' as const } : {}),
  };
}
