/** How many accounts an app has room for, as far as the creations of a run tell. One region's. */
export interface AccountRoom {
  /** A call that asks for this account is about to leave. */
  wanted(id: string): void;
  /** An accepted call created it. */
  created(id: string): void;
  /** A call that ends it is about to leave. */
  leaving(id: string): void;
  /** It is gone, or never came to be. */
  gone(id: string): void;
  /**
   * A creation for a case was refused because the app has accounts enough: what that can mean. `again`: the other cases
   * hold the places, so this one may ask once more when it is alone; `alone`: it is; `unexplained`: the run has had more
   * accounts at once before.
   *
   * @param ids accounts that the refused calls asked for
   */
  shortage(caseId: string, ids: readonly string[]): 'again' | 'alone' | 'unexplained';
  /** Whether a case is to be asked once more. */
  wantsAgain(caseId: string): boolean;
  /** Runs a task while no other case of the region is asked. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  /** Most accounts of the run that were alive at the same time. */
  most(): number;
}

/**
 * @param onShortage called at each shortage with the accounts that were alive then: as many places there are at least
 */
export function createAccountRoom(onShortage: (alive: number) => void): AccountRoom {
  const owned = new Set<string>();
  const alive = new Set<string>();
  const again = new Set<string>();
  let most = 0;
  let isAlone = false;
  return {
    wanted: (id) => void owned.add(id),
    created(id) {
      owned.add(id);
      alive.add(id);
      most = Math.max(most, alive.size);
    },
    leaving: (id) => void alive.delete(id),
    gone(id) {
      owned.delete(id);
      alive.delete(id);
    },
    shortage(caseId, ids) {
      if (isAlone) return 'alone';
      const others = [...owned].filter((id) => !ids.includes(id)).length;
      if (others < most) return 'unexplained';
      again.add(caseId);
      onShortage(alive.size);
      return 'again';
    },
    wantsAgain: (caseId) => again.has(caseId),
    async alone(task) {
      isAlone = true;
      try {
        return await task();
      } finally {
        isAlone = false;
      }
    },
    most: () => most,
  };
}
