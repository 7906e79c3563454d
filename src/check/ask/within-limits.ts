import { rateLimitCodes } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import type { Outcome } from '../../judge/outcome.ts';
import type { Asking } from './asking.ts';

/** How often a call is sent again that was refused for its rate. */
const mostTimesAgain = 3;

/** What a call came to. */
interface Came {
  readonly outcome: Outcome;
}

/**
 * Sends calls, and sends one that was refused for its rate again after a pause: such a call did nothing, and the run keeps
 * below the documented rate, so somebody else's calls may count too. Where that does not help, or where calls had to leave
 * together, the asking is stopped: no promise is broken, and nothing can be judged.
 *
 * @param operations of the calls, in their order
 */
export async function withinLimits<T extends Came>(
  asking: Asking,
  operations: readonly string[],
  send: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const { watches, contract, signal } = asking.context;
  const limits = watches.get(asking.region)?.limits;
  if (limits === undefined) return send();
  for (let again = 0; ; again += 1) {
    await limits.clear(signal);
    const came = await send();
    const stray = strayRefusal(contract, operations, came);
    if (stray === undefined) {
      if (came.every(({ outcome }) => outcome.kind !== 'unanswered')) limits.served();
      return came;
    }
    limits.refused(stray.operation, stray.code);
    if (operations.length === 1 && again < mostTimesAgain && !signal.aborted) continue;
    asking.stopped ??= { why: 'not answered', message: limits.exhausted(stray.code) };
    return came;
  }
}

/** A refusal for the rate; messages have a pace of their own, which is asked about. */
function strayRefusal(
  contract: Contract,
  operations: readonly string[],
  came: readonly Came[],
): { readonly operation: string; readonly code: number } | undefined {
  const codes = rateLimitCodes(contract);
  for (const [index, { outcome }] of came.entries()) {
    const operation = operations[index] ?? '';
    const hasPace = contract.operations[operation]?.produces !== undefined;
    if (outcome.kind === 'refused' && codes.has(outcome.code) && !hasPace)
      return { operation, code: outcome.code };
  }
  return undefined;
}
