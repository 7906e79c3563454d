/**
 * What a declaration of a suite may use: the kinds of cases that can be derived. `suites/` imports this file and no
 * other of the room.
 */
export type { Contract, Operation } from '../contract/types.ts';
export { expectSilence } from '../judge/expectation.ts';
export { baseRequest, unknownMessage } from './base-request.ts';
export type { Case, CaseRequest, Step, Suite, World } from './case.ts';
export { accountStories } from './derive/account-stories.ts';
export { asking, firstOf, type RequestOf } from './derive/asking.ts';
export { batchRelations } from './derive/batch-relations.ts';
export { combinationCases } from './derive/combination-cases.ts';
export { everyOperation } from './derive/every-operation.ts';
export { extraFieldCases } from './derive/extra-field-cases.ts';
export { limitStories } from './derive/limit-stories.ts';
export { malformedCases } from './derive/malformed-cases.ts';
export { membershipStories } from './derive/membership-stories.ts';
export { mixedBatchCases } from './derive/mixed-batch-cases.ts';
export { pageLimitCases } from './derive/page-limit-cases.ts';
export { plainCase } from './derive/plain-case.ts';
export { queryCases } from './derive/query-cases.ts';
export { querySpellingCases } from './derive/query-spelling-cases.ts';
export { creationRace } from './derive/races/creation-race.ts';
export { endingRace } from './derive/races/ending-race.ts';
export { limitRaces } from './derive/races/limit-races.ts';
export { membershipRaces } from './derive/races/membership-races.ts';
export { requestCases } from './derive/request-cases.ts';
export { servedRequestCases } from './derive/served-request-case.ts';
export { situationCases } from './derive/situation-cases.ts';
export { spellingCases } from './derive/spelling-cases.ts';
export { accountDataStories } from './derive/stories/account-data-stories.ts';
export { capacityStory } from './derive/stories/capacity-story.ts';
export { defaultPlacesCase } from './derive/stories/default-places-case.ts';
export { joinedListStories } from './derive/stories/joined-list-stories.ts';
export { keptStories } from './derive/stories/kept-stories.ts';
export { lastingStories } from './derive/stories/lasting-stories.ts';
export { letterCaseStories } from './derive/stories/letter-case-stories.ts';
export { recallStep } from './derive/stories/message-steps.ts';
export { messageStories } from './derive/stories/message-stories.ts';
export { nearlySameUsersStories } from './derive/stories/nearly-same-users-stories.ts';
export { readAgainStories } from './derive/stories/read-again-stories.ts';
export { severalAccountsStories } from './derive/stories/several-accounts-stories.ts';
export {
  batchStep,
  type Question,
  requestAbout,
  silenceCase,
} from './derive/story.ts';
export { webhookCases } from './derive/webhooks/webhook-cases.ts';
export { type BatchOperation, batchOperations } from './find-operation.ts';
export { randomCases } from './random/random-cases.ts';
export { sequenceCases } from './sequences/sequence-cases.ts';
