import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { openCertificates } from '../src/mock/certificates/certificate-store.ts';
import type { MockApp } from '../src/mock/types.ts';

/** What a client needs to know, sent to the parent process when the server listens. */
export interface ServerReady {
  readonly port: number;
  readonly ca: string;
  readonly domain: string;
  /** Path with the query, but for the value of `random` at its end, of which each call has its own. */
  readonly target: string;
  /** Bodies of requests, to be sent in turn. */
  readonly bodies: readonly string[];
}

/** CPU time of the server so far. */
export interface ServerUsage {
  readonly cpuMicroseconds: number;
}

const accounts = 20;
const [kind, batchText, checkout = path.dirname(import.meta.dirname)] = process.argv.slice(2);
const batch = Number(batchText);
const folder = mkdtempSync(path.join(tmpdir(), 'oaprobe-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system } satisfies ServerUsage);
});
process.on('disconnect', () => process.exit(0));
process.send?.(kind === 'mock' ? await serveMock() : await serveBare());

/** The mock as it is in a checkout: this one, or another that it is compared with. */
async function serveMock(): Promise<ServerReady> {
  const { readContract } = (await import(
    path.join(checkout, 'src/contract/read-contract.ts')
  )) as typeof import('../src/contract/read-contract.ts');
  const { startMock } = (await import(
    path.join(checkout, 'src/mock/start-mock.ts')
  )) as typeof import('../src/mock/start-mock.ts');
  const limits = { callsPerSecond: Number.POSITIVE_INFINITY, accountsPerSubscriber: accounts };
  const server = await startMock({ contract: readContract(), cacheFolder: folder, limits });
  const [app] = server.apps as readonly [MockApp];
  const ready = {
    port: server.port,
    ca: server.ca,
    domain: app.domain,
    target: targetOf(app),
    bodies: bodies(),
  };
  for (let account = 0; account < accounts; account++) await createAccount(ready, account);
  return ready;
}

async function createAccount({ port, ca, domain, target }: ServerReady, account: number): Promise<void> {
  const body = { Owner_Account: 'owner', Name: 'bench', OfficialAccountUserID: `@TOA#_${account}` };
  const options = {
    port,
    host: '127.0.0.1',
    ca,
    servername: domain,
    method: 'POST',
    headers: { host: domain },
  };
  await new Promise<void>((resolve, reject) => {
    const request = https.request({
      ...options,
      path: `${target.replace('add_subscriber', 'create_official_account')}0`,
    });
    request.on('response', (response) => response.resume().on('end', resolve)).on('error', reject);
    request.end(JSON.stringify(body));
  });
}

/** Reads the body and sends what the mock would send. */
async function serveBare(): Promise<ServerReady> {
  const domain = 'console.tim.qq.com';
  const { ca, server: pair } = await openCertificates(path.join(folder, 'ca'), [domain]);
  const answer = JSON.stringify({
    ActionStatus: 'OK',
    ErrorInfo: '',
    ErrorCode: 0,
    SubscriberList: namesOf(0).map((Subscriber_Account) => ({ Subscriber_Account, Result: 1 })),
  });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(answer),
  };
  const server = https.createServer({ cert: pair.certificate, key: pair.key }, (request, response) => {
    request.on('data', () => {}).on('end', () => response.writeHead(200, headers).end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const app = { sdkAppId: 1, identifier: 'administrator', secretKey: 'key' };
  return {
    port: (server.address() as AddressInfo).port,
    ca,
    domain,
    target: targetOf(app),
    bodies: bodies(),
  };
}

/** Some thousand distinct users in all, so that most of the time somebody is really added. */
function bodies(): readonly string[] {
  return Array.from({ length: 2000 }, (_, index) =>
    JSON.stringify({
      Official_Account: `@TOA#_${index % accounts}`,
      SubscriberList: namesOf(index).map((Subscriber_Account) => ({ Subscriber_Account })),
    }),
  );
}

function namesOf(call: number): readonly string[] {
  return Array.from(
    { length: batch },
    (_, index) => `user-${String(call).padStart(5, '0')}-${String(index).padStart(3, '0')}`,
  );
}

function targetOf({
  sdkAppId,
  identifier,
  secretKey,
}: Pick<MockApp, 'sdkAppId' | 'identifier' | 'secretKey'>): string {
  const query = new URLSearchParams({
    sdkappid: String(sdkAppId),
    identifier,
    usersig: sign(sdkAppId, identifier, secretKey),
    contenttype: 'json',
    random: '',
  });
  return `/v4/official_account_open_http_svc/add_subscriber?${query}`;
}

function sign(sdkAppId: number, identifier: string, secretKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const content = `TLS.identifier:${identifier}\nTLS.sdkappid:${sdkAppId}\nTLS.time:${now}\nTLS.expire:86400\n`;
  const token = {
    'TLS.ver': '2.0',
    'TLS.identifier': identifier,
    'TLS.sdkappid': sdkAppId,
    'TLS.time': now,
    'TLS.expire': 86_400,
    'TLS.sig': createHmac('sha256', secretKey).update(content).digest('base64'),
  };
  const base64 = deflateSync(JSON.stringify(token)).toString('base64');
  return base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}
