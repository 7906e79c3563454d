import type { Exchange } from '../../judge/exchange.ts';
import type { Outcome } from '../../judge/outcome.ts';

/** A call that came back, and whether what it says can be relied upon. */
export interface Sent {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  /** False where the answer breaks a law on which its reading depends. */
  readonly stands: boolean;
}
