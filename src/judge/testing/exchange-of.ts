import { compileValidators } from '../../contract/compile-validators.ts';
import { readContract } from '../../contract/read-contract.ts';
import type { Exchange, ExchangeResponse } from '../exchange.ts';
import type { JudgeContext } from '../laws/law.ts';

/** The real contract, read once for all tests of a file. */
export function realContext(): JudgeContext {
  const contract = readContract();
  return { contract, validators: compileValidators(contract) };
}

/** What an exchange of a test differs in. */
export interface ExchangeParts extends Partial<Omit<Exchange, 'request' | 'response'>> {
  readonly request?: unknown;
  readonly answer?: unknown;
  readonly response?: Partial<ExchangeResponse>;
}

let count = 0;

/** An exchange of add_subscriber that was answered with HTTP 200 and the given JSON. */
export function exchangeOf({ request = {}, answer = {}, response = {}, ...rest }: ExchangeParts): Exchange {
  count += 1;
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return {
    id: `e${count}`,
    region: 'china',
    operation: 'add_subscriber',
    startedAt: '2026-01-01T00:00:00.000Z',
    request: { method: 'POST', url: 'https://example.invalid/', headers: {}, body: JSON.stringify(request) },
    response: { status: 200, headers: [], body, bodyBytes: body.length, utf8: true, ...response },
    timings: { queueMs: 0, totalMs: 1 },
    ...rest,
  };
}

/** A valid request of add_subscriber about these users. */
export function addRequest(users: readonly string[], account = '@TOA#_test'): unknown {
  return { Official_Account: account, SubscriberList: users.map((user) => ({ Subscriber_Account: user })) };
}

/** An accepted answer with these Results by user. */
export function accepted(results: readonly (readonly [user: string, result: number])[]): unknown {
  return {
    ActionStatus: 'OK',
    ErrorInfo: '',
    ErrorCode: 0,
    SubscriberList: results.map(([user, result]) => ({ Subscriber_Account: user, Result: result })),
  };
}

/** A refusal in the documented envelope. */
export function refused(code: number): unknown {
  return { ActionStatus: 'FAIL', ErrorInfo: 'refused', ErrorCode: code };
}
