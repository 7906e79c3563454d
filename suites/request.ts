import { everyOperation, requestCases, type Suite } from '../src/check/declare.ts';

/** Every rule of a request schema is kept at its bound and broken just beyond it, one rule at a time. */
export const request: Suite = {
  kind: 'request',
  title: 'A request that keeps the rules is accepted, one that breaks a rule is refused and writes nothing',
  derive: everyOperation((contract, operation) => requestCases(contract, operation, 'request')),
};
