/** One thing that `doctor` looked at. */
export interface Row {
  readonly what: string;
  readonly ready: boolean;
  /** What was found. */
  readonly found: string;
  /** A command or a sentence that mends it. */
  readonly fix?: string;
  /** Not needed for runs, so that its absence changes no exit code. */
  readonly optional?: true;
}
