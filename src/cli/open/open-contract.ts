import { readContract } from '../../contract/read-contract.ts';
import type { Contract } from '../../contract/types.ts';
import type { Invocation } from '../invocation.ts';

/**
 * Reads the contract: the package's, or the folder that OAPROBE_CONTRACTS names.
 *
 * @throws UserError for a broken contract file, with file, pointer and reason
 */
export function openContract({ env }: Pick<Invocation, 'env'>): Contract {
  return readContract(env.OAPROBE_CONTRACTS || undefined);
}
