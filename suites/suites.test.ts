import { afterAll, describe, expect, test } from 'vitest';
import { openFace } from '../src/check/face/open-face.ts';
import { suites } from './index.ts';

/**
 * Each case as a test of its own, in every region: against the mock, or with OAPROBE_TARGET against a target of
 * oaprobe.config.*. A case whose question the documentation leaves open passes; so does one that is not judged, as skipped.
 */
const face = await openFace({ suites, target: process.env.OAPROBE_TARGET });

afterAll(() => face.close());

for (const region of face.regions) {
  describe.concurrent(region, () => {
    for (const asked of face.cases) {
      test(asked.id, async ({ task, skip }) => {
        const verdict = await face.ask(asked, region);
        Object.assign(task.meta, { verdict });
        if (verdict.verdict === 'unjudged') skip(`${verdict.why}: ${verdict.message}`);
        expect(verdict.verdict, `${verdict.clause}: ${verdict.message}`).not.toBe('violates');
      });
    }
  });
}
