import { profileNames, readProfile } from '../../load/profile.ts';
import type { BaselineParameters } from '../commands/baseline.ts';
import type { CapacityParameters } from '../commands/capacity.ts';
import type { CheckParameters } from '../commands/check.ts';
import type { CleanParameters } from '../commands/clean.ts';
import type { DiffParameters } from '../commands/diff.ts';
import type { DoctorParameters } from '../commands/doctor.ts';
import type { DriftParameters } from '../commands/drift.ts';
import type { ExportParameters } from '../commands/export.ts';
import type { GateParameters } from '../commands/gate.ts';
import type { InitParameters } from '../commands/init.ts';
import type { LoadParameters } from '../commands/load.ts';
import type { MockParameters } from '../commands/mock.ts';
import type { PlanParameters } from '../commands/plan.ts';
import type { ReplayParameters } from '../commands/replay.ts';
import type { ReportParameters } from '../commands/report.ts';
import type { RunParameters } from '../commands/run.ts';
import type { SelftestParameters } from '../commands/selftest.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from './global-options.ts';
import { parseDay, parseDuration, parseInteger, parseRate, parseWord } from './parse-values.ts';

/** A command as the command line shows and starts it. */
export interface CommandSpec {
  /** Name and arguments, e.g. `check [pattern]`. */
  readonly usage: string;
  readonly says: string;
  readonly options: readonly OptionSpec[];
  /** Command line without `oaprobe`, and what it is for. */
  readonly examples: readonly (readonly [commandLine: string, says: string])[];
  /** More lines for its help. */
  readonly more?: () => string;
  /** Runs it with its arguments and options by name; resolves to the exit code. Only here its rooms are loaded. */
  readonly execute: (parameters: unknown, invocation: Invocation) => Promise<number>;
}

const collect = (text: string, before?: unknown) => [...(Array.isArray(before) ? before : []), text];
/** Outputs that k6 has built in and that send nothing to anybody unless they are told where. */
const k6Outputs = ['csv', 'json', 'influxdb', 'opentelemetry', 'experimental-prometheus-rw'] as const;

function parseOutput(text: string): string {
  parseWord('--k6-out', text.replace(/=.*$/, ''), k6Outputs);
  return text;
}

const fault: OptionSpec = {
  flags: '--fault <name>',
  says: 'seed a fault into the mock (repeatable); an unknown name lists them all',
  parse: collect,
};
const baselineOption: OptionSpec = {
  flags: '--baseline <file>',
  says: 'file of the baseline (default: reports/baselines/<target>.json beside the config)',
};
const dryRun: OptionSpec = { flags: '--dry-run', says: 'print what would be asked and send nothing' };

/** The profiles there are, for the help. */
function profileLines(): string {
  const profiles = profileNames().map(readProfile);
  const width = Math.max(...profiles.map(({ name }) => name.length));
  return `Profiles:\n${profiles.map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`).join('\n')}`;
}

/** Every command, in the order of the help. */
export const commandSpecs: readonly CommandSpec[] = [
  {
    usage: 'run',
    says: 'the main job: check, then the throughput profile, then the report',
    options: [dryRun],
    examples: [
      ['run', 'six regions on the embedded mock'],
      ['run --target staging --region china,jakarta --yes', 'two regions of a live target, without asking'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/run.ts')).run(parameters as RunParameters, invocation),
  },
  {
    usage: 'check [pattern]',
    says: 'contract suites; the pattern is a glob over case ids (* crosses /)',
    options: [{ flags: '--list', says: 'print cases and clauses without sending' }, fault, dryRun],
    examples: [
      ['check', 'every case in every region'],
      ["check 'add_subscriber/request/*' --region china", 'some cases in one region'],
      ['check --fault limit-101-accepted', 'see what a violation looks like'],
      ['check --list --json', 'cases and clauses for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/check.ts')).check(parameters as CheckParameters, invocation),
  },
  {
    usage: 'load [profile...]',
    says: 'k6 profiles, one after the other, into one run folder',
    options: [
      {
        flags: '--rate <calls>',
        says: 'calls per second in each region',
        parse: (text) => parseRate('--rate', text, 1, 100_000),
      },
      {
        flags: '--duration <time>',
        says: 'time to measure, of each phase of a profile that has several, e.g. 30s',
        parse: (text) => parseDuration('--duration', text),
      },
      {
        flags: '--batch <size>',
        says: 'subscribers per call',
        parse: (text) => parseInteger('--batch', text, 1, 100),
      },
      {
        flags: '--repeat <times>',
        says: 'do it several times',
        parse: (text) => parseInteger('--repeat', text, 1, 100),
      },
      {
        flags: '--against <target>',
        says: 'load another target in turn with this one, block by block (10 unless --repeat says otherwise); gate compares them',
      },
      {
        flags: '--users <kind>',
        says: 'fresh or pool',
        parse: (text) => parseWord('--users', text, ['fresh', 'pool']),
      },
      {
        flags: '--k6-out <output>',
        says: `an output of k6 beside the samples (repeatable): ${k6Outputs.join(', ')}; some take =<value>`,
        parse: (text, before) => collect(parseOutput(text), before),
      },
      {
        flags: '--segments <number>',
        says: 'k6 processes that share the load; their samples are judged as one',
        parse: (text) => parseInteger('--segments', text, 1, 64),
      },
      {
        flags: '--emit-k8s <folder>',
        says: 'write what a cluster with the k6-operator needs to run one profile in as many pods as --segments says (default: 2)',
      },
      { flags: '--merge <folders...>', says: 'judge what those pods brought back, instead of a profile' },
      dryRun,
    ],
    examples: [
      ['load throughput', '200 calls/s in each region of the mock'],
      ['load throughput batch --region china --duration 30s', 'two profiles in one region'],
      ['load throughput --segments 2', 'the same load from two processes'],
      [
        'load soak --target staging --emit-k8s pods --segments 4 --yes',
        'for a cluster; pods/README.md says what to do',
      ],
      ['load --merge pods', 'judge what the pods brought back'],
    ],
    more: profileLines,
    execute: async (parameters, invocation) =>
      (await import('../commands/load.ts')).load(parameters as LoadParameters, invocation),
  },
  {
    usage: 'mock',
    says: 'serve the API on this machine until Ctrl-C, and report what clients did against the contract',
    options: [
      {
        flags: '--port <number>',
        says: 'port to listen on (default: any free one)',
        parse: (text) => parseInteger('--port', text, 0, 65_535),
      },
      { flags: '--http', says: 'plain HTTP instead of HTTPS' },
      {
        flags: '--policy <name>',
        says: 'answers to open questions: a preset (strict, lenient, pairs-1, ...), or a JSON file with answers by the id of the silence, and limits',
      },
      fault,
      { flags: '--secret-key <key>', says: 'key of every app (default: one made for this start)' },
      {
        flags: '--webhook-url <url>',
        says: 'tell this address, and no other, of events, as the console of an app would',
      },
      { flags: '--webhook-token <token>', says: 'sign callbacks with it' },
      { flags: '--imported-users-only', says: 'users exist once they were imported through account_import' },
      { flags: '--fail-on-violation', says: 'exit with 1 when a client broke the contract' },
    ],
    examples: [
      ['mock --port 9443', 'serve six regions on one port'],
      ['mock --json', 'port, CA and test keys for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/mock.ts')).mock(parameters as MockParameters, invocation),
  },
  {
    usage: 'capacity',
    says: 'search the highest rate of calls at which the goals hold, in one region (the first named)',
    options: [
      {
        flags: '--p99 <time>',
        says: 'goal on the 99th percentile of accepted calls (default: 1s)',
        parse: (text) => parseDuration('--p99', text),
      },
      {
        flags: '--duration <time>',
        says: 'of trials that confirm; those that search last a third, slow ones longer (default: 15s)',
        parse: (text) => parseDuration('--duration', text),
      },
      {
        flags: '--batch <size>',
        says: 'fresh users per call (default: 100)',
        parse: (text) => parseInteger('--batch', text, 1, 100),
      },
      fault,
      dryRun,
    ],
    examples: [
      ['capacity', 'what the embedded mock takes'],
      ['capacity --target staging --region seoul --p99 300ms --yes', 'one region of a live target'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/capacity.ts')).capacity(parameters as CapacityParameters, invocation),
  },
  {
    usage: 'plan',
    says: 'what it takes to subscribe so many users: calls, time, accounts, safe rate, deadline; it sends nothing',
    options: [
      {
        flags: '--subscribers <number>',
        says: 'users to subscribe, split evenly over the regions (default region: china)',
        parse: (text) => parseInteger('--subscribers', text, 1, 1_000_000_000),
      },
      {
        flags: '--batch <size>',
        says: 'subscribers per call (default: 100, the most that are allowed)',
        parse: (text) => parseInteger('--batch', text, 1, 100),
      },
      {
        flags: '--deadline <time>',
        says: 'does it fit, and what would, e.g. 6h',
        parse: (text) => parseDuration('--deadline', text),
      },
      {
        flags: '--from <folder>',
        says: 'use the rate that this run measured, and put the plan into its report',
      },
      {
        flags: '--max-subscriber-num <number>',
        says: 'subscribers per official account (default: 100000)',
        parse: (text) => parseInteger('--max-subscriber-num', text, 1, 1_000_000_000),
      },
    ],
    examples: [
      ['plan --subscribers 2000000', 'at the documented rate in one region'],
      ['plan --subscribers 50000000 --region china,seoul --deadline 1h', 'does an hour suffice?'],
      ['plan --subscribers 2000000 --from reports/x --json', 'at a measured rate, for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/plan.ts')).plan(parameters as PlanParameters, invocation),
  },
  {
    usage: 'report <folder>',
    says: 'render report.html, junit.xml and summary.md of a run again, sending nothing',
    options: [],
    examples: [['report reports/2026-11-23T0640-mock-7f3a', 'the reports of an earlier run']],
    execute: async (parameters, invocation) =>
      (await import('../commands/report.ts')).report(parameters as ReportParameters, invocation),
  },
  {
    usage: 'gate <folder>',
    says: 'decide over a run and the baseline of its target, sending nothing: new violations fail, known ones pass until their date',
    options: [
      { flags: '--strict', says: 'fail where an open question is answered otherwise than in the baseline' },
      baselineOption,
    ],
    examples: [
      ['gate reports/2026-11-23T0640-mock-7f3a', 'did anything get worse than in the accepted run?'],
      ['gate reports/nightly --strict --json', 'changed observations fail too; the decision for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/gate.ts')).gate(parameters as GateParameters, invocation),
  },
  {
    usage: 'diff <before> <now>',
    says: 'two runs side by side, from their folders: verdicts and observations that changed, load with intervals; also as diff.html and diff.md',
    options: [],
    examples: [['diff reports/yesterday reports/today', 'what is different today?']],
    execute: async (parameters, invocation) =>
      (await import('../commands/diff.ts')).diff(parameters as DiffParameters, invocation),
  },
  {
    usage: 'baseline <action> <folder>',
    says: 'baseline accept: make a run the baseline of its target; violations in it need a reason and a date',
    options: [
      { flags: '--reason <text>', says: 'why violations may stay' },
      {
        flags: '--until <day>',
        says: 'the last day on which they may, YYYY-MM-DD (UTC)',
        parse: (text) => parseDay('--until', text),
      },
      {
        flags: '--case <id>',
        says: 'say it of this case only (repeatable); other violations keep the reason that they have, or stay new',
        parse: collect,
      },
      baselineOption,
    ],
    examples: [
      ['baseline accept reports/2026-11-23T0640-mock-7f3a', 'a run without violations'],
      [
        'baseline accept reports/nightly --reason ticket-4711 --until 2026-12-31',
        'a run with violations that are known',
      ],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/baseline.ts')).baseline(parameters as BaselineParameters, invocation),
  },
  {
    usage: 'replay <case>',
    says: 'ask one case of a run again, a few times in the first region where it did not hold; tell how often it fails, and print the whole exchange and a curl line',
    options: [
      { flags: '--run <folder>', says: 'the run it is taken from (default: the newest)' },
      {
        flags: '--times <n>',
        says: 'how often it is asked, which tells whether it is flaky (default: 5)',
        parse: (text) => parseInteger('--times', text, 1, 1000),
      },
    ],
    examples: [
      ["replay 'add_subscriber/request/SubscriberList#101'", 'from the newest run'],
      ["replay 'add_subscriber/state/Result#2' --times 50", 'how often does it fail?'],
      [
        "replay 'add_subscriber/request/SubscriberList#101' --region china --run reports/x",
        'one region of an older run',
      ],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/replay.ts')).replay(parameters as ReplayParameters, invocation),
  },
  {
    usage: 'drift <page>',
    says: 'compare a saved page of the documentation (HTML, Markdown or plain text) with the contract; 0 where nothing differs, else 1',
    options: [],
    examples: [
      ['drift add_subscriber.html', 'what differs, and what was not found on the page'],
      ['drift add_subscriber.md --json', 'the same as a list for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/drift.ts')).drift(parameters as DriftParameters, invocation),
  },
  {
    usage: 'export <what>',
    says: 'print the contract for other tools: openapi (OpenAPI 3.1) or schemas (JSON Schema 2020-12)',
    options: [],
    examples: [
      ['export openapi', 'paths, bodies with examples, codes; write it into a file with >'],
      ['export schemas', 'the schemas of all bodies, in one document'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/export.ts')).exportContract(parameters as ExportParameters, invocation),
  },
  {
    usage: 'selftest [pattern]',
    says: 'seed each known fault into the mock and expect the suites to notice; the pattern is a glob over names of faults',
    options: [
      { flags: '--list', says: 'print faults and clauses without trying them' },
      { flags: '--load', says: 'the faults that only load shows, with k6' },
    ],
    examples: [
      ['selftest', 'every fault, and changes that must raise no alarm'],
      ["selftest 'race-*'", 'some faults'],
      ['selftest --load', 'what only load profiles show'],
      ['selftest --list --json', 'faults and the clauses that they break, for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/selftest.ts')).selftest(parameters as SelftestParameters, invocation),
  },
  {
    usage: 'clean [folder...]',
    says: 'remove what earlier runs created and did not remove, as their journals tell (default: all runs under reports/)',
    options: [dryRun],
    examples: [
      ['clean', 'what a killed run left, on every live target'],
      ['clean --target staging --yes', 'one target, without asking'],
      ['clean reports/2026-11-23T0640-staging-7f3a', 'one run'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/clean.ts')).clean(parameters as CleanParameters, invocation),
  },
  {
    usage: 'init',
    says: 'write a commented config, oaprobe.config.ts, for one live target; nothing is permitted in it yet',
    options: [],
    examples: [
      ['init', 'the target staging in the region china'],
      ['init --target live --region china,seoul', 'another name, two regions'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/init.ts')).init(parameters as InitParameters, invocation),
  },
  {
    usage: 'doctor',
    says: 'what is ready: Node, k6, browser, config, credentials, contract, clock, DNS and TLS of each region',
    options: [],
    examples: [
      ['doctor', 'this machine and the mock'],
      ['doctor --target staging', 'a live target, without a write'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../commands/doctor.ts')).doctor(parameters as DoctorParameters, invocation),
  },
];
