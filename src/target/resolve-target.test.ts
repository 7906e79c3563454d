import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import type { LiveTargetInput } from './config/config-schema.ts';
import type { Config } from './config/read-config.ts';
import { resolveTarget } from './resolve-target.ts';

const contract = {
  service: {
    regions: {
      china: { domain: 'console.tim.qq.com', title: 'China' },
      'silicon-valley': { domain: 'adminapiusa.im.qcloud.com', title: 'Silicon Valley' },
    },
  },
  webhooks: { events: { before_add_subscriber: {}, after_add_subscriber: {} } },
  operations: { a: { limits: { callsPerSecond: 200 } }, b: { limits: { callsPerSecond: 300 } } },
} as unknown as Contract;

const china = { sdkAppId: 1400000001, identifier: 'administrator', secretKey: 'key-of-china' };
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-'));
  writeFileSync(path.join(folder, 'empty.pem'), 'nothing here');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function configOf(live: LiveTargetInput): Config {
  return { file: 'oaprobe.config.json', folder, target: 'live', targets: { live } };
}

function resolve(live: LiveTargetInput, env: Record<string, string> = {}) {
  return resolveTarget(configOf(live), undefined, contract, env);
}

describe('a live target', () => {
  test('has every default of the documentation, and permits nothing', () => {
    expect(resolve({ regions: { china } })).toEqual({
      name: 'live',
      kind: 'live',
      regions: [{ region: 'china', domain: 'console.tim.qq.com', credentials: china }],
      limits: { callsPerSecond: 200 },
      users: { mode: 'any' },
      readBackMs: 2000,
      allow: {
        writes: false,
        load: false,
        maxRatePerSecond: 200,
        maxWrites: Number.POSITIVE_INFINITY,
        maxAccounts: Number.POSITIVE_INFINITY,
      },
    });
  });

  test('takes what the config says instead', () => {
    const target = resolve(
      {
        regions: { china },
        resolve: '[::1]:9443',
        limits: { callsPerSecond: 50, accountsPerSubscriber: 5 },
        users: { mode: 'pool', pool: ['u1', 'env:SECOND'] },
        readBackMs: 0,
        allow: { writes: true, maxWrites: 7 },
      },
      { SECOND: 'u2' },
    );
    expect(target).toMatchObject({
      resolve: { host: '::1', port: 9443 },
      limits: { callsPerSecond: 50, accountsPerSubscriber: 5 },
      users: { mode: 'pool', pool: ['u1', 'u2'] },
      readBackMs: 0,
      allow: { writes: true, load: false, maxRatePerSecond: 50, maxWrites: 7 },
    });
  });

  test('reads credentials from the variables that the config names', () => {
    const target = resolve(
      { regions: { china: { sdkAppId: 'env:APP', identifier: 'env:ID', secretKey: 'env:KEY' } } },
      { APP: '1400000009', ID: 'boss', KEY: 'from-outside' },
    );
    expect(target.regions[0]?.credentials).toEqual({
      sdkAppId: 1400000009,
      identifier: 'boss',
      secretKey: 'from-outside',
    });
  });

  test('prefers the variables of the region, so that what the config names need not exist', () => {
    const target = resolve(
      { regions: { 'silicon-valley': { ...china, secretKey: 'env:NOT_SET' } } },
      {
        OAPROBE_SILICON_VALLEY_SDKAPPID: '1400000002',
        OAPROBE_SILICON_VALLEY_IDENTIFIER: 'other',
        OAPROBE_SILICON_VALLEY_SECRET_KEY: 'over',
        OAPROBE_SILICON_VALLEY_USERSIG: 'ready',
        OAPROBE_CHINA_SECRET_KEY: 'not for this region',
      },
    );
    expect(target.regions[0]?.credentials).toEqual({
      sdkAppId: 1400000002,
      identifier: 'other',
      secretKey: 'over',
      userSig: 'ready',
    });
  });

  test('needs credentials only of the regions that are asked for', () => {
    const config = configOf({ regions: { china, 'silicon-valley': {} } });
    const target = resolveTarget(config, 'live', contract, {}, 'china');
    expect(target.regions.map(({ region }) => region)).toEqual(['china']);
    expect(() => resolveTarget(config, 'live', contract, {}, 'chine')).toThrow(
      new UserError(
        '--region must be a region of the target live, got "chine", did you mean "china"? known: china, silicon-valley',
      ),
    );
  });

  const where = 'oaprobe.config.json at /targets/live';
  test.each<[string, LiveTargetInput, Record<string, string>, string]>([
    [
      'no key',
      { regions: { china: { sdkAppId: 1, identifier: 'a' } } },
      {},
      `${where}/regions/china: must have secretKey or userSig, got nothing; set OAPROBE_CHINA_SECRET_KEY or OAPROBE_CHINA_USERSIG, or write it in the config`,
    ],
    [
      'no app',
      { regions: { 'silicon-valley': {} } },
      {},
      `${where}/regions/silicon-valley: must have sdkAppId, got nothing; set OAPROBE_SILICON_VALLEY_SDKAPPID, or write it in the config`,
    ],
    [
      'no identifier',
      { regions: { china: { sdkAppId: 1, secretKey: 'k' } } },
      {},
      `${where}/regions/china: must have identifier, got nothing; set OAPROBE_CHINA_IDENTIFIER, or write it in the config`,
    ],
    [
      'a variable not set',
      { regions: { china: { ...china, secretKey: 'env:CHINA_KEY' } } },
      {},
      `${where}/regions/china/secretKey: the environment variable CHINA_KEY must be set, got nothing; set CHINA_KEY or OAPROBE_CHINA_SECRET_KEY`,
    ],
    [
      'an empty variable',
      { regions: { china: { ...china, secretKey: 'env:CHINA_KEY' } } },
      { CHINA_KEY: '' },
      `${where}/regions/china/secretKey: the environment variable CHINA_KEY must be set, got nothing; set CHINA_KEY or OAPROBE_CHINA_SECRET_KEY`,
    ],
    [
      'a wrong app id in a variable',
      { regions: { china } },
      { OAPROBE_CHINA_SDKAPPID: '14x' },
      `${where}/regions/china/sdkAppId: must be a whole number above 0, got "14x" from the environment`,
    ],
    ['no region', { regions: {} }, {}, `${where}/regions: must have at least one region, got none; add one`],
    [
      'an unknown region',
      { regions: { chine: china } },
      {},
      `${where}/regions: must name documented regions, got "chine", did you mean "china"? known: china, silicon-valley`,
    ],
    [
      'a region named like a method',
      { regions: { constructor: china } },
      {},
      `${where}/regions: must name documented regions, got "constructor"; known: china, silicon-valley`,
    ],
    [
      'a wrong address in a variable',
      { regions: { china }, resolve: 'env:AT' },
      { AT: 'nowhere' },
      `${where}/resolve: must be host:port, got another text from the environment`,
    ],
    [
      'a text that is no certificate',
      { regions: { china }, ca: pem },
      {},
      `${where}/ca: must hold a certificate in PEM, got none in the text given`,
    ],
  ])('with %s is refused', (_, live, env, message) => {
    expect(() => resolve(live, env)).toThrow(new UserError(message));
  });

  test('with a trust anchor that cannot be read is refused with the whole path', () => {
    expect(() => resolve({ regions: { china }, ca: 'certs/ca.pem' })).toThrow(
      new UserError(
        `${where}/ca: must be a readable PEM file, got ${path.join(folder, 'certs/ca.pem')} (ENOENT); correct the path`,
      ),
    );
    expect(() => resolve({ regions: { china }, ca: 'empty.pem' })).toThrow(
      new UserError(
        `${where}/ca: must hold a certificate in PEM, got none in ${path.join(folder, 'empty.pem')}`,
      ),
    );
  });

  test('that nobody knows is refused with the nearest known one', () => {
    expect(() => resolveTarget(configOf({ regions: { china } }), 'lve', contract, {})).toThrow(
      new UserError(
        'the target must be a known one, got "lve", did you mean "live"? known: mock, live (oaprobe.config.json)',
      ),
    );
    expect(() => resolveTarget({ folder, target: 'mock', targets: {} }, 'live', contract, {})).toThrow(
      new UserError('the target must be a known one, got "live"; known: mock (there is no config file)'),
    );
  });
});

describe('where a target calls back', () => {
  const withWebhooks = (webhooks: NonNullable<LiveTargetInput['webhooks']>, env?: Record<string, string>) =>
    resolve({ regions: { china }, webhooks }, env).webhooks;

  test('is nowhere unless the config says', () => {
    expect(resolve({ regions: { china } })).not.toHaveProperty('webhooks');
  });

  test('is an address, without a token and without TLS', () => {
    expect(withWebhooks({ listen: '127.0.0.1:9500' })).toEqual({
      listen: { host: '127.0.0.1', port: 9500 },
    });
    expect(withWebhooks({ listen: '[::1]:9500' })).toEqual({ listen: { host: '::1', port: 9500 } });
  });

  test('and its token may come from the environment', () => {
    const env = { HOOK: '127.0.0.1:9501', HOOK_TOKEN: 'secret' };
    expect(withWebhooks({ listen: 'env:HOOK', token: 'env:HOOK_TOKEN' }, env)).toEqual({
      listen: { host: '127.0.0.1', port: 9501 },
      token: 'secret',
    });
  });

  test('with a key and a certificate, as texts or in files beside the config', () => {
    writeFileSync(path.join(folder, 'hook.pem'), pem);
    expect(withWebhooks({ listen: '127.0.0.1:9500', key: pem, cert: 'hook.pem' })).toEqual({
      listen: { host: '127.0.0.1', port: 9500 },
      tls: { key: pem, cert: pem },
    });
  });

  test.each([
    ['a key alone', { key: pem }, ': must have both key and cert, or neither, got one'],
    ['a certificate alone', { cert: pem }, ': must have both key and cert, or neither, got one'],
    ['a certificate that is not there', { key: pem, cert: 'missing.pem' }, '/cert: '],
    ['a variable that is not set', { token: 'env:NO_TOKEN' }, '/token: '],
  ])('with %s is refused in one line', (_what, more, message) => {
    const tried = () => withWebhooks({ listen: '127.0.0.1:9500', ...more });
    expect(tried).toThrow(UserError);
    expect(tried).toThrow(`oaprobe.config.json at /targets/live/webhooks${message}`);
    expect(tried).not.toThrow(/\n/);
  });

  test('may be of some events only', () => {
    const events = ['after_add_subscriber'];
    expect(withWebhooks({ listen: '127.0.0.1:9500', events })).toMatchObject({ events });
    expect(() => withWebhooks({ listen: '127.0.0.1:9500', events: ['after_add'] })).toThrow(
      new UserError(
        'oaprobe.config.json at /targets/live/webhooks/events: must name events of the contract, got "after_add"; known: before_add_subscriber, after_add_subscriber',
      ),
    );
  });

  test('may say what becomes of a call that nobody replies about', () => {
    const listen = '127.0.0.1:9500';
    expect(withWebhooks({ listen, onTimeout: 'refused' })).toMatchObject({ onTimeout: 'refused' });
  });

  test('an address in the environment that is none is refused, and not shown', () => {
    const tried = () => withWebhooks({ listen: 'env:HOOK' }, { HOOK: 'secret place' });
    expect(tried).toThrow(
      new UserError(
        'oaprobe.config.json at /targets/live/webhooks/listen: must be host:port, got another text from the environment',
      ),
    );
  });
});
