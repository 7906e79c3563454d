import { setTimeout as wait } from 'node:timers/promises';
import type { Region } from '../contract/types.ts';
import { countSubscribers } from './accounts.ts';
import type { AccountsRoom } from './accounts-room.ts';
import type { AccountFacts } from './judging/facts.ts';
import type { Sums } from './measuring/ask-regions.ts';

const againMs = 200;

/**
 * Reads back how many subscribers the accounts of a region have, until they agree with what was added, or the
 * target's time for reading back is over.
 *
 * @param ids ids by number of account
 * @param sums what calls added, by account; an account that no call was about has none
 */
export async function waitForReadBack(
  room: AccountsRoom,
  region: Region,
  ids: readonly string[],
  sums: readonly Sums[],
): Promise<readonly AccountFacts[]> {
  const untilMs = Date.now() + room.target.readBackMs;
  return Promise.all(
    ids.map(async (id, account) => {
      const {
        added = 0,
        uncertain = 0,
        uncertainRemoved = 0,
        turnedAway = 0,
      } = sums.find(({ index }) => index === account) ?? {};
      for (;;) {
        const listed = await countSubscribers(room, region, id);
        const agrees =
          listed !== undefined && listed >= added - uncertainRemoved && listed <= added + uncertain;
        if (agrees || Date.now() >= untilMs || room.signal?.aborted)
          return {
            ...{ account, added, uncertain, uncertainRemoved, turnedAway },
            ...(listed === undefined ? {} : { listed }),
          };
        await wait(againMs);
      }
    }),
  );
}
