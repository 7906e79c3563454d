import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { policyPresets } from '../../mock/policies/policy-presets.ts';
import type { MockOptions, Policy } from '../../mock/types.ts';
import { suggestName } from '../../target/nearest-name.ts';
import { parseLimits } from './parse-limits.ts';

/** How the mock behaves where no page says it, and how much it lets through. */
export type MockRules = Pick<MockOptions, 'policy' | 'limits'>;

/**
 * What `--policy` names: a JSON file with answers by the id of a silence and, as its `limits`, how much the mock lets
 * through; or a preset.
 *
 * @throws UserError where there is neither, or the file holds something else
 */
export function readPolicy(named: string, contract: Contract, cwd: string): MockRules {
  const file = path.resolve(cwd, named);
  if (existsSync(file)) return readFile(file);
  const presets = policyPresets(contract);
  const found = presets.find(({ name }) => name === named);
  if (found !== undefined) return { policy: found.policy };
  const hint = suggestName(
    named,
    presets.map(({ name }) => name),
  );
  throw new UserError(`--policy must be a readable JSON file or the name of a preset, got "${named}"${hint}`);
}

function readFile(file: string): MockRules {
  const { limits, ...policy } = readObject(file);
  return { policy: policy as Policy, ...(limits !== undefined && { limits: parseLimits(limits, file) }) };
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return { ...found };
  } catch (error) {
    throw new UserError(`--policy must be a readable JSON file, got ${(error as Error).message}: ${file}`);
  }
  throw new UserError(`--policy must hold an object with answers by the id of a silence: ${file}`);
}
