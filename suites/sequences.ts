import {
  batchOperations,
  batchRelations,
  creationRace,
  everyOperation,
  limitRaces,
  membershipRaces,
  type Suite,
} from '../src/check/declare.ts';

/** What holds between calls: in another order, in two calls instead of one, at the same moment. */
export const pairs: Suite = {
  kind: 'pairs',
  title: 'The same, asked in another order or in several calls, comes to the same',
  derive: (contract) =>
    batchOperations(contract).flatMap((operation) => batchRelations(contract, operation, 'pairs')),
};

/** Calls at the same moment, which some order must explain. */
export const races: Suite = {
  kind: 'races',
  title: 'Calls at the same moment come to what some order of them explains',
  derive: (contract) => [
    ...batchOperations(contract).flatMap((operation) => membershipRaces(contract, operation, 'races')),
    ...batchOperations(contract).flatMap((operation) => limitRaces(operation, 'races')),
    ...everyOperation((whole, operation) => creationRace(whole, operation, 'races'))(contract),
  ],
};
