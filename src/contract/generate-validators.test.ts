import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { compileValidators } from './compile-validators.ts';
import { generateValidators } from './generate-validators.ts';
import { readContract } from './read-contract.ts';
import { mutated } from './testing/mutated.ts';
import type { Validators } from './types.ts';

const contract = readContract();
const compiled = compileValidators(contract);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'oaprobe-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Bundles the text as k6 profiles are bundled; written far from the project, so that it must bring all it needs. */
async function bundle(name: string, text: string) {
  const entry = path.join(folder, `${name}.entry.mjs`);
  fs.writeFileSync(entry, text);
  const file = path.join(folder, `${name}.mjs`);
  const { metafile } = await build({
    ...{ entryPoints: [entry], outfile: file, bundle: true, metafile: true },
    ...{ format: 'esm', platform: 'neutral', target: 'es2020' },
  });
  return { file, code: fs.readFileSync(file, 'utf8'), inputs: Object.keys(metafile.inputs) };
}

async function load(file: string): Promise<Validators> {
  const module: { readonly validators: Validators } = await import(pathToFileURL(file).href);
  return module.validators;
}

const everything = await bundle('everything', generateValidators(contract));
const generated = await load(everything.file);

const bodies = Object.values(contract.operations).flatMap(({ command, examples }) =>
  (['request', 'response'] as const).flatMap((kind) =>
    Object.entries(examples)
      .filter(([name]) => name.startsWith(kind) && name !== 'request-full-batch')
      .map(([name, body]) => ({ command, kind, name, body })),
  ),
);

test.each(bodies)('agree with the compiled ones: $command $name', ({ command, kind, body }) => {
  expect(generated[kind](command, body)).toEqual([]);
  fc.assert(
    fc.property(mutated(body), (changed) => {
      expect(generated[kind](command, changed)).toEqual(compiled[kind](command, changed));
    }),
  );
});

test('agree with the compiled ones about queries', () => {
  const query = { sdkappid: '1', identifier: 'admin', usersig: 'eJw_', random: '7', contenttype: 'json' };
  const changed = fc.record(
    {
      sdkappid: fc.string(),
      identifier: fc.string(),
      usersig: fc.string(),
      random: fc.string(),
      contenttype: fc.string(),
    },
    { requiredKeys: [] },
  );
  expect(generated.query(query)).toEqual([]);
  fc.assert(
    fc.property(changed, (parameters) => {
      expect(generated.query({ ...query, ...parameters })).toEqual(
        compiled.query({ ...query, ...parameters }),
      );
      expect(generated.query(parameters)).toEqual(compiled.query(parameters));
    }),
  );
});

test('bodies that are changed at random are not all valid, and not all invalid', () => {
  const samples = bodies.flatMap(({ command, kind, body }) =>
    fc
      .sample(mutated(body), { numRuns: 20, seed: 1 })
      .map((changed) => compiled[kind](command, changed).length > 0),
  );
  expect(new Set(samples).size).toBe(2);
});

test('a bundle needs nothing of Node, and of ajv only parts that run', () => {
  expect(everything.code).not.toMatch(/\bnode:|\bprocess\b|\bBuffer\b|new Function/);
  const ofOthers = everything.inputs.filter((input) => input.includes('node_modules'));
  expect(ofOthers.filter((input) => !input.includes('node_modules/ajv/dist/runtime/'))).toEqual([]);
});

test('only the operations that were asked for are there', async () => {
  const { file, code } = await bundle('one', generateValidators(contract, ['add_subscriber']));
  const one = await load(file);
  expect(one.request('add_subscriber', {})).toEqual(compiled.request('add_subscriber', {}));
  expect(() => one.request('delete_subscriber', {})).toThrow(
    'no validator was generated for delete_subscriber/request',
  );
  expect(code.length).toBeLessThan(everything.code.length / 2);
});

test('an unknown operation is refused before any text is made', () => {
  expect(() => generateValidators(contract, ['nope'])).toThrow(/operation must be one of .*got "nope"/);
});
