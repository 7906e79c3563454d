import type { ExitCode } from '../../results/decision.ts';

/** What each exit code of the command line says. The README's table is held against this one. */
export const exitCodes: Readonly<Record<ExitCode, string>> = {
  0: 'all held',
  1: 'the API broke its contract',
  2: 'a goal was missed',
  3: 'bad usage, config or contract file, or not permitted',
  4: 'nothing could be judged: no region answered',
  5: 'bug in the harness',
  6: 'inconclusive: the generator or the machine was the bottleneck, a case was not answered, or nothing matched',
  130: 'interrupted',
};

/** The codes as lines for `--help`. */
export function exitCodeLines(): string {
  return Object.entries(exitCodes)
    .map(([code, says]) => `  ${code.padStart(3)}  ${says}`)
    .join('\n');
}
