import type { Exchange } from '../../judge/exchange.ts';
import type { Finding, Verdict } from '../../judge/verdict.ts';
import type { GoalResult, LoadEntry } from '../records/summary.ts';
import type { RunHeader } from '../run-header.ts';

/** A verdict that conforms, unless told otherwise. */
export function buildVerdict(overrides: Partial<Verdict> = {}): Verdict {
  return {
    caseId: 'add_subscriber/request/SubscriberList#100',
    operation: 'add_subscriber',
    region: 'china',
    clause: 'add_subscriber.request.list-max-100',
    verdict: 'conforms',
    expected: 'accepted',
    actual: 'accepted',
    message: '',
    exchangeIds: ['e1'],
    elapsedMs: 12,
    ...overrides,
  };
}

/** A finding that violates, unless told otherwise. */
export function buildFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    law: 'http-status',
    verdict: 'violates',
    clause: 'service.transport.http-status-200',
    expected: '200',
    actual: '429',
    message: 'HTTP status must be 200, got 429 (number)',
    exchangeIds: ['e1'],
    ...overrides,
  };
}

/** An accepted call of add_subscriber, unless told otherwise. */
export function buildExchange(overrides: Partial<Exchange> = {}): Exchange {
  const url =
    'https://console.tim.qq.com/v4/official_account_open_http_svc/add_subscriber' +
    '?sdkappid=1400000001&identifier=administrator&usersig=***&random=7&contenttype=json';
  return {
    id: 'e1',
    caseId: 'add_subscriber/request/SubscriberList#100',
    region: 'china',
    operation: 'add_subscriber',
    startedAt: '2026-11-23T06:40:01.000Z',
    request: {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: '{"Official_Account":"@TOA#_a","SubscriberList":[{"Subscriber_Account":"u1"}]}',
    },
    response: buildAnswer(200, {
      ActionStatus: 'OK',
      ErrorCode: 0,
      ErrorInfo: '',
      SubscriberList: [{ Subscriber_Account: 'u1', Result: 1 }],
    }),
    timings: { queueMs: 0, sendMs: 0.2, waitMs: 3.1, receiveMs: 0.1, totalMs: 3.4 },
    ...overrides,
  };
}

/** An answer with this body. */
export function buildAnswer(status: number, body: unknown): NonNullable<Exchange['response']> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = [['content-type', 'application/json']] as const;
  return { status, headers, body: text, bodyBytes: Buffer.byteLength(text), utf8: true };
}

/** A goal that held, unless told otherwise. */
export function buildGoal(overrides: Partial<GoalResult> = {}): GoalResult {
  return {
    goal: 'sent-as-planned',
    held: true,
    actual: '4000 of 4000 calls',
    expected: 'planned +-1',
    meaning: 'inconclusive',
    ...overrides,
  };
}

/** A profile in a region that held its goals, unless told otherwise. */
export function buildLoadEntry(overrides: Partial<LoadEntry> = {}): LoadEntry {
  return {
    profile: 'throughput',
    operation: 'add_subscriber',
    region: 'china',
    offeredPerSecond: 200,
    sent: 4000,
    answered: 4000,
    accepted: 3990,
    limited: 10,
    failed: 0,
    dropped: 0,
    addedPerSecond: 19_950,
    alreadyPerSecond: 0,
    latencyMs: { p50: 3.2, p95: 7.9, p99: 14.5, max: 41 },
    goals: [buildGoal()],
    ...overrides,
  };
}

/** The header of a run on the mock. */
export function buildHeader(overrides: Partial<RunHeader> = {}): RunHeader {
  return {
    toolVersion: '0.1.0',
    contractHash: 'c0ffee',
    target: 'mock',
    regions: ['china', 'singapore'],
    seed: 1,
    commandLine: ['run', '--target', 'mock'],
    ...overrides,
  };
}
