import type { Call, Refusal } from '../call.ts';
import type { Mock } from '../mock.ts';

/** One question that a call must pass before its operation is carried out; it may fill in what it learns. */
export type Check = (call: Call, mock: Mock) => Refusal | undefined;
