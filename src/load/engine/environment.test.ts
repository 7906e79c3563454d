import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../contract/user-error.ts';
import { buildTarget } from '../testing/build-target.ts';
import { engineEnvironment, outputSettings, prepareReach } from './environment.ts';

const folder = mkdtempSync(join(os.tmpdir(), 'oaprobe-reach '));
const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('k6 reaches a target', () => {
  test('by DNS and the system trust anchors where nothing is said', () => {
    expect(prepareReach(buildTarget(), folder)).toEqual({ hosts: {}, skipCertificateCheck: false, env: {} });
  });

  test('at another address, with every domain kept and no proxy in between', () => {
    const target = buildTarget({ resolve: { host: 'localhost', port: 9443 } });
    const { hosts, env } = prepareReach(target, folder);
    expect(hosts).toEqual({
      'console.tim.qq.com:443': '127.0.0.1:9443',
      'adminapikr.im.qcloud.com:443': '127.0.0.1:9443',
    });
    expect(env.NO_PROXY).toBe('*');
  });

  test('through the proxy of the target, by either spelling', () => {
    const url = 'http://me:secret@proxy.example:3128/';
    const proxy = { url, host: 'proxy.example', port: 3128, secure: false, exceptions: 'a.example' };
    expect(prepareReach(buildTarget({ proxy }), folder).env).toEqual({
      HTTPS_PROXY: url,
      https_proxy: url,
      NO_PROXY: 'a.example',
      no_proxy: 'a.example',
    });
  });

  test('at an IPv6 address', () => {
    const target = buildTarget({ resolve: { host: '::1', port: 9443 } });
    expect(prepareReach(target, folder).hosts['console.tim.qq.com:443']).toBe('[::1]:9443');
  });

  test('not by another name, which k6 would take for this machine', () => {
    const target = buildTarget({ resolve: { host: 'staging.example', port: 443 } });
    expect(() => prepareReach(target, folder)).toThrow(
      'must be an IP address for load profiles, got staging.example',
    );
  });

  test('with its own trust anchor beside the system ones', () => {
    const { env, file, skipCertificateCheck } = prepareReach(buildTarget({ ca }), folder, 'linux');
    expect(env.SSL_CERT_FILE).toBe(file);
    const anchors = readFileSync(file ?? '', 'utf8');
    expect(anchors).toContain(ca);
    expect(anchors.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(50);
    expect(skipCertificateCheck).toBe(false);
  });

  test('on macOS without certificate check on this machine, and not at all elsewhere', () => {
    const local = buildTarget({ ca, resolve: { host: '127.0.0.1', port: 9443 } });
    expect(prepareReach(local, folder, 'darwin').skipCertificateCheck).toBe(true);
    expect(() => prepareReach(buildTarget({ ca }), folder, 'darwin')).toThrow(UserError);
  });
});

test('the environment of k6 holds the signatures, reports to nobody, no K6 setting of the user and no key', () => {
  const reach = { hosts: {}, skipCertificateCheck: false, env: { NO_PROXY: '*' } };
  const own = {
    HOME: 'somewhere',
    K6_VUS: '9',
    K6_OUT: 'csv',
    CHINA_KEY: 'a key',
    OAPROBE_CHINA_USERSIG: 's',
  };
  const env = engineEnvironment(reach, { plan: 'plan.json' }, { OAPROBE_SIGNATURE_0: 'abc' }, own);
  expect(env).toMatchObject({
    HOME: 'somewhere',
    NO_PROXY: '*',
    GODEBUG: 'http2client=0',
    K6_NO_USAGE_REPORT: 'true',
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    OAPROBE_PLAN: 'plan.json',
    OAPROBE_SIGNATURE_0: 'abc',
  });
  expect(env.K6_VUS).toBeUndefined();
  expect(env.K6_OUT).toBeUndefined();
  expect(env.CHINA_KEY).toBeUndefined();
  expect(env.OAPROBE_CHINA_USERSIG).toBeUndefined();
});

test('settings of outputs are passed on where there are outputs, and nothing else', () => {
  const own = {
    K6_OTEL_EXPORTER_PROTOCOL: 'http/protobuf',
    K6_PROMETHEUS_RW_SERVER_URL: 'u',
    K6_VUS: '9',
    HOME: 'h',
  };
  expect(outputSettings([], own)).toEqual({});
  expect(outputSettings(['opentelemetry'], own)).toEqual({
    K6_OTEL_EXPORTER_PROTOCOL: 'http/protobuf',
    K6_PROMETHEUS_RW_SERVER_URL: 'u',
  });
});
