import exec from 'k6/execution';
import http, { type RefinedParams, type RefinedResponse } from 'k6/http';
import { redactText } from '../../src/judge/redact.ts';
import type { Asked, Judged } from './answer.ts';
import { contract, validators } from './contract.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Plan, PlannedRegion } from './plan.ts';
import { readSignature } from './read-plan.ts';
import { rememberAnswers } from './remember-answers.ts';
import { type SampleDetail, sampleLine } from './sample.ts';
import { REGION_INDEX } from './scenario-options.ts';

declare const console: { log(line: string): void };

type Response = RefinedResponse<'text'>;

/** What a line says of a call that the answer does not. */
export interface Sent {
  readonly asked: Asked;
  /** Number of the iteration within its region. */
  readonly iteration: number;
  readonly startMs: number;
  readonly size: number;
  readonly account: number;
}

/** One of k6's workers: sends calls to one region, judges what comes back and writes a line for each. */
export interface Worker {
  readonly region: PlannedRegion;
  /** Number of the iteration within its region. */
  iteration(): number;
  post(body: string): Response;
  /** Sends all at once. */
  postTogether(bodies: readonly string[]): readonly Response[];
  record(sent: Sent, response: Response): void;
}

/** Answers of one kind that a worker keeps as examples. */
const MOST_EXAMPLES = 2;

/** Characters of an answer that an example shows. */
const MOST_CHARACTERS = 300;

/** Makes the worker. Only within an iteration does k6 tell which scenario, and so which region, it works for. */
export function createWorker(plan: Plan): Worker {
  const index = Number(__ENV[REGION_INDEX]);
  const region = plan.regions[index] as PlannedRegion;
  const signature = readSignature(region);
  const params = paramsOf(plan);
  const url = () => `${region.url}&usersig=${signature}&random=${Math.floor(Math.random() * 2 ** 32)}`;
  return {
    region,
    iteration: () => exec.scenario.iterationInTest,
    post: (body) => http.post(url(), body, params),
    postTogether(bodies) {
      const calls = bodies.map((body) => ({ method: 'POST', url: url(), body, params }));
      return Object.values(http.batch(calls)) as Response[];
    },
    record: createRecorder(plan.operation, index, signature),
  };
}

function paramsOf({ timeoutMs, operation }: Plan): RefinedParams<'text'> {
  return {
    redirects: 0,
    responseType: 'text',
    timeout: `${timeoutMs}ms`,
    headers: { 'Content-Type': 'application/json' },
    tags: { name: operation },
  };
}

function createRecorder(operation: string, region: number, signature: string): Worker['record'] {
  const judge = judgeFor(operation, signature);
  const detailOf = createExamples((text) => redactText(text, [signature]));
  const originMs = exec.scenario.startTime;
  return ({ asked, iteration, startMs, size, account }, { timings, status, body, error }) => {
    const judged = judge(asked, { status, body, error: error ?? '', latencyMs: timings.duration });
    console.log(
      sampleLine({
        region,
        iteration,
        originMs,
        startMs,
        latencyMs: timings.duration,
        connectMs: timings.blocked,
        outcome: judged.outcome,
        answered: judged.answered ? 1 : 0,
        status,
        code: judged.code,
        added: judged.added,
        already: judged.already,
        entriesFailed: judged.entriesFailed,
        size,
        account,
        kind: judged.kind,
        detail: judged.kind === '' ? '' : detailOf(judged, body ?? ''),
      }),
    );
  };
}

function judgeFor(operation: string, signature: string) {
  const options = { operation, contract, validators, secrets: [signature] };
  return rememberAnswers((asked, answer) => judgeAnswer(options, asked, answer));
}

function createExamples(redact: (text: string) => string) {
  const kept = new Map<string, number>();
  return ({ kind, message }: Judged, body: string): string => {
    const before = kept.get(kind) ?? 0;
    kept.set(kind, before + 1);
    if (before >= MOST_EXAMPLES) return '';
    const detail: SampleDetail = {
      message: redact(message),
      example: redact(body).slice(0, MOST_CHARACTERS),
    };
    return JSON.stringify(detail);
  };
}
