import { hasUnusualNumber, isDeep } from '../reading/json-spelling.ts';
import { bodyText } from '../reading/read-body.ts';
import type { Check } from './check.ts';

/** What a JSON text may be refused for though any reader can read it, by open question. */
const unusual = {
  'unusual-number': { found: hasUnusualNumber, info: 'an integer must be written in digits' },
  'deep-nesting': { found: isDeep, info: 'the body is nested too deep' },
} as const;

/** The JSON of the body is spelt in the usual way, where a policy asks for that. */
export const checkSpelling: Check = (call, { policies }) => {
  for (const [silence, { found, info }] of Object.entries(unusual)) {
    const ruling = policies.ruling(silence);
    if (ruling.kind === 'refuse' && found(bodyText(call))) return { code: ruling.code, info };
  }
  return undefined;
};
