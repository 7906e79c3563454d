import { type Suite, webhookCases } from '../src/check/declare.ts';

/** The app's own server is asked and told as the pages of the events say; asked only where the run can listen. */
export const webhooks: Suite = {
  kind: 'webhooks',
  title: 'The app is asked before and told after, rightly, once, and never of what did not happen',
  derive: (contract) => webhookCases(contract, 'webhooks'),
};
