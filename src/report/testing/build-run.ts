import type { Contract, Region } from '../../contract/types.ts';
import { codesSeen } from '../../results/coverage/coverage.ts';
import { loadEntriesOf } from '../../results/load-entries.ts';
import type { LoadSummary } from '../../results/records/load-summary.ts';
import type { Exchange, JudgedRun, Verdict } from '../../results/records/run-contents.ts';
import { summarise } from '../../results/summarise.ts';
import { buildContract } from '../../results/testing/build-contract.ts';
import {
  buildAnswer,
  buildExchange,
  buildFinding,
  buildHeader,
  buildVerdict,
} from '../../results/testing/build-records.ts';
import { buildCapacity } from './build-capacity.ts';
import { buildLoad } from './build-load.ts';
import { buildPlan } from './build-plan.ts';

/** The six regions, in the contract's order. */
export const REGIONS: readonly Region[] = [
  'china',
  'singapore',
  'seoul',
  'frankfurt',
  'silicon-valley',
  'jakarta',
];

/** What a run of a test is made of. */
export interface RunParts {
  readonly verdicts: readonly Verdict[];
  readonly exchanges: readonly Exchange[];
  readonly loads?: readonly LoadSummary[];
  readonly errors?: readonly string[];
  readonly interrupted?: boolean;
  readonly contract?: Contract;
}

/** A whole run around these verdicts, as the folder of a run on the mock would hold it. */
export function buildRun({
  verdicts,
  exchanges,
  loads = [],
  errors = [],
  interrupted = false,
  contract = buildContract(),
}: RunParts): JudgedRun {
  const run = {
    ...buildHeader({ regions: REGIONS }),
    schemaVersion: 1,
    runId: '2026-11-23T0640-mock-7f3a',
    startedAt: '2026-11-23T06:40:12.345Z',
    endedAt: '2026-11-23T06:41:02.901Z',
    machine: {
      os: 'linux',
      arch: 'x64',
      cpu: 'Example CPU 2.4 GHz',
      cores: 2,
      memoryBytes: 8 * 2 ** 30,
      node: 'v24.21.0',
    },
  } as const;
  const { runId, target, regions } = run;
  const load = loads.flatMap(loadEntriesOf);
  const codes = codesSeen(exchanges);
  const summary = summarise({ runId, target, regions, verdicts, load, contract, codes, errors, interrupted });
  return { path: `reports/${runId}`, run, verdicts, exchanges, journal: [], loads, summary };
}

const CASES = [
  ['add_subscriber/request/SubscriberList#1', 'add_subscriber.request.list-max-100'],
  ['add_subscriber/request/SubscriberList#99', 'add_subscriber.request.list-max-100'],
  ['add_subscriber/request/SubscriberList#100', 'add_subscriber.request.list-max-100'],
  ['add_subscriber/request/SubscriberList#missing', 'add_subscriber.request.list-required'],
  ['add_subscriber/state/read-back', 'add_subscriber.state.read-back'],
  ['get_subscriber_info/response/SubscriberNum', 'get_subscriber_info.response.subscriber-num'],
] as const;

/** Each case in each region, with one exchange; `judge` may change any of these verdicts. */
function askAll(judge: (verdict: Verdict) => Partial<Verdict>): {
  verdicts: Verdict[];
  exchanges: Exchange[];
} {
  const verdicts: Verdict[] = [];
  const exchanges: Exchange[] = [];
  for (const [caseId, clause] of CASES) {
    for (const region of REGIONS) {
      const id = `e${exchanges.length + 1}`;
      const operation = caseId.slice(0, caseId.indexOf('/'));
      const verdict = buildVerdict({ caseId, clause, operation, region, exchangeIds: [id] });
      verdicts.push({ ...verdict, ...judge(verdict) });
      exchanges.push(buildExchange({ id, caseId, region, operation }));
    }
  }
  return { verdicts, exchanges };
}

/** A run on which all held, with one open question on which all regions agree, a capacity that was searched and a plan. */
export function buildHeldRun(): JudgedRun {
  const { verdicts, exchanges } = askAll(() => ({}));
  const observed = REGIONS.map((region, index) => observation(region, `h${index}`, '6017'));
  const refusals = REGIONS.map((region, index) => refusal(region, `h${index}`, 6017));
  const run = buildRun({
    verdicts: [...verdicts, ...observed],
    exchanges: [...exchanges, ...refusals],
    loads: [buildLoad({ regions: REGIONS.slice(0, 2), seconds: 4 })],
  });
  return { ...run, capacity: buildCapacity(), plan: buildPlan() };
}

/** A run with a wrong Result in two regions, HTTP 429 in all, regions that disagree, a case unanswered, and a missed goal. */
export function buildBrokenRun(): JudgedRun {
  const { verdicts, exchanges } = askAll(breakSome);
  const observed = REGIONS.map((region, index) =>
    observation(region, `b${index}`, region === 'seoul' ? '20001' : '6017'),
  );
  const refusals = REGIONS.map((region, index) =>
    refusal(region, `b${index}`, region === 'seoul' ? 20001 : 6017),
  );
  const limited = REGIONS.map((region, index) =>
    buildExchange({ id: `l${index}`, region, response: buildAnswer(429, LIMITED) }),
  );
  const overLimit = REGIONS.map((region, index) => limitVerdict(region, `l${index}`));
  return buildRun({
    verdicts: [...verdicts, ...observed, ...overLimit],
    exchanges: [...exchanges.map(wrongResult), ...refusals, ...limited],
    loads: [buildLoad({ regions: REGIONS, seconds: 4, limitedPerSecond: 14, held: false })],
  });
}

/** A run of so many verdicts in six regions, all of which conform, with an exchange for each. */
export function buildManyVerdicts(count: number): JudgedRun {
  const verdicts = Array.from({ length: count }, (_, index) =>
    buildVerdict({
      caseId: `add_subscriber/request/SubscriberList#variant-${Math.floor(index / REGIONS.length)}`,
      region: REGIONS[index % REGIONS.length] ?? '',
      exchangeIds: [`e${index}`],
    }),
  );
  const exchanges = verdicts.map(({ caseId, region }, index) =>
    buildExchange({ id: `e${index}`, caseId, region }),
  );
  return buildRun({ verdicts, exchanges });
}

const LIMITED = { ActionStatus: 'FAIL', ErrorCode: 60007, ErrorInfo: 'too many calls' };

function breakSome({ caseId, region, exchangeIds }: Verdict): Partial<Verdict> {
  if (caseId.endsWith('#100') && (region === 'china' || region === 'jakarta')) {
    const message = `/SubscriberList/1/Result must be one of 0, 1, 2, got ${region === 'china' ? 3 : 7} (number)`;
    const finding = buildFinding({
      law: 'response-schema',
      clause: 'add_subscriber.response.result-values',
      expected: 'one of 0, 1, 2',
      actual: region === 'china' ? '3' : '7',
      message,
      pointer: '/SubscriberList/1/Result',
      exchangeIds,
    });
    return { verdict: 'violates', clause: finding.clause, message, findings: [finding] };
  }
  if (caseId.endsWith('read-back') && region === 'frankfurt') {
    return { verdict: 'unjudged', why: 'not answered', message: 'no answer within 10 s' };
  }
  return {};
}

function wrongResult(exchange: Exchange): Exchange {
  if (!exchange.caseId?.endsWith('#100')) return exchange;
  const list = Array.from({ length: 100 }, (_, index) => ({
    Subscriber_Account: `oap${index}`,
    Result: index === 1 ? 3 : 1,
  }));
  return {
    ...exchange,
    response: buildAnswer(200, { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', SubscriberList: list }),
  };
}

function limitVerdict(region: Region, id: string): Verdict {
  const finding = buildFinding({ exchangeIds: [id] });
  const caseId = 'add_subscriber/limits/calls-per-second#burst';
  const { clause, message } = finding;
  return buildVerdict({
    caseId,
    region,
    clause,
    message,
    verdict: 'violates',
    exchangeIds: [id],
    findings: [finding],
  });
}

function observation(region: Region, id: string, answer: string): Verdict {
  return buildVerdict({
    caseId: 'add_subscriber/request/SubscriberList#101',
    region,
    verdict: 'observed',
    silence: 'too-many-subscribers',
    actual: answer,
    exchangeIds: [id],
  });
}

function refusal(region: Region, id: string, code: number): Exchange {
  const response = buildAnswer(200, {
    ActionStatus: 'FAIL',
    ErrorCode: code,
    ErrorInfo: 'invalid parameter',
  });
  return buildExchange({ id, region, caseId: 'add_subscriber/request/SubscriberList#101', response });
}
