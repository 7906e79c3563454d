import { everyOperation, plainCase, type Suite } from '../src/check/declare.ts';

/** A plain valid call of every operation is accepted. Every law over exchanges judges it, as it judges every call. */
export const envelope: Suite = {
  kind: 'envelope',
  title: 'A valid call is accepted, in the documented envelope',
  derive: everyOperation((contract, operation) => [plainCase(contract, operation, 'envelope')]),
};
