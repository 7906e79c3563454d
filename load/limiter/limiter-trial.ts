import { sleep } from 'k6';
import exec from 'k6/execution';
import http, { type RefinedResponse } from 'k6/http';
import type { Options } from 'k6/options';
import { gaps, type PlannedRegion, variables } from '../lib/plan.ts';
import { readSignature } from '../lib/read-plan.ts';
import { REGION_INDEX } from '../lib/scenario-options.ts';
import { regionsApartMs, type TrialJob, type TrialStep } from './trial-plan.ts';

declare const console: { log(line: string): void };

const job: TrialJob = JSON.parse(open(__ENV[variables.plan] ?? ''));

/** After the start of a scenario: by then all its workers are there. */
const startsAfterMs = 1_000;

/** A call that is later than this is left out: it would come on top of those that are due then. */
const tooLateMs = 300;

const lengthMs = Math.max(...job.steps.map(({ atMs, calls, everyMs }) => atMs + calls * everyMs));

export const options: Options = {
  scenarios: Object.fromEntries(
    job.regions.map(({ region }, index) => [
      region,
      {
        executor: 'per-vu-iterations',
        startTime: `${index * regionsApartMs}ms`,
        vus: job.connections,
        iterations: 1,
        maxDuration: `${Math.ceil(lengthMs) + 30_000}ms`,
        gracefulStop: `${job.timeoutMs + 2_000}ms`,
        env: { [REGION_INDEX]: String(index) },
      },
    ]),
  ),
  hosts: { ...job.hosts },
  insecureSkipTLSVerify: job.skipCertificateCheck,
  systemTags: ['scenario'],
};

/** A worker with its connection: makes its share of the calls, each when it is due. */
export default function work(): void {
  const index = Number(__ENV[REGION_INDEX]);
  const region = job.regions[index] as PlannedRegion;
  const connection = exec.scenario.iterationInTest;
  const originMs = exec.scenario.startTime + startsAfterMs;
  const send = senderFor(region);
  for (const { atMs, other, number } of dueFor(connection)) {
    const lateMs = waitFor(originMs + atMs);
    if (lateMs > tooLateMs) continue;
    const startMs = Date.now();
    const response = send(other, number);
    const fields = [startMs, Date.now(), response.timings.blocked, outcomeOf(response)];
    console.log([index, connection, other ? 1 : 0, ...fields].join('\t'));
  }
}

/** @returns by how much it is later than that */
function waitFor(atMs: number): number {
  const aheadMs = atMs - Date.now();
  if (aheadMs > 0) sleep(aheadMs / 1000);
  return Date.now() - atMs;
}

/** The calls of a connection in the order in which they are due, with their numbers among all calls. */
function dueFor(connection: number) {
  let number = 0;
  return job.steps
    .flatMap((step) => {
      const before = number;
      number += step.calls;
      return callsOf(step, connection).map((call) => ({
        atMs: step.atMs + call * step.everyMs,
        other: step.other,
        number: before + call,
      }));
    })
    .sort((a, b) => a.atMs - b.atMs);
}

/** Numbers of the calls of a step that a connection makes. */
function callsOf({ calls, firstConnection, connections }: TrialStep, connection: number): number[] {
  const turn = connection - firstConnection;
  if (turn < 0 || turn >= connections) return [];
  return Array.from(
    { length: Math.ceil((calls - turn) / connections) },
    (_, round) => turn + round * connections,
  );
}

function senderFor(region: PlannedRegion) {
  const signature = readSignature(region);
  const params = {
    redirects: 0,
    responseType: 'text' as const,
    timeout: `${job.timeoutMs}ms`,
    headers: { 'Content-Type': 'application/json' },
    tags: { name: 'limiter-trial' },
  };
  return (other: boolean, number: number): RefinedResponse<'text'> => {
    const { command, body } = other ? job.other : job.asked;
    const random = Math.floor(Math.random() * 2 ** 32);
    const url = `${region.url.replace(gaps.operation, command)}&usersig=${signature}&random=${random}`;
    return http.post(url, fill(body, region, number), params);
  };
}

function fill(body: string, { accounts }: PlannedRegion, number: number): string {
  const { text, fresh } = job.user;
  return body
    .replace(gaps.account, accounts[0] ?? '')
    .replace(gaps.user, fresh ? `${text}${number.toString(36)}` : text);
}

function outcomeOf({ status, body }: RefinedResponse<'text'>): 'passed' | 'limited' | 'unknown' {
  if (status === 429) return 'limited';
  const code = codeIn(body);
  if (code === 0) return 'passed';
  return code !== undefined && job.limitedCodes.includes(code) ? 'limited' : 'unknown';
}

function codeIn(body: string | null): number | undefined {
  try {
    const code = JSON.parse(body ?? '').ErrorCode;
    return typeof code === 'number' ? code : undefined;
  } catch {
    return undefined;
  }
}
