import {
  batchOperations,
  defaultPlacesCase,
  everyOperation,
  limitStories,
  type Suite,
  situationCases,
} from '../src/check/declare.ts';

/** Limits of accounts and subscribers are reached exactly: the last place is given, one more is not. */
export const limits: Suite = {
  kind: 'limits',
  title: 'The last place is given, one more is not',
  derive: (contract) => [
    ...batchOperations(contract)
      .filter(({ batch }) => batch.sets === 'in')
      .flatMap((operation) => limitStories(contract, operation, 'limits')),
    defaultPlacesCase(contract, 'limits'),
    ...everyOperation((_, operation) => situationCases(contract, operation, 'limits', ['limit']))(contract),
  ],
};
