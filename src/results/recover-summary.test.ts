import { expect, test } from 'vitest';
import { recoverSummary } from './recover-summary.ts';
import { thisMachine } from './run-header.ts';
import { buildContract } from './testing/build-contract.ts';
import { buildAnswer, buildExchange, buildHeader, buildVerdict } from './testing/build-records.ts';

test('a run without a summary is an interrupted one, with what it had seen by then', () => {
  const refusal = buildAnswer(200, { ActionStatus: 'FAIL', ErrorCode: 130004, ErrorInfo: 'no such account' });
  const contents = {
    path: 'reports/r1',
    run: {
      ...buildHeader(),
      schemaVersion: 1,
      runId: 'r1',
      startedAt: '2026-11-23T06:40:00.000Z',
      machine: thisMachine(),
    } as const,
    verdicts: [buildVerdict(), buildVerdict({ region: 'singapore', verdict: 'violates', message: 'wrong' })],
    exchanges: [buildExchange({ response: refusal })],
    journal: [],
    loads: [],
  };
  expect(recoverSummary(contents, buildContract())).toMatchObject({
    runId: 'r1',
    target: 'mock',
    regions: ['china', 'singapore'],
    decision: 'inconclusive',
    exitCode: 130,
    counts: { conforms: 1, violates: 1 },
    violations: [{ region: 'singapore', message: 'wrong' }],
    coverage: { errorCodes: { provoked: 1 } },
  });
});
