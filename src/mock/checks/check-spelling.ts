import { hasUnusualNumber, isDeeper } from '../reading/json-spelling.ts';
import { bodyText } from '../reading/read-body.ts';
import type { Check } from './check.ts';

/** Integers are written in digits, where a policy asks for that. */
export const checkNumbers: Check = (call, { policies }) => {
  const ruling = policies.ruling('unusual-number');
  return ruling.kind === 'refuse' && hasUnusualNumber(bodyText(call))
    ? { code: ruling.code, info: 'an integer must be written in digits' }
    : undefined;
};

/** Levels within which every request of the documentation stays by far. */
const usualLevels = 32;

/** Levels that nobody means: only what is deeper is refused before a service has read it. */
const mostLevels = 5000;

/** The body is not nested without reason, where a policy asks for that. */
export const checkDepth: Check = (call, { policies }) => {
  const ruling = policies.ruling('deep-nesting');
  if (ruling.kind === 'accept') return undefined;
  const refusal = { code: ruling.code, info: 'the body is nested too deep' };
  if (!isDeeper(bodyText(call), ruling.http ? mostLevels : usualLevels)) return undefined;
  return ruling.http ? { ...refusal, httpStatus: 413 } : refusal;
};
