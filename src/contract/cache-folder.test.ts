import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

test('an absolute XDG_CACHE_HOME is used on every platform', () => {
  const env = { XDG_CACHE_HOME: '/var/caches', HOME: '/people/ada' };
  expect(cacheFolder(env, 'linux')).toBe('/var/caches/oaprobe');
  expect(cacheFolder(env, 'darwin')).toBe('/var/caches/oaprobe');
});

test.each(['', 'caches'])('XDG_CACHE_HOME %j is ignored, because it is not absolute', (XDG_CACHE_HOME) => {
  expect(cacheFolder({ XDG_CACHE_HOME, HOME: '/people/ada' }, 'linux')).toBe('/people/ada/.cache/oaprobe');
});

test('without it the folder is the usual one of the platform', () => {
  expect(cacheFolder({ HOME: '/people/ada' }, 'linux')).toBe('/people/ada/.cache/oaprobe');
  expect(cacheFolder({ HOME: '/people/ada' }, 'darwin')).toBe('/people/ada/Library/Caches/oaprobe');
});

test('without HOME it lies in the home of the account', () => {
  expect(cacheFolder({}, 'linux')).toBe(path.join(os.homedir(), '.cache', 'oaprobe'));
});
