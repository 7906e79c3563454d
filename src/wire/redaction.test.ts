import { afterEach, describe, expect, test } from 'vitest';
import { accept, add, openBench } from './testing/open-bench.ts';
import { type Answering, secretKey } from './testing/start-server.ts';

const { serve, wireTo, callTo, close } = openBench();

afterEach(close);

describe('secrets', () => {
  const everywhere: Answering = (response, { url }) => {
    const userSig = url.searchParams.get('usersig') ?? '';
    response.writeHead(200, { 'x-sig': userSig, 'x-key': encodeURIComponent(secretKey) });
    response.end(JSON.stringify({ userSig, secretKey, raw: url.href, coded: encodeURIComponent(secretKey) }));
  };

  test('are nowhere in the exchange, whatever the server echoes and in whatever form', async () => {
    const { exchange, server } = await callTo(everywhere, {
      body: JSON.stringify({ note: secretKey }),
      headers: { 'x-note': secretKey },
    });
    const userSig = server.requests[0]?.url.searchParams.get('usersig') ?? '';
    const whole = JSON.stringify(exchange);
    expect(userSig.length).toBeGreaterThan(50);
    expect(whole).not.toContain(userSig);
    expect(whole).not.toContain('MARKER');
    expect(exchange.echoedSecret).toBe('secretKey');
    expect(JSON.parse(exchange.response?.body ?? '')).toMatchObject({ userSig: '***', secretKey: '***' });
  });

  test('of every signature that was made stay masked in later answers', async () => {
    let first = '';
    const server = await serve((response, { url }) => {
      if (first === '') first = url.searchParams.get('usersig') ?? '';
      response.end(`{"first":"${first}"}`);
    });
    const wire = wireTo(server.target);
    await wire.call({ ...add, signature: { identifier: 'somebody' } });
    const exchange = await wire.call(add);
    expect(exchange.response?.body).toBe('{"first":"***"}');
    expect(exchange.echoedSecret).toBe('usersig');
  });

  test('are not seen where there are none', async () => {
    const { exchange } = await callTo(accept);
    expect(exchange.echoedSecret).toBeUndefined();
    expect(exchange.request.url).toContain('usersig=***&');
  });

  test('that a cut body ends in are masked as far as they came', async () => {
    const begin = '{"key":"';
    const bounds = { maxBodyBytes: begin.length + 10 };
    const { exchange } = await callTo((response) => response.end(`${begin}${secretKey}"}`), {}, { bounds });
    expect(exchange.response).toMatchObject({ body: `${begin}***`, truncated: 'size' });
  });

  test('are in no message of a failure', async () => {
    const { exchange } = await callTo(accept, { headers: { 'bad header': secretKey } });
    expect(exchange.failure).toMatchObject({ kind: 'other' });
    expect(JSON.stringify(exchange)).not.toContain('MARKER');
  });
});
