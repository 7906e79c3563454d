import type { JudgedRun } from '../../results/records/run-contents.ts';
import {
  buildAnswer,
  buildExchange,
  buildFinding,
  buildVerdict,
} from '../../results/testing/build-records.ts';
import { buildLoad } from './build-load.ts';
import { buildRun } from './build-run.ts';

/** Sets `window.hacked` wherever it is taken for markup, an attribute, a script or an address. */
export const HOSTILE =
  `</script></style></code></pre></title>--><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>` +
  `"'\` onmouseover=window.hacked=1 javascript:window.hacked=1 &lt;\${window.hacked=1} \0\u001b[31m\u2028\u202e\u2067\ud800]]>`;

/** A run in which every text that a server or a name could bring is {@link HOSTILE}. */
export function buildHostileRun(): JudgedRun {
  const texts = {
    caseId: `add_subscriber/${HOSTILE}`,
    operation: HOSTILE,
    clause: HOSTILE,
    message: HOSTILE,
  };
  const judged = { ...texts, expected: HOSTILE, actual: HOSTILE, exchangeIds: ['e1'] };
  const finding = buildFinding({ law: HOSTILE, ...texts, pointer: `/${HOSTILE}`, exchangeIds: ['e1'] });
  const run = buildRun({
    verdicts: [
      buildVerdict({ ...judged, verdict: 'violates', findings: [finding] }),
      buildVerdict({ ...judged, region: 'seoul', verdict: 'observed', silence: HOSTILE }),
      buildVerdict({ ...judged, region: 'jakarta', verdict: 'unjudged', why: 'not answered' }),
    ],
    exchanges: [
      hostileExchange('e1', JSON.stringify({ [HOSTILE]: [HOSTILE] })),
      hostileExchange('e2', HOSTILE),
    ],
    loads: [hostileLoad()],
    errors: [HOSTILE],
  });
  return { ...run, path: HOSTILE, run: { ...run.run, target: HOSTILE, commandLine: [HOSTILE] } };
}

function hostileExchange(id: string, body: string) {
  const exchange = buildExchange({ id, operation: HOSTILE });
  return {
    ...exchange,
    request: { ...exchange.request, headers: { [HOSTILE]: HOSTILE }, body },
    response: { ...buildAnswer(200, body), headers: [[HOSTILE, HOSTILE]] as const },
  };
}

function hostileLoad() {
  const load = buildLoad({ regions: ['china'], held: false });
  const findings = [{ clause: HOSTILE, message: HOSTILE, count: 1, example: HOSTILE }];
  const goals = load.regions.flatMap((region) => region.goals);
  return {
    ...load,
    title: HOSTILE,
    operation: HOSTILE,
    generator: { ...load.generator, busyBecause: [HOSTILE] },
    regions: load.regions.map((region) => ({
      ...region,
      region: HOSTILE,
      findings,
      goals: goals.map((goal) => ({
        ...goal,
        goal: HOSTILE,
        actual: HOSTILE,
        expected: HOSTILE,
        clause: HOSTILE,
      })),
    })),
  };
}
