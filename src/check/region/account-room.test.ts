import { describe, expect, test, vi } from 'vitest';
import { createAccountRoom } from './account-room.ts';

/** An app in which the run has these accounts. */
function roomWith(...ids: readonly string[]) {
  const onShortage = vi.fn();
  const room = createAccountRoom(onShortage);
  for (const id of ids) {
    room.wanted(id);
    room.created(id);
  }
  return { room, onShortage };
}

describe('an account that is refused for want of room', () => {
  test('is asked for again where other cases may hold the places', () => {
    const { room, onShortage } = roomWith('a', 'b', 'c');
    room.wanted('d');
    expect(room.shortage('case', ['d'])).toBe('again');
    expect([room.wantsAgain('case'), room.wantsAgain('other')]).toEqual([true, false]);
    expect(onShortage).toHaveBeenCalledWith(3);
  });

  test('is explained by no place that is taken where the run had more accounts before', () => {
    const { room } = roomWith('a', 'b', 'c');
    for (const id of ['a', 'b']) {
      room.leaving(id);
      room.gone(id);
    }
    room.wanted('d');
    expect(room.shortage('case', ['d'])).toBe('unexplained');
    expect(room.wantsAgain('case')).toBe(false);
  });

  test('may be for want of an account that is about to end', () => {
    const { room } = roomWith('a', 'b');
    room.leaving('a');
    room.created('c');
    expect(room.most()).toBe(2);
    expect(room.shortage('case', ['d'])).toBe('again');
  });

  test('is looked into where the case is alone, and only then', async () => {
    const { room } = roomWith('a');
    expect(await room.alone(async () => room.shortage('case', []))).toBe('alone');
    expect(room.shortage('case', [])).toBe('again');
  });
});
