import { expect, test } from 'vitest';
import { inTurn } from './opponent-runs.ts';

test('two series are run block by block, and neither always comes first', () => {
  expect(inTurn(['a1', 'a2', 'a3'], ['b1', 'b2', 'b3'])).toEqual(['a1', 'b1', 'b2', 'a2', 'a3', 'b3']);
});

test('one series alone keeps its order', () => {
  expect(inTurn(['a1', 'a2'], [])).toEqual(['a1', 'a2']);
});
