import { setTimeout as wait } from 'node:timers/promises';
import type { AppScene, World } from '../../case.ts';
import { type Effect, showsEffect } from './effect-of-call.ts';

/** What a read showed: whether the effect is there (undefined: it cannot tell), and the call. */
export interface Look {
  readonly seen: boolean | undefined;
  readonly exchangeId: string;
}

/** Reads whether a call took effect, once. @param view the world as the call saw it */
export async function lookOnce(effect: Effect, { ask }: AppScene, view: World): Promise<Look> {
  const exchange = await ask(effect.operation, effect.request(view));
  return { seen: showsEffect(effect, exchange, view), exchangeId: exchange.id };
}

/** Looks again until the effect is seen, or nothing can be told; no look begins after `forMs`. @returns the last look */
export async function lookAgain(look: () => Promise<Look>, forMs: number, pauseMs: number): Promise<Look> {
  const endMs = performance.now() + forMs;
  for (;;) {
    const seen = await look();
    if (seen.seen !== false || performance.now() + pauseMs > endMs) return seen;
    await wait(pauseMs);
  }
}
