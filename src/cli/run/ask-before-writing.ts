import { createInterface } from 'node:readline/promises';
import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';
import type { Invocation } from '../invocation.ts';

/**
 * Prints the plan before a live target is written to, on stderr and with `--quiet` too: what is about to happen to a
 * system of somebody's must stand in every log. Then it asks whether to go on; `--yes` is the answer beforehand. The mock,
 * and a target that forbids writes, need neither.
 *
 * @param plan gives what would be asked, as lines; it is only made where it is printed
 * @throws UserError where nobody can be asked, or the answer is not yes
 */
export async function askBeforeWriting(
  { globals, output }: Pick<Invocation, 'globals' | 'output'>,
  target: Target,
  plan: () => string,
  signal: AbortSignal,
): Promise<void> {
  const writes = target.allow.writes || target.allow.load;
  if (target.kind === 'mock' || !writes) return;
  output.note(plan());
  if (globals.yes === true) return;
  if (process.stdin.isTTY !== true) {
    throw new UserError(
      `writing to the target ${target.name} must be confirmed, and there is no terminal to ask on; give --yes`,
    );
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`write to the live target ${target.name}? [y/N] `, { signal });
    if (!/^y(es)?$/i.test(answer.trim())) throw new UserError('nothing was sent: the answer was not yes');
  } finally {
    lines.close();
  }
}
