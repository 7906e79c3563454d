/** One line that tells how far something is, and on a terminal more of it below. */
export interface ProgressLine {
  /** Says how far it is; on a terminal line and rows are rewritten, elsewhere the line is printed now and then. */
  update(text: string, rows?: readonly string[]): void;
  /** Removes line and rows from a terminal. */
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
/** How often the time on a terminal is brought up to date. */
const countEveryMs = 1000;

/** Starts counting the time that each update shows in front; on a terminal it goes on counting between updates. */
export function startProgressLine(options: ProgressOptions): ProgressLine {
  const { stream, rewritten, silent, clock = Date.now } = options;
  if (silent) return { update: () => undefined, end: () => undefined };
  const startedAt = clock();
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = '';
  let rows: readonly string[] = [];
  let drawn = 0;
  const clear = () => {
    const above = drawn;
    drawn = 0;
    return `\r${above > 0 ? `\x1b[${above}A\x1b[J` : ''}\x1b[2K`;
  };
  const show = () => {
    const line = `${formatSeconds(clock() - startedAt)}  ${shown}`;
    if (!rewritten) return stream.write(`${line}\n`);
    const cut = [line, ...rows].map((one) => one.slice(0, (stream.columns || 100) - 1));
    const cleared = clear();
    drawn = rows.length;
    return stream.write(cleared + cut.join('\n'));
  };
  const counting = rewritten ? setInterval(() => shown && show(), countEveryMs).unref() : undefined;
  const update = (text: string, below: readonly string[] = []) => {
    const now = clock();
    if (now - shownAt < (rewritten ? rewriteEveryMs : plainLineEveryMs)) return;
    [shownAt, shown, rows] = [now, text, below];
    show();
  };
  const end = () => {
    clearInterval(counting);
    if (rewritten) stream.write(clear());
  };
  return { update, end };
}

/** Time in front of a line, e.g. `  4 s`. */
function formatSeconds(ms: number): string {
  return `${String(Math.floor(ms / 1000)).padStart(3)} s`;
}
