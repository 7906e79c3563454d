import { enumeration } from './keywords/enumeration.ts';
import { maxItems } from './keywords/items-count.ts';
import { numberBounds } from './keywords/number-bounds.ts';
import { pattern } from './keywords/pattern.ts';
import { required } from './keywords/required.ts';
import { maxBytes } from './keywords/text-length.ts';
import { type } from './keywords/type.ts';
import type { KeywordRule } from './variation.ts';

/** Which rule derives variations from which keyword: a new keyword is one file and one row. */
export const keywordRules: readonly KeywordRule[] = [
  required,
  type,
  maxItems,
  maxBytes,
  numberBounds,
  enumeration,
  pattern,
];
