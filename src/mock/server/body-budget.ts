import type { IncomingHttpHeaders } from 'node:http';

/** Bytes that bodies may take up while they come in: all of them together, so that no number of clients fills the memory. */
export interface BodyBudget {
  /** Sets bytes aside; false, and nothing is, where not so many are left. */
  take(bytes: number): boolean;
  /** Gives them back. */
  give(bytes: number): void;
}

/** @param totalBytes that bodies may take up together */
export function createBodyBudget(totalBytes: number): BodyBudget {
  let left = totalBytes;
  return {
    take(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    give(bytes) {
      left += bytes;
    },
  };
}

/**
 * Bytes that a request may bring, as its head says.
 *
 * @param most that are read of one body; where its length is not announced, it may have as many
 */
export function announcedBytes(headers: IncomingHttpHeaders, most: number): number {
  if (headers['transfer-encoding'] !== undefined) return most;
  const length = headers['content-length'];
  return length === undefined ? 0 : Math.min(most, Number(length));
}
