import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { givenUpWithinMs, wastedInARow, watchConnections } from './watch-connections.ts';

/** A watch whose connections a test opens and closes by hand. */
function openWatch() {
  const server = new EventEmitter();
  const told: number[] = [];
  const now = { ms: 0 };
  const watch = watchConnections(
    server,
    (_remark, connections) => told.push(connections),
    () => now.ms,
  );
  const call = (socket = new EventEmitter(), shouldKeepAlive = true) => {
    server.emit('request', { socket }, { shouldKeepAlive });
    return socket;
  };
  return { told, now, call, clear: () => watch.clear() };
}

function endByClient(socket: EventEmitter): void {
  socket.emit('end');
  socket.emit('close');
}

function times(count: number, what: () => void): void {
  for (let done = 0; done < count; done++) what();
}

describe('connections that carry one call each', () => {
  test('are told of once there are ten in a row that another one followed, then one by one', () => {
    const { told, call } = openWatch();
    times(wastedInARow, () => endByClient(call()));
    expect(told).toEqual([]);
    endByClient(call());
    expect(told).toEqual([wastedInARow]);
    call();
    expect(told).toEqual([wastedInARow, 1]);
  });

  test('count also where the client asks the server to end them', () => {
    const { told, call } = openWatch();
    times(wastedInARow + 1, () => call(undefined, false).emit('close'));
    expect(told).toEqual([wastedInARow]);
  });

  test('count also where the client breaks them off', () => {
    const { told, call } = openWatch();
    times(wastedInARow + 1, () => {
      const socket = call();
      socket.emit('error', new Error('reset'));
      socket.emit('close');
    });
    expect(told).toEqual([wastedInARow]);
  });
});

describe('nothing is told of', () => {
  test('connections side by side, which are a pool', () => {
    const { told, call } = openWatch();
    times(100, () => call());
    expect(told).toEqual([]);
  });

  test('connections that the server ends', () => {
    const { told, call } = openWatch();
    times(100, () => call().emit('close'));
    expect(told).toEqual([]);
  });

  test('connections that were idle for a while before the client ended them', () => {
    const { told, call, now } = openWatch();
    times(100, () => {
      const socket = call();
      now.ms += givenUpWithinMs;
      endByClient(socket);
    });
    expect(told).toEqual([]);
  });

  test('a row that a second call over any connection ends', () => {
    const { told, call } = openWatch();
    const kept = call();
    times(10, () => {
      times(wastedInARow - 1, () => endByClient(call()));
      call(kept);
    });
    expect(told).toEqual([]);
  });

  test('what was before a reset, connections that were open then included', () => {
    const { told, call, clear } = openWatch();
    times(wastedInARow, () => endByClient(call()));
    const open = call();
    const known = told.length;
    clear();
    endByClient(open);
    times(wastedInARow, () => endByClient(call()));
    expect(told.slice(known)).toEqual([]);
    call();
    expect(told.slice(known)).toEqual([wastedInARow]);
  });
});
