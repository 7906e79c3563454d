import type { Call } from '../call.ts';
import type { Mock } from '../mock.ts';
import type { Remark } from './remark.ts';

/** One thing to look at in every call; a correct one gives no remark. */
export type ClientRule = (call: Call, mock: Mock) => readonly Remark[];

/** What a rule returns for a call in which it finds nothing: one list for all of them. */
export const nothing: readonly Remark[] = [];
