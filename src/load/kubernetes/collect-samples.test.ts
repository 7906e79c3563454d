import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectSamples } from './merge-load.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(os.tmpdir(), 'oaprobe merge '));
});
afterEach(() => rmSync(base, { recursive: true }));

/** A folder with these files. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(base, name);
  mkdirSync(join(folder, 'samples'), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

const record = { 'emitted.json': JSON.stringify({ pods: 2, profile: 'soak' }) };

test('samples of all pods are found in the folders that are named and in their samples/', () => {
  const emission = folderWith('a', { ...record, 'samples/x-1.tsv': '', 'samples/notes.txt': '' });
  const other = folderWith('b', { 'x-2.tsv': '' });
  const { samples, folder, emission: read } = collectSamples([emission, other]);
  expect(samples).toEqual([join(emission, 'samples', 'x-1.tsv'), join(other, 'x-2.tsv')]);
  expect([folder, read.profile]).toEqual([emission, 'soak']);
});

test('where samples of a pod are missing nothing is judged', () => {
  const folder = folderWith('a', { ...record, 'samples/x-1.tsv': '' });
  expect(() => collectSamples([folder])).toThrow(/must bring the samples of all 2 pods, got 1 files/);
});

test('a folder of something else, or two emissions at once, are refused', () => {
  expect(() => collectSamples([folderWith('a', {})])).toThrow(/one folder with emitted\.json, got none/);
  const two = ['b', 'c'].map((name) => folderWith(name, record));
  expect(() => collectSamples(two)).toThrow(/one folder with emitted\.json, got 2/);
});
