import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { policyPresets } from '../../mock/policies/policy-presets.ts';
import type { Policy } from '../../mock/types.ts';
import { suggestName } from '../../target/nearest-name.ts';

/**
 * The policy that `--policy` names: a JSON file with answers by the id of a silence, or a preset.
 *
 * @throws UserError where there is neither, or the file holds something else
 */
export function readPolicy(named: string, contract: Contract, cwd: string): Policy {
  const file = path.resolve(cwd, named);
  if (existsSync(file)) return readFile(file);
  const presets = policyPresets(contract);
  const found = presets.find(({ name }) => name === named);
  if (found !== undefined) return found.policy;
  const hint = suggestName(
    named,
    presets.map(({ name }) => name),
  );
  throw new UserError(`--policy must be a readable JSON file or the name of a preset, got "${named}"${hint}`);
}

function readFile(file: string): Policy {
  try {
    const policy: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof policy === 'object' && policy !== null && !Array.isArray(policy)) return policy as Policy;
  } catch (error) {
    throw new UserError(`--policy must be a readable JSON file, got ${(error as Error).message}: ${file}`);
  }
  throw new UserError(`--policy must hold an object with answers by the id of a silence: ${file}`);
}
