import type { ClientFinding, ClientNote, ClientViolation } from '../../mock/types.ts';
import { printable } from '../../report/terminal.ts';

/** What clients of a mock did. */
export interface ClientAccount {
  /** Requests that were answered. */
  readonly requests: number;
  readonly violations: readonly ClientViolation[];
  readonly notes: readonly ClientNote[];
}

/** What clients of a mock did against the documentation, and where it is silent, each with how to do better; for people. */
export function describeClients({ requests, violations, notes }: ClientAccount): string {
  const count = counted(requests, 'request');
  return [
    violations.length === 0
      ? `${count}; clients broke no rule of the documentation`
      : `${count}; clients broke ${counted(violations.length, 'rule')} of the documentation:`,
    ...table('clause', violations),
    ...(notes.length === 0
      ? []
      : [
          `no violation, but clients rely on what no page says, in ${counted(notes.length, 'way')}:`,
          ...table('open question', notes),
        ]),
  ].join('\n');
}

/** The line that tells of a finding when it is made first, while the mock serves. */
export function describeFirst(finding: ClientFinding): string {
  const what =
    'clause' in finding
      ? `client breaks ${finding.clause} (${finding.rule})`
      : `client relies on what no page says (${finding.silence})`;
  return `${what}: ${printable(finding.example)}`;
}

/** Three lines a finding: examples and advice are as long as they are. */
function table(heading: string, findings: readonly ClientFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const ruleWidth = Math.max(...findings.map(({ rule }) => rule.length), 'rule'.length);
  const row = (count: string, rule: string, last: string) =>
    `  ${count.padStart(7)}  ${rule.padEnd(ruleWidth)}  ${last}`;
  return [
    row('calls', 'rule', heading),
    ...findings.flatMap((finding) => [
      row(finding.count.toLocaleString('en-US'), finding.rule, about(finding)),
      `           seen     ${printable(finding.example)}`,
      `           instead  ${finding.advice}`,
    ]),
  ];
}

function about(finding: ClientFinding): string {
  return 'clause' in finding ? finding.clause : finding.silence;
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
