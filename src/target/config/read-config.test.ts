import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../contract/user-error.ts';
import { readConfig } from './read-config.ts';

const complete = {
  target: 'staging',
  targets: {
    staging: {
      resolve: '127.0.0.1:9443',
      ca: 'certs/ca.pem',
      regions: { china: { sdkAppId: 1400000001, identifier: 'administrator', secretKey: 'env:CHINA_KEY' } },
      limits: { callsPerSecond: 100, accountsPerSubscriber: 5 },
      users: { mode: 'pool', pool: ['u1', 'u2'] },
      readBackMs: 2000,
      webhooks: { listen: '127.0.0.1:9500', token: 'env:HOOK_TOKEN', key: 'k.pem', cert: 'c.pem' },
      allow: { writes: true, load: true, maxRatePerSecond: 250, maxWrites: 5000, maxAccounts: 20 },
    },
  },
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): void {
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

/** The complete config with one value replaced (or, with undefined, removed) at a path under the target. */
function withValue(pointer: string, value: unknown): unknown {
  const config = structuredClone(complete);
  const parts = pointer.split('/');
  const last = parts.pop() ?? '';
  const parent = parts.reduce<Record<string, unknown>>(
    (object, part) => object[part] as Record<string, unknown>,
    config.targets.staging,
  );
  parent[last] = value;
  return config;
}

describe('the config', () => {
  test('is the mock alone where there is no file', async () => {
    expect(await readConfig(undefined, folder)).toEqual({ folder, target: 'mock', targets: {} });
  });

  test('is found as .json in the working folder', async () => {
    write('oaprobe.config.json', complete);
    expect(await readConfig(undefined, folder)).toEqual({ file: 'oaprobe.config.json', folder, ...complete });
  });

  test('is found as .ts in the working folder', async () => {
    write('package.json', { type: 'module' });
    write(
      'oaprobe.config.ts',
      `const name: string = 'live';\nexport default { targets: { [name]: { regions: {} } } };`,
    );
    expect(await readConfig(undefined, folder)).toEqual({
      file: 'oaprobe.config.ts',
      folder,
      target: 'mock',
      targets: { live: { regions: {} } },
    });
  });

  test('is read from the file that is named, and its paths are relative to it', async () => {
    mkdirSync(path.join(folder, 'deep er'));
    write('deep er/mine.json', complete);
    const config = await readConfig('deep er/mine.json', folder);
    expect(config).toMatchObject({ file: 'deep er/mine.json', folder: path.join(folder, 'deep er') });
  });

  test('must be one', async () => {
    write('oaprobe.config.json', {});
    write('oaprobe.config.ts', 'export default {};');
    await expect(readConfig(undefined, folder)).rejects.toThrow(
      `one config must be in ${folder}, got oaprobe.config.ts and oaprobe.config.json; remove one, or name one with --config FILE`,
    );
  });

  test.each([
    [
      'gone.json',
      undefined,
      'gone.json: must be a config file, got no such file; create it, or correct --config FILE',
    ],
    ['c.yaml', 'a: 1', 'c.yaml: must end in .ts or .json, got ".yaml"'],
    ['c.json', '{"targets": abcdef-secret}', `c.json: must be readable JSON, got Unexpected token 'a'`],
    ['c.json', '[]', 'c.json: must be an object, got a list'],
    [
      'c.mjs',
      'export const config = {};',
      'c.mjs: must have a default export, got none; write export default defineConfig({ ... })',
    ],
    [
      'c.mjs',
      'import "not-there-at-all";',
      /^c\.mjs: must be a module that can be imported, got Cannot find package 'not-there-at-all' .*$/,
    ],
  ])('in %s that holds %j is refused', async (name, content, message) => {
    if (content !== undefined) write(name, content);
    const refusal = readConfig(name, folder);
    await expect(refusal).rejects.toMatchObject({ name: 'UserError', exitCode: 3 });
    await expect(refusal).rejects.toThrow(typeof message === 'string' ? new UserError(message) : message);
  });

  test.each([
    ['allow/writes', 'yes', '/allow/writes: must be true or false, got "yes" (string)'],
    ['allow/maxRatePerSecond', 0, '/allow/maxRatePerSecond: must be a number above 0, got 0 (number)'],
    [
      'allow/maxRatePerSecond',
      '250',
      '/allow/maxRatePerSecond: must be a number above 0, got "250" (string)',
    ],
    ['allow/maxWrites', 1.5, '/allow/maxWrites: must be a whole number, 0 or above, got 1.5 (number)'],
    ['allow/maxAccounts', -1, '/allow/maxAccounts: must be a whole number, 0 or above, got -1 (number)'],
    ['allow', null, '/allow: must be an object, got null'],
    [
      'allow/write',
      true,
      '/allow: must have known keys only, got "write", did you mean "writes"? known: writes, load, maxRatePerSecond, maxWrites, maxAccounts',
    ],
    [
      'alow',
      {},
      ': must have known keys only, got "alow", did you mean "allow"? known: resolve, ca, regions, limits, users, readBackMs, webhooks, allow',
    ],
    ['regions', undefined, '/regions: must be an object with one entry per region, got nothing'],
    [
      'regions/china/sdkAppId',
      '1400000001',
      '/regions/china/sdkAppId: must be a whole number above 0, or env:NAME, got "1400000001" (string)',
    ],
    [
      'regions/china/sdkAppId',
      -3,
      '/regions/china/sdkAppId: must be a whole number above 0, or env:NAME, got -3 (number)',
    ],
    ['regions/china/secretKey', 123456, '/regions/china/secretKey: must be a text, got a number'],
    ['regions/china/secretKey', '', '/regions/china/secretKey: must not be empty, got a string'],
    ['regions/china', 'abcdef-secret', '/regions/china: must be an object, got a string'],
    [
      'regions/china/secretkey',
      'abcdef-secret',
      '/regions/china: must have known keys only, got "secretkey", did you mean "secretKey"? known: sdkAppId, identifier, secretKey, userSig',
    ],
    [
      'resolve',
      '127.0.0.1',
      '/resolve: must be host:port, e.g. 127.0.0.1:9443 or [::1]:9443, got "127.0.0.1" (string)',
    ],
    ['ca', 5, '/ca: must be a text, got 5 (number)'],
    ['limits/callsPerSecond', -1, '/limits/callsPerSecond: must be a number above 0, got -1 (number)'],
    [
      'limits/accountsPerSubscriber',
      0,
      '/limits/accountsPerSubscriber: must be a whole number above 0, got 0 (number)',
    ],
    ['users', 'any', '/users: must be an object, got "any" (string)'],
    ['users/mode', 'all', '/users/mode: must be any, import or pool, got "all" (string)'],
    ['users/pool', [], '/users/pool: must be a list of at least one UserID, got a list'],
    ['users/pool', undefined, '/users/pool: must be a list of UserIDs, got nothing'],
    [
      'users/pool',
      ['u1', 'a b'],
      '/users/pool/1: must be a UserID: 1 to 32 of A-Z a-z 0-9 _ -, got "a b" (string)',
    ],
    ['readBackMs', -5, '/readBackMs: must be a whole number, 0 or above, got -5 (number)'],
    [
      'webhooks/listen',
      9500,
      '/webhooks/listen: must be host:port, e.g. 127.0.0.1:9443 or [::1]:9443, got 9500 (number)',
    ],
    ['webhooks/token', 5, '/webhooks/token: must be a text, got a number'],
  ])('with %s = %j is refused', async (pointer, value, message) => {
    write('oaprobe.config.json', withValue(pointer, value));
    await expect(readConfig(undefined, folder)).rejects.toThrow(
      new UserError(`oaprobe.config.json at /targets/staging${message}`),
    );
  });

  test.each([
    [
      { targts: {} },
      'oaprobe.config.json: must have known keys only, got "targts", did you mean "targets"? known: target, targets',
    ],
    [{ target: 5 }, 'oaprobe.config.json at /target: must be a text, got 5 (number)'],
    [
      { targets: [] },
      'oaprobe.config.json at /targets: must be an object with one entry per target, got a list',
    ],
    [
      { targets: { mock: { regions: {} } } },
      'oaprobe.config.json at /targets/mock: must be another name, because mock is the built-in target; rename it',
    ],
  ])('of %j is refused', async (content, message) => {
    write('oaprobe.config.json', content);
    await expect(readConfig(undefined, folder)).rejects.toThrow(new UserError(message));
  });
});
