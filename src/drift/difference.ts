import type { ClauseId } from '../contract/types.ts';

/** Where a page and the contract do not say the same. */
export interface Difference {
  /** The clause, or a stable name where none covers it: `service.regions`, `<operation>.<request or response>.<field>`. */
  readonly clause: ClauseId;
  /** What the contract has; null where it has nothing. */
  readonly contract: string | null;
  /** What the page shows; null where it was not found there. */
  readonly page: string | null;
}
