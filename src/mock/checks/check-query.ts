import type { Operation } from '../../contract/types.ts';
import type { Check } from './check.ts';
import { refusalAmong } from './refusal-among.ts';

/** Every query parameter is there, once, and has its documented form; a policy may let single mistakes pass. */
export const checkQuery: Check = (call, mock) => {
  const query = call.received.query as Readonly<Record<string, string>>;
  if (mock.validators.query(query).length === 0) return undefined;
  return refusalAmong(mock.allErrors.query(query), 'query', call.operation as Operation, mock);
};
