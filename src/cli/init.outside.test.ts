import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startLiveMock } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

test('init writes a config that is read, once, and keys come from a file .env beside it', async () => {
  const folder = temporaryFolder();
  const { ready } = await startLiveMock(folder);
  const made = await runCli(['init', '--target', 'live', '--region', 'china,silicon-valley', '--json'], {
    cwd: folder,
  });
  expect(made.code).toBe(0);
  expect(JSON.parse(made.stdout)).toEqual({
    file: 'oaprobe.config.ts',
    target: 'live',
    regions: ['china', 'silicon-valley'],
  });

  const again = await runCli(['init'], { cwd: folder });
  expect(again).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('must not overwrite a config, and oaprobe.config.ts is there already'),
  });

  const unset = await runCli(['check', '--dry-run'], { cwd: folder });
  expect(unset).toMatchObject({ code: 3, stderr: expect.stringContaining('CHINA_SDKAPPID must be set') });

  const file = path.join(folder, 'oaprobe.config.ts');
  const resolve = `      resolve: '127.0.0.1:${ready.port}',\n      ca: ${JSON.stringify(ready.ca)},\n`;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/ {6}regions: \{/, (line) => resolve + line),
  );
  const lines = ready.apps.map(({ region, sdkAppId, secretKey }) => {
    const name = region.toUpperCase().replaceAll('-', '_');
    return `${name}_SDKAPPID=${sdkAppId}\n${name}_SECRET_KEY=${secretKey}\n`;
  });
  writeFileSync(path.join(folder, '.env'), lines.join(''));
  const found = await runCli(['doctor'], { cwd: folder });
  expect(found.stdout).toMatch(
    /keys china +sdkAppId from CHINA_SDKAPPID \(\.env\), identifier from the config, secretKey from CHINA_SECRET_KEY \(\.env\)/,
  );
  expect(found.stdout).toMatch(/ok +region silicon-valley/);

  const pattern = 'get_official_account_info/*';
  const asked = await runCli(['check', pattern, '--region', 'china', '--json'], { cwd: folder });
  expect(JSON.parse(asked.stdout).violations).toEqual([]);
  expect(JSON.parse(asked.stdout).counts.conforms).toBeGreaterThan(0);
});

test.each([
  ['--config x.json', '--config must end in .ts'],
  ['--target mock', '--target must be another name than mock'],
  ['--region chna', 'did you mean "china"?'],
])('init %s is refused in one line', async (options, message) => {
  const { code, stderr } = await runCli(['init', ...options.split(' ')], { cwd: temporaryFolder() });
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining(message) });
});
