import type { BaselineParameters } from '../../commands/baseline.ts';
import type { DiffParameters } from '../../commands/diff.ts';
import type { GateParameters } from '../../commands/gate.ts';
import type { ReportParameters } from '../../commands/report.ts';
import type { OptionSpec } from '../global-options.ts';
import { parseDay } from '../parse-values.ts';
import type { CommandSpec } from './command-spec.ts';
import { collect } from './shared-options.ts';

const baselineOption: OptionSpec = {
  flags: '--baseline <file>',
  says: 'file of the baseline (default: reports/baselines/<target>.json beside the config)',
};

/** Commands over the folders of runs. */
export const decisions: readonly CommandSpec[] = [
  {
    usage: 'report <folder>',
    says: 'render report.html, junit.xml and summary.md of a run again, sending nothing',
    options: [],
    examples: [['report reports/2026-11-23T0640-mock-7f3a', 'the reports of an earlier run']],
    execute: async (parameters, invocation) =>
      (await import('../../commands/report.ts')).report(parameters as ReportParameters, invocation),
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
      (await import('../../commands/gate.ts')).gate(parameters as GateParameters, invocation),
  },
  {
    usage: 'diff <before> <now>',
    says: 'two runs side by side, from their folders: verdicts and observations that changed, load with intervals; also as diff.html and diff.md',
    options: [],
    examples: [['diff reports/yesterday reports/today', 'what is different today?']],
    execute: async (parameters, invocation) =>
      (await import('../../commands/diff.ts')).diff(parameters as DiffParameters, invocation),
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
      (await import('../../commands/baseline.ts')).baseline(parameters as BaselineParameters, invocation),
  },
];
