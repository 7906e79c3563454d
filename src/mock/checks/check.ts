import type { Mock } from '../mock.ts';
import type { Call, Refusal } from '../types.ts';

/** One question that a call must pass before its operation is carried out; it may fill in what it learns. */
export type Check = (call: Call, mock: Mock) => Refusal | undefined;
