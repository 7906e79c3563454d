import type { Contract, Region } from '../../contract/types.ts';
import { readOutcome } from '../../judge/outcome.ts';
import type { Wire } from '../../wire/types.ts';
import { namesRole } from '../derive/names-role.ts';

export interface LookUpOptions {
  readonly contract: Contract;
  readonly region: Region;
  readonly wire: Pick<Wire, 'call'>;
  readonly signal: AbortSignal;
}

/**
 * In how many accounts users are already, by a read for each: users of a pool are other people's too, and how many
 * accounts one may join is limited. One whose accounts cannot be read counts as being in none.
 */
export async function lookUpJoined(
  { contract, region, wire, signal }: LookUpOptions,
  users: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const reading = Object.values(contract.operations).find(
    (one) => one.kind === 'read' && namesRole(contract, one, 'user') && !namesRole(contract, one, 'account'),
  );
  if (reading === undefined) return new Map();
  const counts = users.map(async (user) => {
    const body = JSON.stringify({ Subscriber_Account: user });
    const exchange = await wire.call({ region, operation: reading.command, body, signal });
    const outcome = readOutcome(exchange);
    const list = outcome.kind === 'accepted' ? outcome.body.OfficialAccountInfoList : undefined;
    return [user, Array.isArray(list) ? list.length : 0] as const;
  });
  return new Map(await Promise.all(counts));
}
