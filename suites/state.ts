import {
  accountDataStories,
  accountStories,
  batchOperations,
  capacityStory,
  everyOperation,
  joinedListStories,
  keptStories,
  lastingStories,
  letterCaseStories,
  membershipStories,
  messageStories,
  nearlySameUsersStories,
  pageLimitCases,
  readAgainStories,
  type Suite,
  severalAccountsStories,
  situationCases,
} from '../src/check/declare.ts';

/** What was answered is so: Results fit one another and the read-back, and what is not there is refused. */
export const state: Suite = {
  kind: 'state',
  title: 'Results and read-back agree, and what does not exist is refused',
  derive: (contract) => [
    ...batchOperations(contract).flatMap((operation) => membershipStories(contract, operation, 'state')),
    ...accountStories(contract, 'state'),
    ...accountDataStories(contract, 'state'),
    ...lastingStories(contract, 'state'),
    ...pageLimitCases(contract, 'state'),
    ...severalAccountsStories(contract, 'state'),
    ...readAgainStories(contract, 'state'),
    ...everyOperation((_, operation) => keptStories(contract, operation, 'state'))(contract),
    capacityStory(contract, 'state'),
    ...letterCaseStories(contract, 'state'),
    ...nearlySameUsersStories(contract, 'state'),
    ...joinedListStories(contract, 'state'),
    ...messageStories(contract, 'state'),
    ...everyOperation((_, operation) =>
      situationCases(contract, operation, 'state', ['account', 'body', 'userId']),
    )(contract),
  ],
};
