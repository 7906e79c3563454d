import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { runCheck } from '../check/run-check.ts';
import { compileValidators } from '../contract/compile-validators.ts';
import { readContract } from '../contract/read-contract.ts';
import type { Verdict } from '../judge/verdict.ts';
import { startMock } from '../mock/start-mock.ts';
import { createNetworkTally } from '../results/network.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import type { Summary } from '../results/records/summary.ts';
import { summarise } from '../results/summarise.ts';
import { mockTarget } from '../target/mock-target.ts';
import { createWire } from '../wire/create-wire.ts';
import { type Hours, makeCertificates } from '../wire/testing/make-certificates.ts';
import { passLossily, passTo, type Route, startFront } from '../wire/testing/start-front.ts';
import { type Answering, startServer } from '../wire/testing/start-server.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const contract = readContract();

/** A valid batch, and one that is too large: of both, what is answered is known. */
const pattern = 'add_subscriber/request/SubscriberList#10*';
const boundary = 'add_subscriber/request/SubscriberList#101';

const domainOf = (region: string) => contract.service.regions[region]?.domain ?? '';

/** A mock, and servers of single regions, behind one address. */
async function openTown(faults: readonly string[] = []) {
  const mock = await startMock({ contract, faults });
  onTestFinished(() => mock.stop());
  const anchors = [mock.ca];
  return {
    mock,
    ca: () => anchors.join('\n'),
    asMock: passTo(mock.port),
    /** A server for one region that answers so, with a certificate that is valid then. */
    async server(region: string, answering: Answering, hours?: Hours): Promise<Route> {
      const certificates = await makeCertificates(domainOf(region), hours);
      anchors.push(certificates.ca);
      const server = await startServer(certificates, answering);
      onTestFinished(() => server.stop());
      return passTo(server.target.resolve?.port ?? 0);
    },
  };
}

type Town = Awaited<ReturnType<typeof openTown>>;

const addressesOf = (routes: Readonly<Record<string, Route>>) =>
  startFront(Object.fromEntries(Object.entries(routes).map(([region, route]) => [domainOf(region), route])));

/** Asks the two cases in these regions, with so little patience that a test can wait for it. */
async function checkTown({ mock, ca }: Town, routes: Readonly<Record<string, Route>>, asked = boundary) {
  const base = mockTarget(mock, Object.keys(routes));
  const resolve = { host: '127.0.0.1', port: await addressesOf(routes) };
  const target = { ...base, resolve, ca: ca(), readBackMs: 0 };
  const bounds = { connectMs: 2000, headersMs: 2000, bodyMs: 1000, totalMs: 4000, maxBodyBytes: 100_000 };
  const network = createNetworkTally();
  const wire = createWire({ target, contract, bounds, record: network.note });
  onTestFinished(() => wire.close());
  const { signal } = new AbortController();
  const shared = { contract, validators: compileValidators(contract), suites, seed: 1, target, wire, signal };
  const { verdicts } = await runCheck({ ...shared, pattern: asked, runId: 'town', journal: () => {} });
  const regions = Object.keys(routes);
  const seen = { contract, verdicts, regions, network: network.regions() };
  const summary = summarise({
    runId: 'town',
    target: 'town',
    ...seen,
    load: [],
    errors: [],
    interrupted: false,
  });
  return { verdicts, summary };
}

const inRegion = (verdicts: readonly Verdict[], name: string) =>
  verdicts.filter(({ region }) => region === name);

/** What the service itself answers, and must not. */
const wrongAnswers: Readonly<Record<string, Answering>> = {
  china: (response) => response.writeHead(500).end('{}'),
  singapore: (response) => response.end('<html>all is well</html>'),
  seoul: (response, _, request) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('{"ActionStatus"', () => request.socket.destroy());
  },
  frankfurt: (response) => response.write('{"ActionStatus"'),
  jakarta: (response) => {
    const more = () => response.write(' '.repeat(60_000), (error) => error ?? setImmediate(more));
    more();
  },
};

test('another status than 200, and a body that is no JSON, is cut short, never ends or is endless, is a violation', async () => {
  const town = await openTown();
  const routes: Record<string, Route> = { 'silicon-valley': town.asMock };
  for (const [region, answering] of Object.entries(wrongAnswers))
    routes[region] = await town.server(region, answering);
  const { verdicts, summary } = await checkTown(town, routes);
  const clauses = Object.keys(wrongAnswers).map((region) => [
    region,
    inRegion(verdicts, region).find(({ caseId }) => caseId === boundary)?.clause,
  ]);
  expect(Object.fromEntries(clauses)).toEqual({
    china: 'service.transport.http-status-200',
    singapore: 'service.transport.json-utf8',
    seoul: 'service.transport.json-utf8',
    frankfurt: 'service.transport.json-utf8',
    jakarta: 'service.transport.json-utf8',
  });
  expect(inRegion(verdicts, 'silicon-valley').map(({ verdict }) => verdict)).not.toContain('violates');
  expect(summary.exitCode).toBe(1);
});

test('a region that hangs, or closes every connection, is unjudged, and the others are judged: exit 6', async () => {
  const town = await openTown();
  const routes: Record<string, Route> = {
    china: town.asMock,
    singapore: (socket) => socket.destroy(),
    seoul: () => {},
    frankfurt: await town.server('frankfurt', () => {}),
  };
  const { verdicts, summary } = await checkTown(town, routes);
  const asked = verdicts.filter(({ caseId }) => caseId === boundary);
  expect(
    Object.fromEntries(asked.map(({ region, verdict, message }) => [region, [verdict, message]])),
  ).toEqual({
    china: ['conforms', expect.any(String)],
    singapore: ['unjudged', expect.stringContaining('closed by the other side in phase tls')],
    seoul: ['unjudged', expect.stringContaining('no answer in time in phase tls')],
    frankfurt: ['unjudged', expect.stringContaining('no answer in time in phase wait')],
  });
  expect(summary).toMatchObject({ exitCode: 6, violations: [] });
  const { china: _, ...down } = routes;
  const silent = await checkTown(town, { singapore: down.singapore as Route });
  expect(silent.summary).toMatchObject({ exitCode: 4, violations: [] });
});

test('a network that loses requests and answers leads to no violation; a read is asked for once more', async () => {
  const town = await openTown();
  const lossy = passLossily(town.mock.port, 10);
  const { verdicts, summary } = await checkTown(town, { china: lossy }, 'get_subscriber_info/*');
  const violations = verdicts.filter(({ verdict }) => verdict === 'violates');
  expect(violations.map(({ caseId, message }) => `${caseId}: ${message}`)).toEqual([]);
  expect(verdicts.map(({ verdict }) => verdict)).toContain('conforms');
  const [china] = summary.network ?? [];
  expect(china?.unanswered.reset).toBeGreaterThan(0);
  expect(china?.repeated).toBeGreaterThan(0);
});

test('on the command line each region that is down is named once, and hides no violation: exit 1', async () => {
  const town = await openTown(['limit-101-accepted']);
  const late: Answering = (response) => {
    response.setHeader('Date', new Date(Date.now() - 7_200_000).toUTCString());
    response.end(JSON.stringify({ ActionStatus: 'FAIL', ErrorInfo: 'expired', ErrorCode: 70001 }));
  };
  const port = await addressesOf({
    china: town.asMock,
    singapore: (socket) => socket.resetAndDestroy(),
    frankfurt: await town.server('frankfurt', () => {}, { from: -2, to: -1 }),
    'silicon-valley': await town.server('silicon-valley', (response) => response.writeHead(502).end()),
    jakarta: await town.server('jakarta', late),
  });
  const cwd = temporaryFolder();
  const regions = ['china', 'singapore', 'frankfurt', 'silicon-valley', 'jakarta'];
  const apps = town.mock.apps.filter(({ region }) => regions.includes(region));
  writeConfigFor(cwd, { port, url: '', ca: town.ca(), apps });
  const line = ['check', pattern, '--target', 'live', '--yes', '--out', 'run', '--no-color'];
  const { code, stdout } = await runCli(line, { cwd, env: { HTTPS_PROXY: 'http://127.0.0.1:1' } });
  expect(code).toBe(1);
  const named = stdout.split('\n').filter((text) => text.startsWith('unanswered'));
  expect(named.map((text) => text.split(/[\s,]+/)[1]).toSorted()).toEqual(regions.slice(1).toSorted());
  const text = stdout.replaceAll(/\s+/g, ' ');
  for (const says of [
    /singapore, \d+ cases: \S+ \(\S+ \S+\): connection closed by the other side/,
    /frankfurt, \d+ cases: \S+ \(\S+ \S+\): a certificate that has expired/,
    /silicon-valley, \d+ cases: \S+ \(\S+ \S+\): HTTP 502 from a gateway/,
    /jakarta, \d+ cases: \S+ the signature was refused \(70001\), and the clock of this machine/,
  ])
    expect(text).toMatch(says);
  const { summary, verdicts } = readRunFolder(path.join(cwd, 'run'));
  expect(new Set(summary?.violations.map(({ region }) => region))).toEqual(new Set(['china']));
  expect(networkOf(summary)).toEqual({
    singapore: ['reset'],
    frankfurt: ['tls'],
    'silicon-valley': ['gateway'],
    jakarta: [],
  });
  const ahead = summary?.network?.find(({ region }) => region === 'jakarta')?.clockAheadSeconds ?? 0;
  expect(Math.abs(ahead - 7200)).toBeLessThan(60);
  expect(inRegion(verdicts, 'jakarta').map(({ why }) => why)).toContain('not answered');
});

/** The kinds of failures by region. */
function networkOf(summary: Summary | undefined): Readonly<Record<string, readonly string[]>> {
  const regions = summary?.network ?? [];
  return Object.fromEntries(regions.map(({ region, unanswered }) => [region, Object.keys(unanswered)]));
}
