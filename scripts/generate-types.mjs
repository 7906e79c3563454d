// `npm run generate`: writes the TypeScript types of the contract's bodies to src/contract/generated/.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readContract } from '../src/contract/read-contract.ts';
import { contractTypes } from '../src/export/typescript/contract-types.ts';
import { root, runToEnd } from './run-step.mjs';

const folder = path.join(root, 'src', 'contract', 'generated');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [file, text] of contractTypes(readContract())) writeFileSync(path.join(folder, file), text);
process.exitCode = await runToEnd(path.join(root, 'node_modules', '.bin', 'biome'), [
  'format',
  '--write',
  folder,
]);
