import exec from 'k6/execution';
import http, { type RefinedParams, type RefinedResponse } from 'k6/http';
import { redactText } from '../../src/judge/redact.ts';
import type { Asked, Judged } from './answer.ts';
import { contract, validators } from './contract.ts';
import { judgeAnswer } from './judge-answer.ts';
import { gaps, type Plan, type PlannedRegion } from './plan.ts';
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
  /** Index of the kind of call. */
  readonly form: number;
}

/** One of k6's workers: sends calls to one region, judges what comes back and writes a line for each. */
export interface Worker {
  readonly region: PlannedRegion;
  /** Number of the iteration within its region. */
  iteration(): number;
  post(asked: Asked): Response;
  /** Sends all at once. */
  postTogether(calls: readonly Asked[]): readonly Response[];
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
  const url = ({ operation }: Asked) =>
    `${region.url.replace(gaps.operation, operation)}&usersig=${signature}&random=${Math.floor(Math.random() * 2 ** 32)}`;
  return {
    region,
    iteration: () => exec.scenario.iterationInTest,
    post: (asked) => http.post(url(asked), asked.body, params),
    postTogether(calls) {
      const requests = calls.map((asked) => ({ method: 'POST', url: url(asked), body: asked.body, params }));
      return Object.values(http.batch(requests)) as Response[];
    },
    record: createRecorder(index, signature),
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

function createRecorder(region: number, signature: string): Worker['record'] {
  const judge = judgeWith(signature);
  const detailOf = createExamples((text) => redactText(text, [signature]));
  const originMs = exec.scenario.startTime;
  return (
    { asked, iteration, startMs, size, account, form },
    { timings, status, body, error, error_code: errorCode },
  ) => {
    const judged = judge(asked, {
      status,
      body,
      error: error ?? '',
      errorCode: errorCode ?? 0,
      latencyMs: timings.duration,
    });
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
        removed: judged.removed,
        already: judged.already,
        entriesFailed: judged.entriesFailed,
        size,
        account,
        form,
        kind: judged.kind,
        detail: judged.kind === '' ? '' : detailOf(judged, body ?? ''),
      }),
    );
  };
}

function judgeWith(signature: string) {
  const shared = { contract, validators, secrets: [signature] };
  return rememberAnswers((asked, answer) =>
    judgeAnswer({ ...shared, operation: asked.operation }, asked, answer),
  );
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
