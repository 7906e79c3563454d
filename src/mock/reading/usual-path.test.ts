import { expect, test } from 'vitest';
import { usualPath } from './usual-path.ts';

const form = '/v4/service/{command}';

test.each([
  ['/v4/service/add', '/v4/service/add'],
  ['/V4/Service/ADD', '/v4/service/add'],
  ['//v4/service//add/', '/v4/service/add'],
  ['/service/add', '/v4/service/add'],
  ['/v4/service/%61dd', '/v4/service/add'],
  ['/v3/service/add', '/v3/service/add'],
  ['/%', '/%'],
  ['/', '/'],
])('%s is meant as %s', (path, usual) => {
  expect(usualPath(path, form)).toBe(usual);
});
