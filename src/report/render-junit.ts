import type { Contract } from '../contract/types.ts';
import type { JudgedRun, Verdict } from '../results/records/run-contents.ts';
import type { GoalResult, LoadEntry } from '../results/records/summary.ts';
import { escapeXml } from './escape-xml.ts';
import { excusesOf } from './junit/excuses.ts';
import { type FailureTexts, failureTexts, placeKey } from './junit/failure-texts.ts';
import { groupViolations } from './model/violations/group-violations.ts';

/**
 * The run as JUnit XML in the form that Jenkins and GitLab read: a suite per region, a test case per case and per load
 * goal. A violation is a failure, an error of the harness an error; what was not judged is skipped with its reason; an
 * observation passes and tells its answer. What the gate lets pass is skipped, with reason and date.
 */
export function renderJunit(
  judged: Pick<JudgedRun, 'run' | 'verdicts' | 'exchanges' | 'summary' | 'gate'>,
  contract: Contract,
): string {
  const { run, verdicts, summary } = judged;
  const texts = failureTexts(groupViolations(judged, contract));
  const excuses = excusesOf(summary, judged.gate);
  const suites = [
    ...summary.regions.map((region) => excused(regionSuite(region, verdicts, summary.load, texts), excuses)),
    ...(summary.errors ? [harnessSuite(summary.errors)] : []),
  ];
  // The published schema has no count of what was skipped at the top.
  const { skipped: _, ...totals } = sumCounts(suites.map(({ counts }) => counts));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `oaprobe ${summary.target}`, ...totals })}>`,
    ...suites.map((suite) => renderSuite(suite, run.startedAt)),
    '</testsuites>\n',
  ].join('\n');
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly time: number;
}

interface TestCase {
  readonly name: string;
  readonly classname: string;
  /** Seconds. */
  readonly time: number;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly details: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly counts: Counts;
}

function suiteOf(name: string, cases: readonly TestCase[]): Suite {
  const count = (outcome: TestCase['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  const time = cases.reduce((total, each) => total + each.time, 0);
  const [failures, errors, skipped] = [count('failure'), count('error'), count('skipped')];
  return { name, cases, counts: { tests: cases.length, failures, errors, skipped, time } };
}

function regionSuite(
  region: string,
  verdicts: readonly Verdict[],
  load: readonly LoadEntry[],
  texts: FailureTexts,
): Suite {
  const own = verdicts.filter((verdict) => verdict.region === region).map((one) => caseOf(one, texts));
  const entries = load.filter((entry) => entry.region === region);
  const goals = entries.flatMap((entry) => entry.goals.map((goal) => goalCase(entry, goal, texts)));
  return suiteOf(region, [...own, ...goals]);
}

function excused({ name, cases }: Suite, excuses: ReadonlyMap<string, string>): Suite {
  const kept = cases.map((one): TestCase => {
    const excuse = excuses.get(placeKey(one.name, name));
    return excuse === undefined ? one : { ...one, outcome: 'skipped', message: excuse };
  });
  return suiteOf(name, kept);
}

const OUTCOMES = {
  conforms: 'passed',
  observed: 'passed',
  violates: 'failure',
  unjudged: 'skipped',
} as const;

function caseOf(verdict: Verdict, texts: FailureTexts): TestCase {
  return {
    name: verdict.caseId,
    classname: `${verdict.region}.${verdict.operation}`,
    time: verdict.elapsedMs / 1000,
    outcome: OUTCOMES[verdict.verdict],
    message: verdict.verdict === 'unjudged' ? (verdict.why ?? 'not judged') : verdict.message,
    details: detailsOf(verdict, texts),
  };
}

function detailsOf(
  { verdict, caseId, region, silence, clause, actual }: Verdict,
  texts: FailureTexts,
): string {
  if (verdict === 'observed') return `observed: ${silence ?? clause}: ${actual}`;
  return verdict === 'violates' ? (texts.get(placeKey(caseId, region)) ?? []).join('\n\n') : '';
}

/** A goal that the generator could not put to the test is skipped: nothing was learnt about the target. */
function goalCase(
  { profile, region, operation = 'add_subscriber' }: LoadEntry,
  result: GoalResult,
  texts: FailureTexts,
): TestCase {
  const { goal, held, expected, actual, meaning, clause = '' } = result;
  const name = `${operation}/load/${profile}#${goal}`;
  return {
    name,
    classname: `${region}.${operation}`,
    time: 0,
    outcome: held ? 'passed' : meaning === 'inconclusive' ? 'skipped' : 'failure',
    message: held ? '' : `${meaning}: ${goal} must be ${expected}, got ${actual}`,
    details: held ? '' : (texts.get(placeKey(name, region))?.join('\n\n') ?? clause),
  };
}

function harnessSuite(errors: readonly string[]): Suite {
  const cases = errors.map((error, index): TestCase => {
    const name = `harness error ${index + 1}`;
    return { name, classname: 'oaprobe', time: 0, outcome: 'error', message: error, details: '' };
  });
  return suiteOf('oaprobe', cases);
}

function sumCounts(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0);
  return {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
    time: sum('time'),
  };
}

function renderSuite({ name, cases, counts }: Suite, timestamp: string): string {
  const head = attributes({ name, timestamp: timestamp.slice(0, 19), hostname: 'localhost', ...counts });
  return [`  <testsuite${head}>`, ...cases.map(renderCase), '  </testsuite>'].join('\n');
}

function renderCase({ name, classname, time, outcome, message, details }: TestCase): string {
  const head = `    <testcase${attributes({ name, classname, time })}`;
  if (outcome === 'passed') {
    return details === '' ? `${head}/>` : `${head}><system-out>${escapeXml(details)}</system-out></testcase>`;
  }
  if (outcome === 'skipped') return `${head}><skipped${attributes({ message })}/></testcase>`;
  const type = outcome === 'failure' ? 'violation' : 'harness';
  return `${head}><${outcome}${attributes({ message, type })}>${escapeXml(details)}</${outcome}></testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  const shown = (value: string | number) =>
    typeof value === 'number' ? Number(value.toFixed(3)) : escapeXml(value);
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${shown(value)}"`)
    .join('');
}
