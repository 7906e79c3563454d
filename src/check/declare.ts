/**
 * What a declaration of a suite may use: the kinds of cases that can be derived. `suites/` imports this file and no
 * other of the room.
 */
export type { Contract, Operation } from '../contract/types.ts';
export { expectSilence } from '../judge/expectation.ts';
export { baseRequest, unknownMessage } from './base-request.ts';
export type { Case, CaseRequest, Step, Suite, World } from './case.ts';
export { asking, firstOf, type RequestOf } from './derive/asking.ts';
export { everyOperation } from './derive/every-operation.ts';
export { creationRace } from './derive/races/creation-race.ts';
export { endingRace } from './derive/races/ending-race.ts';
export { limitRaces } from './derive/races/limit-races.ts';
export { membershipRaces } from './derive/races/membership-races.ts';
export { combinationCases } from './derive/requests/combination-cases.ts';
export { extraFieldCases } from './derive/requests/extra-field-cases.ts';
export { malformedCases } from './derive/requests/malformed-cases.ts';
export { mixedBatchCases } from './derive/requests/mixed-batch-cases.ts';
export { plainCase } from './derive/requests/plain-case.ts';
export { queryCases } from './derive/requests/query-cases.ts';
export { querySpellingCases } from './derive/requests/query-spelling-cases.ts';
export { requestCases } from './derive/requests/request-cases.ts';
export { servedRequestCases } from './derive/requests/served-request-case.ts';
export { situationCases } from './derive/requests/situation-cases.ts';
export { spellingCases } from './derive/requests/spelling-cases.ts';
export { accountDataStories } from './derive/stories/accounts/account-data-stories.ts';
export { accountStories } from './derive/stories/accounts/account-stories.ts';
export { sameBeginningStory } from './derive/stories/accounts/same-beginning-story.ts';
export { severalAccountsStories } from './derive/stories/accounts/several-accounts-stories.ts';
export { keptStories } from './derive/stories/kept/kept-stories.ts';
export { lastingStories } from './derive/stories/kept/lasting-stories.ts';
export { letterCaseStories } from './derive/stories/kept/letter-case-stories.ts';
export { readAgainStories } from './derive/stories/kept/read-again-stories.ts';
export { capacityStory } from './derive/stories/limits/capacity-story.ts';
export { defaultPlacesCase } from './derive/stories/limits/default-places-case.ts';
export { limitStories } from './derive/stories/limits/limit-stories.ts';
export { batchRelations } from './derive/stories/memberships/batch-relations.ts';
export { joinedListStories } from './derive/stories/memberships/joined-list-stories.ts';
export { membershipStories } from './derive/stories/memberships/membership-stories.ts';
export { nearlySameUsersStories } from './derive/stories/memberships/nearly-same-users-stories.ts';
export { pageLimitCases } from './derive/stories/memberships/page-limit-cases.ts';
export { subscribeTimeStory } from './derive/stories/memberships/subscribe-time-story.ts';
export { recallStep } from './derive/stories/messages/message-steps.ts';
export { messageStories } from './derive/stories/messages/message-stories.ts';
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
