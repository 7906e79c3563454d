import type { Socket } from 'node:net';

const numbers = new WeakMap<Socket, number>();
let last = 0;

/** A number that no other connection of this process has. */
export function connectionNumber(socket: Socket): number {
  const known = numbers.get(socket);
  if (known !== undefined) return known;
  numbers.set(socket, ++last);
  return last;
}
