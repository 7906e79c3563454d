import {
  batchOperations,
  type Contract,
  combinationCases,
  everyOperation,
  malformedCases,
  mixedBatchCases,
  type Operation,
  requestCases,
  type Suite,
  spellingCases,
} from '../src/check/declare.ts';

/** The layer that reads bodies is the same for every operation: it is tried where a call would add, and where it would create. */
function readers(contract: Contract): readonly Operation[] {
  const { create_official_account: create } = contract.operations;
  return [
    ...batchOperations(contract).filter(({ batch }) => batch.sets === 'in'),
    ...(create ? [create] : []),
  ];
}

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
    ...readers(contract).flatMap((operation) => malformedCases(contract, operation, 'request')),
  ],
};
