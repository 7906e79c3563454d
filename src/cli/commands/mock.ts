import { UserError } from '../../contract/user-error.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { ClientFinding, MockOptions, MockServer } from '../../mock/types.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { readPolicy } from '../open/read-policy.ts';
import { describeClients, describeFirst } from '../output/describe-clients.ts';
import { listenForStop } from '../stop/stop-signal.ts';

/** What `mock` takes beside the global options. */
export interface MockParameters {
  /** 0 or absent: any free one. */
  readonly port?: number;
  readonly http?: true;
  /** Name of a preset, or a JSON file: answers by the id of a silence, and limits. */
  readonly policy?: string;
  readonly fault?: readonly string[];
  readonly secretKey?: string;
  /** Where the app's own server listens for callbacks. */
  readonly webhookUrl?: string;
  readonly webhookToken?: string;
  /** Users exist once they were imported. */
  readonly importedUsersOnly?: true;
  readonly failOnViolation?: true;
}

/** `oaprobe mock`: serves the API until a signal comes, then tells what clients did. Resolves to the exit code. */
export async function mock(parameters: MockParameters, invocation: Invocation): Promise<number> {
  const { output } = invocation;
  const contract = openContract(invocation);
  const server = await startMock({
    contract,
    port: parameters.port ?? 0,
    plainHttp: parameters.http ?? false,
    faults: parameters.fault ?? [],
    importedUsersOnly: parameters.importedUsersOnly ?? false,
    ...(parameters.policy === undefined ? {} : readPolicy(parameters.policy, contract, invocation.cwd)),
    ...(output.quiet ? {} : { onClientFinding: (finding) => output.note(describeFirst(finding)) }),
    ...webhooksOf(parameters),
    ...(parameters.secretKey === undefined ? {} : { secretKey: parameters.secretKey }),
  });
  // Listened for before anybody is told that it serves: who starts it may end it at once.
  const signalled = untilSignal();
  output.document({ port: server.port, url: server.url, ca: server.caFile || null, apps: server.apps });
  output.people(describeServer(server));
  await signalled;
  const requests = server.requests();
  const violations = server.clientViolations();
  const notes = server.clientNotes();
  output.document({
    requests,
    clientViolations: violations.map(withoutAdvice),
    clientNotes: notes.map(withoutAdvice),
  });
  output.people(`\n${describeClients({ requests, violations, notes })}`);
  await server.stop();
  return parameters.failOnViolation && violations.length > 0 ? 1 : 0;
}

/** Advice is for people, who read it in the table. */
function withoutAdvice<Finding extends ClientFinding>({ advice: _, ...finding }: Finding) {
  return finding;
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = listenForStop({
      source: process,
      onFirst: () => {
        stop.release();
        resolve();
      },
      kill: () => undefined,
    });
  });
}

/** How to point a client at the mock. */
function describeServer({ url, port, caFile, apps }: MockServer): string {
  const rows = apps.map(
    ({ region, domain, sdkAppId, identifier, secretKey }) =>
      `  ${region.padEnd(15)}${domain.padEnd(29)}${String(sdkAppId).padEnd(12)}${identifier.padEnd(15)}${secretKey}`,
  );
  const first = apps[0]?.domain ?? '';
  const trust = caFile === '' ? '' : ` --cacert '${caFile}'`;
  const scheme = caFile === '' ? 'http' : 'https';
  return [
    `serving on ${url}`,
    ...(caFile === '' ? [] : [`certificates are signed by ${caFile}`]),
    `  ${'region'.padEnd(15)}${'domain'.padEnd(29)}${'SDKAppID'.padEnd(12)}${'identifier'.padEnd(15)}test key`,
    ...rows,
    'point a client at it without changing its URLs, for instance:',
    `  curl${trust} --connect-to '::127.0.0.1:${port}' -d '{}' '${scheme}://${first}/v4/official_account_open_http_svc/add_subscriber?...'`,
    'Ctrl-C ends it',
  ].join('\n');
}

/** A token signs callbacks, so it is of no use without an address. */
function webhooksOf({ webhookUrl: url, webhookToken: token }: MockParameters): Pick<MockOptions, 'webhooks'> {
  if (url !== undefined) return { webhooks: { url, ...(token === undefined ? {} : { token }) } };
  if (token === undefined) return {};
  throw new UserError('--webhook-token must be used with --webhook-url; add it, or leave the token out');
}
