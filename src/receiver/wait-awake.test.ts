import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { waitAwake } from './wait-awake.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([1, 49, 50, 51, 3000])('%i ms of an idle machine are as many ms', (timeoutMs) => {
  const over = vi.fn();
  waitAwake(timeoutMs, over);
  vi.advanceTimersByTime(timeoutMs - 1);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2);
  expect(over).toHaveBeenCalledOnce();
});

test('a machine that stood still for a minute has used up one spell only', () => {
  const over = vi.fn();
  waitAwake(3000, over);
  vi.advanceTimersToNextTimer();
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersToNextTimer();
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3000);
  expect(over).toHaveBeenCalledOnce();
});

test('what is called off never calls back', () => {
  const over = vi.fn();
  const callOff = waitAwake(100, over);
  vi.advanceTimersByTime(60);
  callOff();
  vi.advanceTimersByTime(1000);
  expect(over).not.toHaveBeenCalled();
});
