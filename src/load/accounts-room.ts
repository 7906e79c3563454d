import type { Contract } from '../contract/types.ts';
import type { RunFolder } from '../results/create-run-folder.ts';
import type { Target } from '../target/types.ts';
import type { Wire } from '../wire/types.ts';

/** Where accounts are made and removed. */
export interface AccountsRoom {
  readonly contract: Contract;
  readonly target: Target;
  readonly wire: Wire;
  readonly folder: Pick<RunFolder, 'journal'>;
  readonly signal?: AbortSignal;
}
