import type { Exchange } from '../../judge/exchange.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { RunFile } from '../run-header.ts';
import type { CapacityResult } from './capacity.ts';
import type { GateResult } from './gate-result.ts';
import type { JournalEntry } from './journal.ts';
import type { LoadSummary } from './load-summary.ts';
import type { OnboardingPlan } from './onboarding-plan.ts';
import type { RunDiff } from './run-diff.ts';
import type { Summary } from './summary.ts';

// The formats of a run folder contain these records, so readers of a folder find their types here.
export type { Exchange, ExchangeRequest, ExchangeResponse, Failure, Timings } from '../../judge/exchange.ts';
export type { Finding, Verdict, Why } from '../../judge/verdict.ts';

/** Everything that a run folder holds, except raw load samples. */
export interface RunContents {
  readonly path: string;
  readonly run: RunFile;
  readonly verdicts: readonly Verdict[];
  readonly exchanges: readonly Exchange[];
  readonly journal: readonly JournalEntry[];
  /** Per profile, in the order of their names. */
  readonly loads: readonly LoadSummary[];
  /** The same of the target that the run's own was held against; absent where there was none. */
  readonly against?: readonly LoadSummary[];
  /** Absent of a run that was cut short. */
  readonly summary?: Summary;
  /** Set where `oaprobe capacity` made the run. */
  readonly capacity?: CapacityResult;
  /** Set where `oaprobe plan --from` used the run. */
  readonly plan?: OnboardingPlan;
  /** Where the gate decided over this run. */
  readonly gate?: GateResult;
  /** Where `oaprobe diff` laid the run beside an earlier one. */
  readonly diff?: RunDiff;
}

/** A run with its summary: its own, or one that was recovered. */
export interface JudgedRun extends RunContents {
  readonly summary: Summary;
}
