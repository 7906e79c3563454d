import { expect, test } from 'vitest';
import { watchCallLimits } from './call-limits.ts';

function limits() {
  return watchCallLimits({ region: 'china', callsPerSecond: 200, pauseMs: 0 });
}

const { signal } = new AbortController();

test('a region that refuses no call for its rate is not waited for, and nothing is told of it', async () => {
  const watched = limits();
  await watched.clear(signal);
  expect([watched.lost(), watched.verdicts()]).toEqual([undefined, []]);
});

test('after a refusal for the rate calls wait, unless the run is interrupted', async () => {
  const watched = watchCallLimits({ region: 'china', callsPerSecond: 200, pauseMs: 3_600_000 });
  watched.refused('add_subscriber', 60007);
  const stop = new AbortController();
  const clear = watched.clear(stop.signal).then(() => 'clear');
  expect(await Promise.race([clear, Promise.resolve('waiting')])).toBe('waiting');
  stop.abort();
  expect(await clear).toBe('clear');
});

test('what was seen is observed in the same words, however often', () => {
  const watched = limits();
  watched.refused('add_subscriber', 60007);
  const [once] = watched.verdicts();
  watched.refused('get_subscriber_info', 60011);
  const [twice, ...more] = watched.verdicts();
  expect(more).toEqual([]);
  expect(twice?.actual).toBe(once?.actual);
  expect(twice).toMatchObject({ verdict: 'observed', operation: 'add_subscriber' });
  expect(twice?.message).toMatch(/somebody else calls the same app; 2 of them$/);
});

test('a region is given up where many calls in a row are refused each time, and not before', () => {
  const watched = limits();
  const exhaust = (times: number) => {
    for (let time = 0; time < times; time += 1) {
      watched.refused('add_subscriber', 60007);
      watched.exhausted(60007);
    }
  };
  exhaust(11);
  watched.served();
  exhaust(11);
  expect(watched.lost()).toBeUndefined();
  exhaust(1);
  expect(watched.lost()).toMatch(/^calls are refused for their rate \(60007\)/);
});
