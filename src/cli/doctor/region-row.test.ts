import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Target } from '../../target/types.ts';
import { makeCertificates } from '../../wire/testing/make-certificates.ts';
import { accept, openBench } from '../../wire/testing/open-bench.ts';
import { answerWith, proxyAt, startProxy } from '../../wire/testing/start-proxy.ts';
import { type Answering, startServer, targetAt } from '../../wire/testing/start-server.ts';
import { askRegions } from './ask-regions.ts';
import { proxyRow } from './proxy-row.ts';
import { regionRow } from './region-row.ts';
import type { Row } from './row.ts';

const contract = readContract();
const { serve, listen, close } = openBench();

afterEach(close);

/** What doctor says of a target with one region. */
async function rowFor(target: Target): Promise<Row> {
  const [exchange] = await askRegions(target, contract, { connectMs: 700, headersMs: 700 });
  if (exchange === undefined) throw new RangeError('the target must have a region, got none');
  return regionRow(exchange, contract, target.ca);
}

const rowOfServer = async (answering: Answering) => rowFor((await serve(answering)).target);

/** A refusal in the documented envelope, dated as given. */
const refuse =
  (code: number, hoursAgo = 0): Answering =>
  (response) => {
    response.setHeader('Date', new Date(Date.now() - hoursAgo * 3_600_000).toUTCString());
    response.end(JSON.stringify({ ActionStatus: 'FAIL', ErrorInfo: 'no', ErrorCode: code }));
  };

/** A target whose only server has another certificate than is right. */
async function withCertificate(domain: string, hours?: { from: number; to: number }): Promise<Target> {
  const server = await startServer(await makeCertificates(domain, hours), accept);
  onTestFinished(() => server.stop());
  return server.target;
}

async function behindProxy(statusLine: string): Promise<Target> {
  const { resolve: _, ...target } = (await serve(accept)).target;
  return { ...target, proxy: proxyAt((await startProxy(answerWith(statusLine))).url) };
}

const right = 'console.tim.qq.com';

describe('doctor names, with a command that looks closer,', () => {
  test.each<[string, () => Promise<Target>, string, string]>([
    [
      'a name that is not found',
      async () => ({ ...targetAt(1, ''), resolve: { host: 'nobody.invalid', port: 443 } }),
      'name not found',
      'getent hosts nobody.invalid',
    ],
    [
      'a closed port',
      async () => targetAt(1, ''),
      'connection refused',
      `--connect-to ${right}:443:127.0.0.1:1`,
    ],
    ['another name', () => withCertificate('other.example'), 'for another name', 'subjectAltName'],
    [
      'an expired certificate',
      () => withCertificate(right, { from: -2, to: -1 }),
      'has expired',
      'date -u; ',
    ],
    ['one from the future', () => withCertificate(right, { from: 1, to: 2 }), 'not valid yet', 'date -u; '],
    [
      'an unknown CA',
      async () => {
        const { ca: _, ...target } = await withCertificate(right);
        return target;
      },
      'nobody signed who is trusted here',
      '(then set "ca" of the target)',
    ],
    [
      'a plain server',
      async () => targetAt(await listen((one) => one.end('hello')), ''),
      'speaks no TLS',
      'openssl',
    ],
    [
      'silence in TLS',
      async () => targetAt(await listen(() => {}), ''),
      'no answer in time in phase tls',
      'curl',
    ],
    [
      'a reset',
      async () => targetAt(await listen((one) => one.destroy()), ''),
      'closed by the other side',
      'curl',
    ],
    [
      'silence after TLS',
      async () => (await serve(() => {})).target,
      'no answer in time in phase wait',
      'curl',
    ],
    [
      'a proxy with a password',
      () => behindProxy('407 No'),
      'wants another user and password',
      'USER:PASSWORD@127',
    ],
    [
      'a proxy that refuses',
      () => behindProxy('403 No'),
      'the proxy gives no way',
      `export NO_PROXY=${right}`,
    ],
  ])('%s', async (_, target, says, fix) => {
    const row = await rowFor(await target());
    expect(row).toMatchObject({ what: 'region china', ready: false });
    expect(row.found).toContain(says);
    expect(row.fix).toContain(fix);
  });

  test.each<[string, Answering, string, string]>([
    ['a gateway', (response) => response.writeHead(502).end(), 'HTTP 502 from a gateway', 'curl'],
    ['a wrong key', refuse(70009), 'but refused 70009: ', 'export OAPROBE_CHINA_SDKAPPID='],
    ['an app without the service', refuse(131000), 'but refused 131000: ', 'OAPROBE_CHINA'],
    ['clocks that differ', refuse(0, 5), 'ahead of the server', 'sudo '],
    ['a signature that expired by a wrong clock', refuse(70001, -5), '(70001), and the clock of', 'sudo '],
  ])('%s', async (_, answering, says, fix) => {
    const row = await rowOfServer(answering);
    expect(row).toMatchObject({ ready: false });
    expect(row.found).toContain(says);
    expect(row.fix).toContain(fix);
  });
});

describe('a region is ready', () => {
  test.each([0, 130_004])('where a read is answered with %i, and the clocks agree', async (code) => {
    const row = await rowOfServer(refuse(code));
    expect(row).toMatchObject({ ready: true });
    expect(row.found).toMatch(
      / at 127\.0\.0\.1:\d+: TCP \d+ ms, TLS \d+ ms, answer \d+ ms, credentials accepted, clock agrees$/,
    );
  });

  test('also where the answer is none that is documented, which is for check to say', async () => {
    const row = await rowOfServer((response) => response.writeHead(500).end('oh'));
    expect(row.ready).toBe(true);
    expect(row.found).toContain('an answer in no documented form');
  });
});

describe('of a proxy doctor says', () => {
  const env = { https_proxy: 'http://me:hidden@127.0.0.1:3128' };
  const live: Target = { ...targetAt(1, ''), kind: 'live' };

  test('its address and whom it is not for, and never its password', () => {
    const { resolve: _, ...target } = live;
    const row = proxyRow({ ...target, proxy: proxyAt(env.https_proxy, 'qq.com') }, env);
    expect(row?.found).toBe('127.0.0.1:3128 with a password (https_proxy), but not for china (NO_PROXY)');
  });

  test('that resolve of the target wins', () => {
    expect(proxyRow(live, env)?.found).toContain('https_proxy is of no effect here: resolve of the target');
  });

  test('nothing where there is none', () => {
    expect(proxyRow(live, {})).toBeUndefined();
  });
});
