import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import { configTemplate } from '../../target/config/config-template.ts';
import { namedRegions } from '../../target/select-regions.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';

/** `init` takes the global options alone: `--target` names the target, `--region` its regions, `--config` the file. */
export type InitParameters = Readonly<Record<string, never>>;

const usualFile = 'oaprobe.config.ts';
const usualTarget = 'staging';
const usualRegions = 'china';
const usualNames = [usualFile, 'oaprobe.config.json'];

/**
 * `oaprobe init`: writes a commented config for one live target, in which nothing is permitted yet. Resolves to 0.
 *
 * @throws UserError (3) where a config is there already, the file cannot be written, or a region is not documented
 */
export async function init(_parameters: InitParameters, invocation: Invocation): Promise<number> {
  const { globals, cwd, output } = invocation;
  const { config = usualFile, target = usualTarget, region = usualRegions } = globals;
  refuseOtherEnding(config);
  if (target === 'mock')
    throw new UserError(
      '--target must be another name than mock, the built-in target, which needs no config',
    );
  const documented = Object.keys(openContract(invocation).service.regions);
  const regions = namedRegions(region, documented, target);
  refuseToOverwrite(globals.config === undefined ? usualNames : [config], cwd);
  write(path.resolve(cwd, config), configTemplate({ target, regions }));
  output.document({ file: config, target, regions });
  output.people(
    [
      `wrote ${config}: the target ${target}, ${regions.join(', ')}; nothing is permitted yet`,
      'next  set the variables that it names, here or in a file .env beside it',
      `      oaprobe doctor --target ${target}    is everything ready?`,
      `      oaprobe check --target ${target} --dry-run    what would be asked?`,
    ].join('\n'),
  );
  return 0;
}

function refuseOtherEnding(config: string): void {
  if (!config.endsWith('.ts'))
    throw new UserError(`--config must end in .ts, because JSON has no comments, got "${config}"`);
}

function refuseToOverwrite(names: readonly string[], cwd: string): void {
  const there = names.find((name) => existsSync(path.resolve(cwd, name)));
  if (there !== undefined)
    throw new UserError(
      `init must not overwrite a config, and ${there} is there already; edit it, or name another file with --config`,
    );
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UserError(`the config must be writable, got ${code}: ${file}; name another file with --config`);
  }
}
