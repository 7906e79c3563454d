import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type StartedCli, startCli } from './start-cli.ts';
import { waitFor } from './wait-for.ts';

/** The first line of `oaprobe mock --json`. */
export interface ReadyLine {
  readonly port: number;
  readonly url: string;
  readonly ca: string;
  readonly apps: readonly {
    readonly region: string;
    readonly domain: string;
    readonly sdkAppId: number;
    readonly identifier: string;
    readonly secretKey: string;
  }[];
}

/** Starts a mock in a process of its own, which ends with the test at hand. */
export async function startLiveMock(
  cwd: string,
  commandLine: readonly string[] = [],
): Promise<{ readonly cli: StartedCli; readonly ready: ReadyLine }> {
  const cli = startCli(['mock', '--json', ...commandLine], { cwd });
  onTestFinished(() => void cli.child.kill('SIGKILL'));
  const line = await waitFor(cli, () => cli.printed().stdout.split('\n').at(-2));
  return { cli, ready: JSON.parse(line) };
}

/**
 * Writes a config whose target `live` is that mock, with everything permitted unless `target` says otherwise.
 *
 * @param names of further targets that are the same
 */
export function writeConfigFor(
  folder: string,
  ready: ReadyLine,
  target: Readonly<Record<string, unknown>> = {},
  ...names: readonly string[]
): string {
  const regions = ready.apps.map(({ region, sdkAppId, identifier, secretKey }) => [
    region,
    { sdkAppId, identifier, secretKey },
  ]);
  const live = {
    resolve: `127.0.0.1:${ready.port}`,
    ca: ready.ca,
    regions: Object.fromEntries(regions),
    allow: { writes: true, load: true },
    ...target,
  };
  const file = path.join(folder, 'oaprobe.config.json');
  writeFileSync(
    file,
    JSON.stringify({ targets: Object.fromEntries(['live', ...names].map((name) => [name, live])) }),
  );
  return file;
}
