import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { cacheFolder } from '../contract/cache-folder.ts';
import { UserError } from '../contract/user-error.ts';
import { answerCall, answerUnreadable } from './answer-call.ts';
import { type Certificates, openCertificates } from './certificates/certificate-store.ts';
import { plainHttp } from './clients/route-remarks.ts';
import { watchConnections } from './clients/watch-connections.ts';
import { createMock } from './create-mock.ts';
import type { Mock } from './mock.ts';
import { createServer } from './server/create-server.ts';
import { clearAppState } from './state/app-state.ts';
import type { MockOptions, MockServer } from './types.ts';
import { answerUserCall, isUserCall } from './users/answer-user-call.ts';
import { answerTellingApp } from './webhooks/answer-telling-app.ts';
import { openAppLine } from './webhooks/app-line.ts';

/**
 * Serves the API: all regions on one port, told apart by `Host`, with TLS unless `plainHttp` is set.
 *
 * @throws UserError for a port in use, an unknown policy or fault, or a certificate folder that cannot be written
 */
export async function startMock(options: MockOptions): Promise<MockServer> {
  const mock = createMock(options);
  const clock = options.clock ?? Date.now;
  const line = options.webhooks && openAppLine(options.webhooks, options.contract, mock.validators);
  const certificates = options.plainHttp === true ? undefined : await openTls(mock, options);
  let requests = 0;
  const server = createServer(
    {
      paths: mock.operationsByPath.keys(),
      answer(received) {
        requests++;
        options.onReceived?.(received);
        if (isUserCall(received) && options.importedUsersOnly) return answerUserCall(mock, received, clock());
        return line === undefined
          ? answerCall(mock, received, clock())
          : answerTellingApp(mock, line, received, clock());
      },
      answerUnreadable() {
        requests++;
        return answerUnreadable(mock);
      },
      notePlainHttp() {
        requests++;
        mock.clients.add(plainHttp, 'a request');
      },
    },
    certificates?.server,
  );
  // A fault may break connections; then it is not the client who gives them up.
  const watch =
    mock.hooks.reply === undefined
      ? watchConnections(server.server, (remark, count) => mock.clients.add(remark, 'a client', count))
      : undefined;
  const { port, address } = await listen(server, options);
  return {
    port,
    url: `${certificates === undefined ? 'http' : 'https'}://${address}:${port}`,
    ca: certificates?.ca ?? '',
    caFile: certificates?.caFile ?? '',
    apps: [...mock.runtimes.values()].map(({ app }) => app),
    limits: mock.promisedLimits,
    requests: () => requests,
    clientViolations: () => mock.clients.violations(),
    clientNotes: () => mock.clients.notes(),
    reset() {
      requests = 0;
      watch?.clear();
      resetMock(mock);
    },
    async stop() {
      await server.close();
      await line?.close();
    },
  };
}

function openTls(mock: Mock, options: MockOptions): Promise<Certificates> {
  const folder = path.join(options.cacheFolder ?? cacheFolder(), 'ca');
  return openCertificates(folder, [...mock.regionsByDomain.keys(), 'localhost', '127.0.0.1']);
}

async function listen(
  server: FastifyInstance,
  options: MockOptions,
): Promise<{ port: number; address: string }> {
  const { host = '127.0.0.1', port = 0 } = options;
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    throw portTrouble(error, host, port);
  }
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    address: address.family === 'IPv6' ? `[${address.address}]` : address.address,
  };
}

function portTrouble(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) return error;
  const what = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`;
  return new UserError(
    `the mock must listen on ${host}:${port}, but that port ${what}; choose another with --port, or 0 for any`,
  );
}

function resetMock(mock: Mock): void {
  for (const runtime of mock.runtimes.values()) {
    clearAppState(runtime.state);
    runtime.limiters.clear();
    runtime.today.calls = 0;
    runtime.randoms.clear();
  }
  mock.clients.clear();
}
