import { createHash } from 'node:crypto';
import type { ContractFiles } from './contract-files.ts';

/**
 * SHA-256 (hex) over what all files say: the version of a contract. Layout and line ends of the files do not count,
 * so that a checkout on another system has the same version.
 */
export function contractHash(files: ContractFiles): string {
  return createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex');
}
