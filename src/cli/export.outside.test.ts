import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('export', () => {
  test('openapi prints a valid OpenAPI 3.1 document and nothing else, whole through a pipe', async () => {
    const { code, stdout, stderr } = await runCli(['export', 'openapi'], { cwd: temporaryFolder() });
    const document = JSON.parse(stdout);
    expect(await new Validator().validate(document)).toEqual({ valid: true });
    expect(Object.keys(document.paths)).toContain('/v4/official_account_open_http_svc/add_subscriber');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('schemas prints one JSON Schema document, the same with --json', async () => {
    const cwd = temporaryFolder();
    const plain = await runCli(['export', 'schemas'], { cwd });
    const json = await runCli(['export', 'schemas', '--json'], { cwd });
    expect(JSON.parse(plain.stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { AddSubscriberRequest: { required: ['Official_Account', 'SubscriberList'] } },
    });
    expect(json.stdout).toBe(plain.stdout);
    expect([plain.code, json.code]).toEqual([0, 0]);
  });

  test('--help shows both documents and the exit codes', async () => {
    const { code, stdout } = await runCli(['export', '--help'], { cwd: temporaryFolder() });
    expect(stdout).toMatch(/export openapi[\s\S]*export schemas[\s\S]*Exit codes:/);
    expect(code).toBe(0);
  });
});
