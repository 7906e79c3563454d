import { expect, test } from 'vitest';
import { createPatience } from './patience.ts';

/** A patience that waited the whole time in vain, so often for each clause. */
function after(waits: Readonly<Record<string, number>>, waitedMs = 2000) {
  const patience = createPatience(2000);
  for (const [clause, times] of Object.entries(waits))
    for (let time = 0; time < times; time++) patience.inVain([clause], waitedMs);
  return patience;
}

test('what disagrees gets all the time, also after a few waits in vain', () => {
  expect(after({}).waitMs(['a'], 2000)).toBe(2000);
  expect(after({ a: 11 }).waitMs(['a'], 2000)).toBe(2000);
});

test('a clause that was waited for in vain a dozen times gets a tenth of it', () => {
  expect(after({ a: 12 }).waitMs(['a'], 2000)).toBe(200);
  expect(after({ a: 12 }).waitMs(['a'], 50)).toBe(50);
});

test('another clause gets all the time, also beside one that was waited for in vain', () => {
  expect(after({ a: 12 }).waitMs(['b'], 2000)).toBe(2000);
  expect(after({ a: 12 }).waitMs(['a', 'b'], 2000)).toBe(2000);
  expect(after({ a: 12, b: 12 }).waitMs(['a', 'b'], 2000)).toBe(200);
});

test('waits that were cut short prove nothing', () => {
  expect(after({ a: 100 }, 200).waitMs(['a'], 2000)).toBe(2000);
});
