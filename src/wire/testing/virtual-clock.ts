import type { PacerClock } from '../pacer.ts';

/** A clock that stands still until it is told to go on. */
export function virtualClock() {
  let nowMs = 0;
  const timers = new Set<{ readonly atMs: number; readonly act: () => void }>();
  const clock: PacerClock = {
    nowMs: () => nowMs,
    after(delayMs, act) {
      const timer = { atMs: nowMs + delayMs, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const advanceTo = (untilMs: number) => {
    for (;;) {
      const due = [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) break;
      timers.delete(due);
      nowMs = Math.max(nowMs, due.atMs);
      due.act();
    }
    nowMs = untilMs;
  };
  return { clock, advanceTo, pending: () => timers.size };
}

/** Goes on to a time, ms by ms, so that what is released at each is seen there. */
export async function goTo(time: ReturnType<typeof virtualClock>, untilMs: number): Promise<void> {
  await settle();
  while (time.clock.nowMs() < untilMs) {
    time.advanceTo(Math.min(untilMs, Math.floor(time.clock.nowMs()) + 1));
    await settle();
  }
}

/** The most departures in any second, beginning with each departure. */
export function mostInOneSecond(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((atMs) => atMs >= from && atMs < from + 1000).length),
  );
}

/** Lets what a release sets off happen before the time goes on: a call that ends lets the next one go. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}
