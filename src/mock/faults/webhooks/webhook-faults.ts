import type { Fault } from '../fault.ts';
import { callbackFaults } from './callback-faults.ts';
import { deliveryFaults } from './delivery-faults.ts';
import { queryFaults } from './query-faults.ts';
import { replyFaults } from './reply-faults.ts';

/** Defects in what the app is asked and told, and in what follows from its replies. */
export const webhookFaults: readonly Fault[] = [
  ...callbackFaults,
  ...queryFaults,
  ...deliveryFaults,
  ...replyFaults,
];
