import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Contract } from '../../contract/types.ts';
import { mockTarget } from '../../target/mock-target.ts';
import type { Target } from '../../target/types.ts';
import type { Certificates } from './make-certificates.ts';

/** As much of a contract as the wire reads. */
export const smallContract = {
  service: {
    path: '/v4/official_account_open_http_svc/{command}',
    regions: {
      china: { domain: 'console.tim.qq.com', title: 'China' },
      seoul: { domain: 'adminapikr.im.qcloud.com', title: 'Seoul' },
    },
  },
} as unknown as Contract;

/** The key of the only application: a marker that must never be seen. */
export const secretKey = 'MARKER-of-a-secret-key-"+/=';

/** What a server in a test has seen of one request. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly serverName: string | false | null;
  readonly httpVersion: string;
}

/** An HTTPS server in a test. */
export interface TestServer {
  readonly target: Target;
  readonly requests: readonly SeenRequest[];
  connections(): number;
  stop(): Promise<void>;
}

/** Answers one request; the body has been read. */
export type Answering = (response: ServerResponse, seen: SeenRequest, request: IncomingMessage) => void;

/** Starts a server on an address of this machine that counts connections and remembers requests. */
export async function startServer(
  certificates: Certificates,
  answering: Answering,
  host: '127.0.0.1' | '::1' = '127.0.0.1',
): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  let connections = 0;
  const listener: RequestListener = async (request, response) => {
    const seen = await seenOf(request);
    requests.push(seen);
    answering(response, seen, request);
  };
  const server = createServer({ key: certificates.key, cert: certificates.cert }, listener);
  server.on('secureConnection', () => connections++);
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    target: { ...targetAt(port, certificates.ca), resolve: { host, port } },
    requests,
    connections: () => connections,
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The target at a port of this machine, with one region. */
export function targetAt(port: number, ca: string): Target {
  const china = { region: 'china', domain: 'console.tim.qq.com' };
  return mockTarget({
    port,
    ca,
    apps: [{ ...china, sdkAppId: 1400000001, identifier: 'administrator', secretKey }],
  });
}

async function seenOf(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '', `https://${request.headers.host}`),
    headers: request.headers,
    body: Buffer.concat(chunks),
    serverName: (request.socket as TLSSocket).servername,
    httpVersion: request.httpVersion,
  };
}
