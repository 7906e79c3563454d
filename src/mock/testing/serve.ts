import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Api } from 'tls-sig-api-v2';
import { Agent, request } from 'undici';
import { startMock } from '../start-mock.ts';
import type { MockApp, MockOptions, MockServer } from '../types.ts';
import { contract } from './desk.ts';

/** A mock that is listening, with a client that reaches it under the documented domains. */
export interface Service {
  readonly server: MockServer;
  readonly app: MockApp;
  /** The query string of a call in order, with overrides. */
  query(overrides?: Readonly<Record<string, string>>): string;
  /** Sends a body to a path under the domain of a region, and parses the answer. */
  post(command: string, body: unknown, overrides?: Readonly<Record<string, string>>): Promise<Served>;
  /** Any request. */
  send(
    path: string,
    options: { method?: string; body?: string | Uint8Array; headers?: Record<string, string> },
  ): Promise<Served>;
  close(): Promise<void>;
}

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Starts a mock in a cache folder of its own. */
export async function serve(options: Partial<MockOptions> = {}): Promise<Service> {
  const cacheFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'oaprobe-'));
  const server = await startMock({ contract, cacheFolder, ...options });
  const [app] = server.apps as readonly [MockApp];
  const agent = agentFor(server);
  const origin = `${server.ca === '' ? 'http' : 'https'}://${app.domain}:${server.port}`;
  const signature = new Api(app.sdkAppId, app.secretKey).genUserSig(app.identifier, 86_400);
  const query = (overrides = {}) =>
    new URLSearchParams({
      sdkappid: String(app.sdkAppId),
      identifier: app.identifier,
      usersig: signature,
      random: '1',
      contenttype: 'json',
      ...overrides,
    }).toString();
  const send: Service['send'] = async (pathName, { method = 'POST', body, headers = {} }) => {
    const response = await request(origin + pathName, {
      method,
      headers,
      dispatcher: agent,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      answer: text === '' ? {} : JSON.parse(text),
    };
  };
  return {
    server,
    app,
    query,
    send,
    post: (command, body, overrides) =>
      send(`${contract.service.path.replace('{command}', command)}?${query(overrides)}`, {
        body: JSON.stringify(body),
      }),
    async close() {
      await agent.destroy();
      await server.stop();
      fs.rmSync(cacheFolder, { recursive: true });
    },
  };
}

/** Dials the mock whatever the name, as an address override does. */
function agentFor({ ca }: MockServer): Agent {
  return new Agent({
    connect: {
      ...(ca === '' ? {} : { ca }),
      lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
    },
  });
}
