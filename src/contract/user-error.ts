/**
 * Something the user can put right: bad usage, a bad config or contract file, a missing permission, no answer.
 *
 * The message is one line that says what must be, what was got, where, and what to do. It is shown as it is, without
 * a stack trace; any other error that reaches the command line is a bug of the harness.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** How the process ends: 3 bad input or not permitted, 4 nothing could be judged, 6 inconclusive. */
  readonly exitCode: 3 | 4 | 6;

  constructor(message: string, exitCode: 3 | 4 | 6 = 3) {
    super(message);
    this.exitCode = exitCode;
  }
}
