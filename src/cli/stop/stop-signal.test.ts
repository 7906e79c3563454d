import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { listenForStop } from './stop-signal.ts';

/** Listens on a fake process whose clock is set by hand. */
function listen() {
  const source = new EventEmitter();
  const time = { ms: 0 };
  const seen: string[] = [];
  const stop = listenForStop({
    source,
    onFirst: () => seen.push('first'),
    kill: () => seen.push('kill'),
    clock: () => time.ms,
  });
  return { source, time, seen, stop };
}

test('the first Ctrl-C asks to stop', () => {
  const { source, seen, stop } = listen();
  expect(stop.signal.aborted).toBe(false);
  source.emit('SIGINT');
  expect(stop.signal.aborted).toBe(true);
  expect(seen).toEqual(['first']);
});

test('the same key press that arrives twice counts once', () => {
  const { source, time, seen } = listen();
  source.emit('SIGINT');
  time.ms = 500;
  source.emit('SIGINT');
  expect(seen).toEqual(['first']);
});

test('a second Ctrl-C kills', () => {
  const { source, time, seen } = listen();
  source.emit('SIGINT');
  time.ms = 501;
  source.emit('SIGTERM');
  expect(seen).toEqual(['first', 'kill']);
});

test('after its release nothing listens any more', () => {
  const { source, seen, stop } = listen();
  stop.release();
  source.emit('SIGINT');
  expect(seen).toEqual([]);
  expect(source.eventNames()).toEqual([]);
});
