import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCertificates } from './certificate-store.ts';

const names = ['one.example.org', 'localhost', '127.0.0.1'];
let folder: string;
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'oaprobe-')), 'ca');
});
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true }));

const fileOf = (name: string) => path.join(folder, name);
const modeOf = (name: string) => fs.statSync(fileOf(name)).mode & 0o777;

describe('the mock’s certificates', () => {
  test('are made once and kept', async () => {
    const first = await openCertificates(folder, names);
    expect(await openCertificates(folder, names)).toEqual(first);
    expect(first.caFile).toBe(fileOf('ca.pem'));
    expect(fs.readFileSync(first.caFile, 'utf8')).toBe(first.ca);
    expect(first.ca).not.toContain('PRIVATE');
  });

  test('keys are for the user alone', async () => {
    await openCertificates(folder, names);
    expect([modeOf('authority.pem'), modeOf('server.pem'), fs.statSync(folder).mode & 0o777]).toEqual([
      0o600, 0o600, 0o700,
    ]);
    expect(fs.readdirSync(folder).sort()).toEqual(['authority.pem', 'ca.pem', 'server.pem']);
  });

  test('the server’s is signed by the authority, for all names', async () => {
    const { ca, server } = await openCertificates(folder, names);
    const leaf = new X509Certificate(server.certificate);
    expect(leaf.verify(new X509Certificate(ca).publicKey)).toBe(true);
    expect([
      leaf.checkHost('one.example.org'),
      leaf.checkHost('localhost'),
      leaf.checkIP('127.0.0.1'),
    ]).not.toContain(undefined);
    expect(leaf.checkHost('two.example.org')).toBeUndefined();
  });

  test('other names get another server certificate of the same authority', async () => {
    const first = await openCertificates(folder, names);
    const second = await openCertificates(folder, [...names, 'two.example.org']);
    expect(second.ca).toBe(first.ca);
    expect(new X509Certificate(second.server.certificate).checkHost('two.example.org')).toBeDefined();
  });

  test.each([
    ['authority.pem', ''],
    ['authority.pem', 'nonsense'],
    ['server.pem', 'nonsense'],
    ['ca.pem', 'nonsense'],
  ])('%s with %j in it is replaced', async (name, text) => {
    await openCertificates(folder, names);
    fs.writeFileSync(fileOf(name), text);
    const { ca, server } = await openCertificates(folder, names);
    expect(new X509Certificate(server.certificate).verify(new X509Certificate(ca).publicKey)).toBe(true);
    expect(fs.readFileSync(fileOf('ca.pem'), 'utf8')).toBe(ca);
    expect(await openCertificates(folder, names)).toEqual({ ca, caFile: fileOf('ca.pem'), server });
  });

  test('an authority with a key of another one is replaced', async () => {
    await openCertificates(folder, names);
    const one = fs.readFileSync(fileOf('authority.pem'), 'utf8');
    const other = fs.readFileSync(fileOf('server.pem'), 'utf8');
    const mixed = one.replace(/-----BEGIN PRIVATE.*/s, other.slice(other.indexOf('-----BEGIN PRIVATE')));
    fs.writeFileSync(fileOf('authority.pem'), mixed);
    const { ca, server } = await openCertificates(folder, names);
    expect(one).not.toContain(ca);
    expect(new X509Certificate(server.certificate).verify(new X509Certificate(ca).publicKey)).toBe(true);
  });

  test('several starts at the same time agree on one authority', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openCertificates(folder, names)));
    expect(new Set(all.map(({ ca }) => ca)).size).toBe(1);
    for (const { ca, server } of all) {
      expect(new X509Certificate(server.certificate).verify(new X509Certificate(ca).publicKey)).toBe(true);
    }
    expect(fs.readdirSync(folder).sort()).toEqual(['authority.pem', 'ca.pem', 'server.pem']);
  });

  test('a place that cannot be a folder is refused in one line', async () => {
    fs.writeFileSync(folder, '');
    await expect(openCertificates(folder, names)).rejects.toThrow(
      /^the mock's certificate folder must be writable, got E.* at .*; set XDG_CACHE_HOME to a folder of your own$/,
    );
  });
});
