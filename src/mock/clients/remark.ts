import type { ClauseId } from '../../contract/types.ts';

/** Something about a call: it breaks a clause, or does what the documentation neither allows nor forbids. */
export type Remark = {
  /** The kind of mistake, e.g. `maxItems`, `unknown-field`. */
  readonly rule: string;
  /** What was seen, for people; asked for the first of a kind only. It names no secret of the query. */
  readonly says: () => string;
  /** What the client should do instead, in one line. */
  readonly advice: string;
} & ({ readonly clause: ClauseId } | { readonly silence: string });
