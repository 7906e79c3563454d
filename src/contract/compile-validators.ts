import type { Contract, Validators } from './types.ts';
import { makeAjv } from './validators/make-ajv.ts';
import { schemaOf } from './validators/schema-keys.ts';
import { type CompiledSchema, validatorsFrom } from './validators/validators-from.ts';

const compiled = new WeakMap<Contract, Map<boolean, Validators>>();

/**
 * Validators for the bodies and queries of a contract, made by ajv (JSON Schema 2020-12, strict). A schema is compiled
 * when it is first asked for, and once per contract, however often this is called.
 *
 * @param options.allErrors - whether a validator goes on after the first error; by default it stops there
 * @returns validators that throw a `RangeError` for an operation that the contract does not have
 */
export function compileValidators(contract: Contract, { allErrors = false } = {}): Validators {
  const byOption = compiled.get(contract) ?? new Map<boolean, Validators>();
  compiled.set(contract, byOption);
  const validators = byOption.get(allErrors) ?? lazily(contract, allErrors);
  byOption.set(allErrors, validators);
  return validators;
}

function lazily(contract: Contract, allErrors: boolean): Validators {
  const ajv = makeAjv({ allErrors });
  const schemas = new Map<string, CompiledSchema>();
  return validatorsFrom((key) => {
    const found = schemas.get(key) ?? compile(key);
    schemas.set(key, found);
    return found;
  });

  function compile(key: string): CompiledSchema {
    const schema = schemaOf(contract, key);
    return { schema, validate: ajv.compile(schema) };
  }
}
