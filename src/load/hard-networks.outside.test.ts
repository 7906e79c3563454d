import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import type { Contract } from '../contract/types.ts';
import { startMock } from '../mock/start-mock.ts';
import { createRunFolder } from '../results/create-run-folder.ts';
import type { LoadSummary } from '../results/records/load-summary.ts';
import { mockTarget } from '../target/mock-target.ts';
import type { Target } from '../target/types.ts';
import { createWire } from '../wire/create-wire.ts';
import { makeCertificates } from '../wire/testing/make-certificates.ts';
import { passTo, type Route, startFront } from '../wire/testing/start-front.ts';
import { answerWith, giveWayTo, proxyAt, startProxy } from '../wire/testing/start-proxy.ts';
import { type Answering, startServer } from '../wire/testing/start-server.ts';
import { findK6 } from './engine/find-k6.ts';
import { runLoad } from './run-load.ts';

const contract = readContract();
const domainOf = (region: string) => contract.service.regions[region]?.domain ?? '';

/** Until the accounts of a region are made it answers as the mock does; from then on new connections go the other way. */
function afterAccounts(made: ReadonlySet<string>, region: string, before: Route, then: Route): Route {
  return (socket, first) => (made.has(domainOf(region)) ? then : before)(socket, first);
}

/** A server of a region with a certificate that is its own, valid in these hours. */
async function serverOf(region: string, answering: Answering, hours = { from: -1, to: 1 }) {
  const certificates = await makeCertificates(domainOf(region), hours);
  const server = await startServer(certificates, answering);
  onTestFinished(() => server.stop());
  return { ca: certificates.ca, route: passTo(server.target.resolve?.port ?? 0) };
}

/** A mock, and the domains in which accounts were made so far. */
async function startWatchedMock(own: Contract = contract) {
  const made = new Set<string>();
  const mock = await startMock({
    contract: own,
    onReceived: ({ host, path }) => {
      if (path.endsWith('create_official_account')) made.add(host);
    },
  });
  onTestFinished(() => mock.stop());
  return { mock, made };
}

/** What 2 s at 5 calls/s come to. */
async function throughputOf(target: Target) {
  const regions = target.regions.map(({ region }) => region);
  const header = { toolVersion: '0', contractHash: '', target: 'mock', regions, seed: 1, commandLine: [] };
  const base = mkdtempSync(join(os.tmpdir(), 'oaprobe-load '));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const folder = createRunFolder({ base, header });
  const wire = createWire({ target, contract, bounds: { connectMs: 2000 } });
  const overrides = { ratePerSecond: 5, durationMs: 2_000, leadInMs: 0, batch: 2 };
  const { path: k6 } = await findK6();
  const options = { contract, target, profiles: ['throughput'], overrides, folder, k6, wire };
  const entries = await runLoad(options).finally(() => wire.close());
  await folder.close();
  const place = join(folder.path, 'load', 'throughput');
  const texts = readdirSync(place).map((name) => readFileSync(join(place, name), 'latin1'));
  const summary: LoadSummary = JSON.parse(readFileSync(join(place, 'summary.json'), 'utf8'));
  return { entries, summary, texts };
}

test('what the network does under load is named region by region, and is neither a limit nor a violation', async () => {
  const { mock, made } = await startWatchedMock();
  const expired = await serverOf('seoul', (response) => response.end('{}'), { from: -2, to: -1 });
  const gateway = await serverOf('frankfurt', (response) => response.writeHead(502).end('<html>'));
  const asMock = passTo(mock.port);
  const ways: Readonly<Record<string, Route>> = {
    china: asMock,
    singapore: (socket) => socket.resetAndDestroy(),
    seoul: expired.route,
    frankfurt: gateway.route,
    jakarta: (socket) => socket.end('this is no TLS\r\n'),
  };
  const regions = Object.keys(ways);
  const routes = Object.entries(ways).map(([region, way]) => [
    domainOf(region),
    afterAccounts(made, region, asMock, way),
  ]);
  const target = {
    ...mockTarget(mock, regions),
    resolve: { host: '127.0.0.1', port: await startFront(Object.fromEntries(routes)) },
    ca: [mock.ca, expired.ca, gateway.ca].join('\n'),
    readBackMs: 0,
  };
  const { entries, summary } = await throughputOf(target);
  expect(entries.map(({ region, sent, limited }) => [region, sent > 0, limited])).toEqual(
    regions.map((region) => [region, true, 0]),
  );
  const failures = summary.regions.map(({ region, findings }) => [
    region,
    findings.map(({ failure }) => failure),
  ]);
  expect(Object.fromEntries(failures)).toEqual({
    china: [],
    singapore: ['reset'],
    seoul: ['tls'],
    frankfurt: ['gateway'],
    jakarta: ['tls'],
  });
  const goals = entries.flatMap(({ goals: own }) => own);
  expect(goals.filter(({ held, meaning }) => !held && meaning === 'violation')).toEqual([]);
  const unanswered = goals.filter(({ goal, held }) => goal === 'all-answered' && !held);
  expect(unanswered.map(({ meaning }) => meaning)).toEqual(regions.slice(1).map(() => 'inconclusive'));
  for (const [index, says] of [
    'closed by the other side',
    'x509',
    'HTTP 502 from a gateway',
    'tls: ',
  ].entries())
    expect(unanswered[index]?.actual).toContain(says);
  expect(JSON.stringify(summary)).not.toMatch(/usersig=(?!\*)/);
});

test('k6 goes through the proxy of the environment as every other call does, with its password and without telling it', async () => {
  // Names that nobody has: what went past the proxy would come nowhere.
  const regions = {
    china: { domain: 'china.invalid', title: '' },
    seoul: { domain: 'seoul.invalid', title: '' },
  };
  const own: Contract = { ...contract, service: { ...contract.service, regions } };
  const { mock, made } = await startWatchedMock(own);
  const giveWay = giveWayTo(mock.port);
  const refuse = answerWith('407 Proxy Authentication Required');
  const proxy = await startProxy((socket, head) =>
    (head.includes('seoul.invalid') && made.has('seoul.invalid') ? refuse : giveWay)(socket, head),
  );
  const password = 'planted-password-of-proxy';
  const { resolve: _, ...target } = mockTarget(mock);
  const url = proxy.url.replace('//', `//me:${password}@`);
  const { entries, summary, texts } = await throughputOf({ ...target, proxy: proxyAt(url) });
  const [china, seoul] = entries;
  expect([china?.answered, china?.accepted]).toEqual([china?.sent, china?.sent]);
  expect(china?.sent).toBeGreaterThan(0);
  const asked = proxy.asked.filter((head) => head.startsWith('CONNECT china.invalid:443 '));
  expect(asked.every((head) => head.includes(`Basic ${btoa(`me:${password}`)}`))).toBe(true);
  expect(asked.filter((head) => head.includes('Go-http-client')).length).toBeGreaterThan(0);
  expect(seoul?.answered).toBe(0);
  expect(summary.regions[1]?.findings.map(({ failure, message }) => [failure, message])).toEqual([
    ['proxy', expect.stringContaining('no way through the proxy: Proxy Authentication Required')],
  ]);
  for (const text of texts) expect(text).not.toMatch(new RegExp(`${password}|${btoa(`me:${password}`)}`));
});
