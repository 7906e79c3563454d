import { UserError } from '../../contract/user-error.ts';
import type { Output } from './output.ts';

/** How to report what should never happen. */
const bugHint = 'please report it with the command line and the version; OAPROBE_DEBUG=1 adds the stack';

/**
 * Prints why a command could not do its work and gives its exit code: one line for what the user can put right, and
 * one that calls itself a bug for anything else (with the stack only when OAPROBE_DEBUG is set).
 */
export function reportError(
  error: unknown,
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): number {
  const known = error instanceof UserError;
  const exitCode = known ? error.exitCode : 5;
  const reason = known ? error.message : `bug: ${nameError(error)}; ${bugHint}`;
  output.note(`oaprobe: ${oneLine(reason)}`);
  if (!known && env.OAPROBE_DEBUG && error instanceof Error) output.note(error.stack ?? '');
  output.document({
    decision: exitCode === 4 || exitCode === 6 ? 'inconclusive' : 'error',
    exitCode,
    reason: oneLine(reason),
  });
  return exitCode;
}

function nameError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
