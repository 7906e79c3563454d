import type { Region } from '../contract/types.ts';
import { deletedPerCall, deleteUsers, importUsers, type UserRoom } from '../users/import-users.ts';
import type { AccountsRoom } from './accounts-room.ts';

/** Calls that import so many users and delete them again, in one region. */
export function importingCalls(users: number): number {
  return users + Math.ceil(users / deletedPerCall);
}

/**
 * Imports the users of a profile in every region, each journalled before.
 *
 * @returns the regions in which they are not all there, each with the reason in a few words
 */
export async function importEverywhere(
  room: AccountsRoom,
  users: readonly string[],
): Promise<ReadonlyMap<Region, string>> {
  const reasons = await Promise.all(
    room.target.regions.map(
      async ({ region }) => [region, await importUsers(roomIn(room, region), users)] as const,
    ),
  );
  return new Map(reasons.flatMap(([region, why]) => (why === undefined ? [] : [[region, why] as const])));
}

/** Deletes them in every region, also after a signal; who cannot be deleted stays in the journal. */
export async function deleteEverywhere(room: AccountsRoom, users: readonly string[]): Promise<void> {
  const { signal: _, ...lasting } = room;
  await Promise.all(room.target.regions.map(({ region }) => deleteUsers(roomIn(lasting, region), users)));
}

function roomIn({ wire, folder, signal }: AccountsRoom, region: Region): UserRoom {
  return { region, wire, journal: (entry) => folder.journal(entry), ...(signal && { signal }) };
}
