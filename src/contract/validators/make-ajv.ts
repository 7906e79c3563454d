import type { Ajv, CodeKeywordDefinition } from 'ajv';
import { _, Ajv2020, Name } from 'ajv/dist/2020.js';
import { utf8Length } from './utf8-length.ts';

/**
 * The one way in which ajv is set up for contracts, so that compiled and generated validators agree.
 *
 * Strict, except that `required` may stand apart from `properties`, as it does in `if`/`then`. Schemas are not checked
 * against the meta-schema of JSON Schema: `contracts/meta/schema.schema.json` is stricter and has been there before.
 *
 * @param allErrors - whether a validator goes on after the first error
 * @param asCode - whether the text of the validators is wanted; it then expects `utf8Length` to be in scope
 */
export function makeAjv({ allErrors = false, asCode = false } = {}): Ajv {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    validateSchema: false,
    meta: false,
    allErrors,
    code: asCode ? { source: true, esm: true } : COMPILED_FOR_ONE_RUN,
  });
  return ajv.addKeyword(maxBytes);
}

/** Optimizing the code takes longer than it saves where schemas are compiled at each start. */
const COMPILED_FOR_ONE_RUN = { optimize: false };

/** `maxBytes`: most bytes that a string may have in UTF-8. */
const maxBytes: CodeKeywordDefinition = {
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  error: { message: ({ schemaCode }) => _`"must NOT have more than " + ${schemaCode} + " bytes"` },
  code(context) {
    const { gen, data, schemaCode } = context;
    const bytes = gen.scopeValue('func', {
      key: utf8Length,
      ref: utf8Length,
      code: _`${new Name('utf8Length')}`,
    });
    context.fail(_`${bytes}(${data}) > ${schemaCode}`);
  },
};
