import { TooLong } from './answer.ts';

/** A bound of time on something that is waited for. */
export interface CountDown {
  /** Begins to count, anew where it already did. */
  start(boundMs: number, missing: string): void;
  stop(): void;
}

/**
 * @param late is told what was missing, with the bound, e.g. `no complete answer within 30000 ms`
 */
export function countDown(late: (error: TooLong) => void): CountDown {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  return {
    start(boundMs, missing) {
      stop();
      timer = setTimeout(() => late(new TooLong(`${missing} within ${boundMs} ms`)), boundMs);
    },
    stop,
  };
}
