/** One line that tells how far something is. */
export interface ProgressLine {
  /** Says how far it is; on a terminal the line is rewritten, elsewhere a line is printed now and then. */
  update(text: string): void;
  /** Removes the line from a terminal. */
  end(): void;
}

export interface ProgressOptions {
  readonly stream: { write(text: string): unknown; columns?: number };
  /** Rewrite one line (a terminal), or print plain lines (a log). */
  readonly rewritten: boolean;
  readonly silent: boolean;
  /** ms since epoch. */
  readonly clock?: () => number;
}

/** A terminal line is rewritten at most this often; between two plain lines lies at least the other time. */
const rewriteEveryMs = 100;
const plainLineEveryMs = 5000;

/** Starts counting the time that each update shows in front. */
export function startProgressLine(options: ProgressOptions): ProgressLine {
  const { stream, rewritten, silent, clock = Date.now } = options;
  if (silent) return { update: () => undefined, end: () => undefined };
  const startedAt = clock();
  let shownAt = Number.NEGATIVE_INFINITY;
  const update = (text: string) => {
    const now = clock();
    if (now - shownAt < (rewritten ? rewriteEveryMs : plainLineEveryMs)) return;
    shownAt = now;
    const line = `${formatSeconds(now - startedAt)}  ${text}`;
    stream.write(rewritten ? `\r\x1b[2K${line.slice(0, (stream.columns ?? 100) - 1)}` : `${line}\n`);
  };
  const end = () => void (rewritten && stream.write('\r\x1b[2K'));
  return { update, end };
}

/** Time in front of a line, e.g. `  4 s`. */
function formatSeconds(ms: number): string {
  return `${String(Math.floor(ms / 1000)).padStart(3)} s`;
}
