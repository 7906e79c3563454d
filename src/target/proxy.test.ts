import { describe, expect, test } from 'vitest';
import { proxyAddress, proxyFor, proxySecrets, readProxy } from './proxy.ts';
import type { Target } from './types.ts';

const domain = 'console.tim.qq.com';

/** Whether a target reaches the domain by itself, with these exceptions. */
function isDirect(exceptions: string): boolean {
  const proxy = readProxy({ https_proxy: 'http://proxy.example:3128', no_proxy: exceptions });
  return proxyFor({ proxy } as Target, domain) === undefined;
}

describe('the proxy', () => {
  test.each([
    [{ HTTPS_PROXY: 'http://a.example:1' }, 'a.example:1'],
    [{ https_proxy: 'b.example:8080' }, 'b.example:8080'],
    [{ HTTPS_PROXY: 'http://a.example', https_proxy: 'http://b.example' }, 'a.example:80'],
    [{ HTTPS_PROXY: '', https_proxy: 'https://b.example/' }, 'b.example:443'],
    [{ HTTPS_PROXY: 'http://[::1]:3128' }, '[::1]:3128'],
    [{ HTTP_PROXY: 'http://a.example:1', NO_PROXY: '*' }, undefined],
  ])('of %j is %s', (env, address) => {
    const proxy = readProxy(env);
    expect(proxy && proxyAddress(proxy)).toBe(address);
  });

  test.each([
    ['', false],
    ['*', true],
    ['console.tim.qq.com', true],
    ['CONSOLE.tim.qq.com:443', true],
    ['console.tim.qq.com:8443', false],
    ['qq.com', true],
    ['.qq.com', true],
    ['*.qq.com', true],
    ['.console.tim.qq.com', false],
    ['im.qq.com', false],
    ['10.0.0.0/8, localhost , tim.qq.com', true],
  ])('is passed over with NO_PROXY=%j: %s', (exceptions, direct) => {
    expect(isDirect(exceptions)).toBe(direct);
  });

  test('is passed over where an address is named', () => {
    const proxy = readProxy({ HTTPS_PROXY: 'http://a.example:1' });
    expect(proxyFor({ proxy, resolve: { host: '::1', port: 1 } } as Target, domain)).toBeUndefined();
  });

  test('has secrets where it has a password, in every form in which it is sent or written', () => {
    const url = 'http://me:p%40ss-word@a.example:1/';
    const proxy = readProxy({ HTTPS_PROXY: url });
    expect(proxy && proxySecrets(proxy)).toEqual([
      url,
      btoa('me:p@ss-word'),
      'me:p%40ss-word',
      'p%40ss-word',
      'p@ss-word',
    ]);
    expect(proxy && proxyAddress(proxy)).toBe('a.example:1');
    const open = readProxy({ HTTPS_PROXY: 'http://a.example:1' });
    expect(open && proxySecrets(open)).toEqual([]);
  });

  test.each([
    ['socks5://me:hidden@a.example:1', 'got the scheme socks5'],
    ['http://me:hidden@:x', 'got a text that is no URL'],
  ])('%s is refused without its password', (url, got) => {
    const read = () => readProxy({ https_proxy: url });
    expect(read).toThrow(got);
    expect(read).toThrow(/^https_proxy must be http/);
    expect(read).not.toThrow('hidden');
  });
});
