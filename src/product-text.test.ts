import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { filesUnder } from './testing/project-files.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const papers = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'package.json',
  'action.yml',
];
const folders = ['src', 'suites', 'load', 'contracts', 'scripts', 'bin', 'reports', 'bench', 'examples'];
const binary = /\.(gz|parquet|png|woff2?)$/;

/** What has no place in a project that runs on anybody's machine. Written in pieces, so that this file passes too. */
const unwanted: Readonly<Record<string, RegExp>> = {
  'the host name of a package registry': new RegExp(
    `${['registry\\.npm', 'js\\.org'].join('')}|${['proxy\\.go', 'lang\\.org'].join('')}|${['sum\\.go', 'lang\\.org'].join('')}`,
  ),
  'a path of one machine': new RegExp(
    `(?<![\\w.\\-/])/(${['work', 'tmp', 'root', 'home', 'Users'].join('|')})/`,
  ),
};

function committed(): string[] {
  const present = papers.filter((file) => existsSync(path.join(root, file)));
  const own = filesUnder(root, folders).filter((file) => !/^reports\/(?!README|baselines)/.test(file));
  return [...present, ...own].filter((file) => !binary.test(file));
}

function linesWith(pattern: RegExp): string[] {
  return committed().flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 100)}`] : [],
      ),
  );
}

test.each(Object.entries(unwanted))('no file holds %s', (_what, pattern) => {
  expect(linesWith(pattern)).toEqual([]);
});

test('the patterns see what they are for and leave ordinary text alone', () => {
  const [host, place] = Object.values(unwanted);
  expect(host?.test(['https://registry.npm', 'js.org/x'].join(''))).toBe(true);
  expect(place?.test(['see /wo', 'rk/main/src'].join(''))).toBe(true);
  expect(place?.test('import the home/folder or ../work/x')).toBe(false);
});
