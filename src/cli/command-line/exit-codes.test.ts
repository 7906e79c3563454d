import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exitCodeLines, exitCodes } from './exit-codes.ts';

const readme = new URL('../../../README.md', import.meta.url);

test('the help lists every code with its sentence', () => {
  const lines = exitCodeLines().split('\n');
  expect(lines.map((line) => line.trim().split(/\s{2}/))).toEqual(Object.entries(exitCodes));
});

test('the README has a row for every code with the same sentence', () => {
  const text = readFileSync(readme, 'utf8');
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const missing = Object.entries(exitCodes).filter(
    ([code, says]) => !rows.some((cells) => cells[1] === code && cells[2]?.startsWith(says)),
  );
  expect(missing).toEqual([]);
});
