import type { KeywordRule } from '../variation.ts';
import { enumeration } from './keywords/enumeration.ts';
import { maxItems, minItems } from './keywords/items-count.ts';
import { numberBounds } from './keywords/number-bounds.ts';
import { forbiddenPattern, pattern } from './keywords/pattern.ts';
import { oneOfRequired, required } from './keywords/required.ts';
import { maxBytes, maxLength } from './keywords/text-length.ts';
import { type } from './keywords/type.ts';

/** Which rule derives variations from which keyword: a new keyword is one file and one row. */
export const keywordRules: readonly KeywordRule[] = [
  required,
  oneOfRequired,
  type,
  minItems,
  maxItems,
  maxLength,
  maxBytes,
  numberBounds,
  enumeration,
  pattern,
  forbiddenPattern,
];
