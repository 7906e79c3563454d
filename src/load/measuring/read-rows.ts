import type {
  CallCounts,
  Lag,
  LatencyByOutcome,
  LoadOutcome,
  OutcomeLatency,
} from '../../results/records/load-summary.ts';
import type { Row } from './sample-store.ts';

/** The counts of a row; zeros where there is none. What was offered and dropped is no matter of samples. */
export function countsOf(row: Row | undefined): Omit<CallCounts, 'offered' | 'dropped'> {
  const number = (name: keyof CallCounts) => Number(row?.[name] ?? 0);
  const removed = number('removed');
  return {
    sent: number('sent'),
    answered: number('answered'),
    accepted: number('accepted'),
    limited: number('limited'),
    refused: number('refused'),
    failed: number('failed'),
    added: number('added'),
    already: number('already'),
    ...(removed > 0 && { removed }),
  };
}

/** The lag of a row, as an entry to spread; nothing where nothing was sent. */
export function lagOf(row: Row | undefined): { lagMs?: Lag } {
  if (row === undefined) return {};
  return { lagMs: { p50: rounded(row.lagP50), p99: rounded(row.lagP99), max: rounded(row.lagMax) } };
}

/** Latencies of rows that each speak of one outcome. */
export function latenciesOf(rows: readonly Row[]): LatencyByOutcome {
  return Object.fromEntries(rows.map((row) => [outcomeOf(row), latencyOf(row)]));
}

/** The outcome that a row speaks of. */
export function outcomeOf(row: Row): LoadOutcome {
  return row.outcome as LoadOutcome;
}

function latencyOf(row: Row): OutcomeLatency {
  return {
    count: Number(row.count),
    p50: rounded(row.p50),
    p95: rounded(row.p95),
    p99: rounded(row.p99),
    max: rounded(row.max),
  };
}

/** Ms to the microsecond: more digits say nothing. */
function rounded(value: unknown): number {
  return Math.round(Number(value) * 1000) / 1000;
}
