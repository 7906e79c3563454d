import {
  batchOperations,
  combinationCases,
  everyOperation,
  mixedBatchCases,
  requestCases,
  type Suite,
  spellingCases,
} from '../src/check/declare.ts';

/**
 * Every rule of a request schema is kept at its bound and broken just beyond it, one rule at a time; what is valid alone
 * is valid together, in any spelling; what is wrong in one entry of a batch leaves nothing half done.
 */
export const request: Suite = {
  kind: 'request',
  title: 'A request that keeps the rules is accepted, one that breaks a rule is refused and writes nothing',
  derive: (contract) => [
    ...everyOperation((_, operation) => [
      ...requestCases(contract, operation, 'request'),
      ...combinationCases(contract, operation, 'request'),
      ...spellingCases(contract, operation, 'request'),
    ])(contract),
    ...batchOperations(contract).flatMap((operation) => mixedBatchCases(contract, operation, 'request')),
  ],
};
