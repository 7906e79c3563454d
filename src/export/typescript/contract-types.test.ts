import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import { contractTypes } from './contract-types.ts';

const folder = fileURLToPath(new URL('../../contract/generated', import.meta.url));
const contract = readContract();

/** Without what a formatter adds, takes away or breaks; the format itself is the linter's to judge. */
function bare(text: string): string {
  return text.replaceAll(/[\s|(),]/g, '').replaceAll('"', "'");
}

test('the generated types are those of the contract', () => {
  const committed = fs
    .readdirSync(folder)
    .map((file) => [file, bare(fs.readFileSync(path.join(folder, file), 'utf8'))] as const);
  const made = [...contractTypes(contract)].map(([file, text]) => [file, bare(text)] as const);
  expect(Object.fromEntries(committed), 'run: npm run generate').toEqual(Object.fromEntries(made));
});

test('a change of a schema changes the types', () => {
  const operation = contract.operations.add_subscriber;
  if (operation === undefined) throw new Error('the contract must have add_subscriber');
  const request = {
    type: 'object',
    required: ['A'],
    properties: { A: { enum: ['x', 'y'] }, B: { type: 'boolean' } },
  };
  const schemas = { ...operation.schemas, request };
  const changed = { ...contract, operations: { add_subscriber: { ...operation, schemas } } };
  const text = contractTypes(changed).get('add-subscriber.ts') ?? '';
  expect(bare(text)).toContain("AddSubscriberRequest{readonlyA:'x''y';readonlyB?:boolean;}");
});
