import type { Mock } from '../mock.ts';
import type { Call, Decision } from '../types.ts';

/**
 * Carries out one operation: decides first and changes the state only when nothing forbids it. The caller is known and
 * the body fits the request schema, but for mistakes that a policy or a fault lets pass.
 */
export type Handler = (call: Call, mock: Mock) => Decision;
