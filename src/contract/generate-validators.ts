import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import standalone from 'ajv/dist/standalone/index.js';
import type { Contract } from './types.ts';
import { makeAjv } from './validators/make-ajv.ts';
import { schemaKeys, schemaOf } from './validators/schema-keys.ts';

/**
 * The text of an ES module with the same validators that `compileValidators` makes, as code that needs neither ajv nor
 * Node: `export const validators: Validators`, for the operations asked for and the query parameters.
 *
 * The module imports its few parts by absolute path, so a bundler (esbuild, `platform: 'neutral'`) makes one file of
 * it wherever the text is put. Its validators throw a `RangeError` for an operation that was not asked for.
 *
 * @param operations - names of operations, all of the contract by default; an unknown one is a `RangeError`
 */
export function generateValidators(
  contract: Contract,
  operations: readonly string[] = Object.keys(contract.operations),
): string {
  const keys = schemaKeys(operations);
  const ajv = makeAjv({ asCode: true });
  for (const key of keys) ajv.addSchema(schemaOf(contract, key) as object, key);
  const names = Object.fromEntries(keys.map((key, index) => [`validate_${index}`, key]));
  const table = keys.map((key, index) => tableRow(key, index, contract));
  return `${imports()}
${withResolvedRequires(standalone.default(ajv, names))}
const schemas = new Map([
${table.join(',\n')}
]);
export const validators = validatorsFrom((key) => {
  const found = schemas.get(key);
  if (found === undefined) throw new RangeError('no validator was generated for ' + key);
  return found;
});
`;
}

function imports(): string {
  return `import { utf8Length } from ${modulePath('utf8-length')};
import { validatorsFrom } from ${modulePath('validators-from')};`;
}

function tableRow(key: string, index: number, contract: Contract): string {
  return `  [${JSON.stringify(key)}, { schema: ${JSON.stringify(schemaOf(contract, key))}, validate: validate_${index} }]`;
}

/** A module of `validators/` as a string literal: a `.ts` file in a checkout, a `.js` file where it was built. */
function modulePath(name: string): string {
  const here = fileURLToPath(import.meta.url);
  return JSON.stringify(path.join(path.dirname(here), 'validators', `${name}${path.extname(here)}`));
}

/** ajv's code requires parts of ajv by name; they are found from here, not from where the text will lie. */
function withResolvedRequires(code: string): string {
  const { resolve } = createRequire(import.meta.url);
  return code.replaceAll(
    /require\("([^"]+)"\)/g,
    (_, name: string) => `require(${JSON.stringify(resolve(name))})`,
  );
}
