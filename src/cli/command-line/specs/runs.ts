import { profileNames, readProfile } from '../../../load/profile.ts';
import type { CheckParameters } from '../../commands/check.ts';
import type { LoadParameters } from '../../commands/load.ts';
import type { MockParameters } from '../../commands/mock.ts';
import type { RunParameters } from '../../commands/run.ts';
import { parseRate, parseWord } from '../parse-values.ts';
import type { CommandSpec } from './command-spec.ts';
import { collect, dryRun, duration, fault, wholeNumber } from './shared-options.ts';

/** Outputs that k6 has built in and that send nothing to anybody unless they are told where. */
const k6Outputs = ['csv', 'json', 'influxdb', 'opentelemetry', 'experimental-prometheus-rw'] as const;

function parseOutput(text: string): string {
  parseWord('--k6-out', text.replace(/=.*$/, ''), k6Outputs);
  return text;
}

/** The profiles there are, for the help. */
function profileLines(): string {
  const profiles = profileNames().map(readProfile);
  const width = Math.max(...profiles.map(({ name }) => name.length));
  return `Profiles:\n${profiles.map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`).join('\n')}`;
}

/** Commands that ask or serve. */
export const runs: readonly CommandSpec[] = [
  {
    usage: 'run',
    says: 'the main job: check, then the throughput profile, then the report',
    options: [dryRun],
    examples: [
      ['run', 'six regions on the embedded mock'],
      ['run --target staging --region china,jakarta --yes', 'two regions of a live target, without asking'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/run.ts')).run(parameters as RunParameters, invocation),
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
      (await import('../../commands/check.ts')).check(parameters as CheckParameters, invocation),
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
      duration('--duration <time>', 'time to measure, of each phase of a profile that has several, e.g. 30s'),
      wholeNumber('--batch <size>', 'subscribers per call', 1, 100),
      wholeNumber('--repeat <times>', 'do it several times', 1, 100),
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
      wholeNumber(
        '--segments <number>',
        'k6 processes that share the load; their samples are judged as one',
        1,
        64,
      ),
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
      (await import('../../commands/load.ts')).load(parameters as LoadParameters, invocation),
  },
  {
    usage: 'mock',
    says: 'serve the API on this machine until Ctrl-C, and report what clients did against the contract',
    options: [
      wholeNumber('--port <number>', 'port to listen on (default: any free one)', 0, 65_535),
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
      (await import('../../commands/mock.ts')).mock(parameters as MockParameters, invocation),
  },
];
