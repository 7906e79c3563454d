import {
  batchOperations,
  batchRelations,
  creationRace,
  endingRace,
  everyOperation,
  limitRaces,
  membershipRaces,
  randomCases,
  type Suite,
  sequenceCases,
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
    ...endingRace(contract, 'races'),
  ],
};

/** Stories drawn at random, from the seed of the run, and held against a reference model. */
export const sequences: Suite = {
  kind: 'sequence',
  title: 'Whatever the calls, and in whatever order: answers and read-back fit a small model',
  derive: (contract, seed) => sequenceCases(contract, 'sequence', seed),
};

/** Requests drawn at random from the request schemas, from the seed of the run. */
export const random: Suite = {
  kind: 'random',
  title: 'Whatever permitted values meet in a request, it is accepted',
  derive: (contract, seed) =>
    Object.values(contract.operations).flatMap((operation) =>
      randomCases(contract, operation, 'random', seed),
    ),
};
