import { get } from '../../../../contract/json-pointer.ts';
import { documentedCodes } from '../../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { readOutcome } from '../../../../judge/outcome.ts';
import type { Case, Step } from '../../../case.ts';
import {
  addingOperation,
  type ListingOperation,
  listingOperation,
  removingOperation,
  type SendingOperation,
  sendingOperation,
} from '../../../find-operation.ts';
import { asking } from '../../asking.ts';
import { demanding, entriesAt, isAt, unmet } from '../../demands.ts';
import { batchStep, promiseStory, storyCase } from '../../story.ts';
import {
  atMostOne,
  hasKey,
  hasSome,
  lacksWords,
  pull,
  pullStep,
  quiet,
  recall,
  send,
  sendStep,
} from '../messages/message-steps.ts';

const describe = 'get_official_account_info';

/** Stories that take their time: what was done is still so a while later, and what may be done every so often is done twice. */
export function lastingStories(contract: Contract, kind: string): readonly Case[] {
  return [...stillThere(contract, kind), secondMessage(contract, kind), bothRecalled(contract, kind)];
}

/** Times of read-back after which what was done is looked at again: what lasts no longer was not done for good. */
const lasting = 4;

/** How often a state is read that has long been settled: a read that is wrong one time in ten is hardly right so often. */
const looks = 20;

/** Who was added is listed not only at once, and who was removed does not come back, in every one of many reads. */
function stillThere(contract: Contract, kind: string): readonly Case[] {
  const add = addingOperation(contract);
  const remove = removingOperation(contract);
  if (remove === undefined) return [];
  const { changed, readBack } = add.batch.clauses;
  const [first, ...others] = Array.from({ length: looks }, () => listed(listingOperation(contract), 4));
  const later: Step[] =
    first === undefined ? [] : [{ ...first, afterMs: ({ readBackMs }) => lasting * readBackMs }];
  return [
    storyCase({
      operation: add.command,
      kind,
      subject: 'subscribers',
      variant: 'still-there-later',
      clause: readBack,
      title: `${add.command} adds users for good, and ${remove.command} removes them for good, however often one looks`,
      arrangement: { account: 'empty', members: 3 },
      users: 3,
      steps: [
        batchStep(add, changed, (world) => world.users(3), [1, 1, 1]),
        batchStep(remove, remove.batch.clauses.changed, (world) => world.members.slice(1), [1, 1]),
        ...later,
        ...others,
        ...Array.from({ length: looks }, () => counted(4)),
      ],
    }),
  ];
}

/** The account has so many subscribers, says the listing: by its total and, where one page holds them all, by its entries. */
function listed({ command, listing }: ListingOperation, count: number): Step {
  const { list, total, next } = listing.response;
  return {
    operation: command,
    request: ({ account }) => ({ body: { json: { Official_Account: account, Next: '' } } }),
    expect: () =>
      demanding(
        listing.clauses.everyone,
        (body) =>
          isAt(body, total, count) ??
          (get(body, next) === '' && entriesAt(body, list).length !== count
            ? unmet(body, list, `${count} entries`)
            : undefined),
      ),
  };
}

/** The same, say the data of the account. */
function counted(count: number): Step {
  const at = '/OfficialAccountInfoList/0/SubscriberNum';
  return {
    ...asking(describe, ({ account }) => ({ OfficialAccountIdList: [{ Official_Account: account }] })),
    expect: () => demanding(`${describe}.state.subscriber-num`, (body) => isAt(body, at, count)),
  };
}

/** Longer than the second in which an account sends one message. @source send_official_account_msg#feature-overview */
const nextSecondMs = 1100;

/**
 * Two messages of an account, as only they show whether a pull keeps to the number that is asked for. How soon the second
 * one is served is no business of this story.
 */
function secondMessage(contract: Contract, kind: string): Case {
  const sending = sendingOperation(contract);
  const clause: ClauseId = `${pull}.response.number-kept`;
  const stored: ClauseId = `${send}.state.message-is-stored`;
  const sent = (number: number) => sendStep(sending, (world) => `${world.text}, number ${number}`);
  const either = { clause: stored, answers: [{}, { refused: documentedCodes(contract, send) }] };
  return promiseStory(kind, 'ReqMsgNumber#1-of-2', clause, quiet, [
    { ...sent(1), expect: () => expectAccepted(stored) },
    { ...sent(2), expect: () => either, afterMs: () => nextSecondMs },
    {
      ...pullStep(stored, {}, () => () => undefined),
      expect: (_, earlier) =>
        demanding(stored, (body) =>
          keysOf(sending, earlier)
            .map((key) => hasKey(key)(body))
            .find((unmet) => unmet !== undefined),
        ),
    },
    pullStep(clause, { ReqMsgNumber: 1 }, () => atMostOne),
  ]);
}

/** Of two messages of an account one is recalled, and the other one is still there; then both are, in one call. */
function bothRecalled(contract: Contract, kind: string): Case {
  const sending = sendingOperation(contract);
  const stored: ClauseId = `${send}.state.message-is-stored`;
  const gone: ClauseId = `${recall}.state.recalled-is-gone`;
  const sent = (number: number) => sendStep(sending, (world) => `${world.text}, number ${number}`);
  const either = { clause: stored, answers: [{}, { refused: documentedCodes(contract, send) }] };
  const recalled = (which: (keys: readonly string[]) => readonly string[]): Step => ({
    operation: recall,
    request: (world, earlier) => ({
      body: { json: { Official_Account: world.account, MsgKeyList: which(keysOf(sending, earlier)) } },
    }),
    expect: () => expectAccepted(`${recall}.state.recalled`),
  });
  return promiseStory(kind, 'recalled-messages#both-gone', gone, quiet, [
    { ...sent(1), expect: () => expectAccepted(stored) },
    { ...sent(2), expect: () => either, afterMs: () => nextSecondMs },
    recalled((keys) => keys.slice(0, 1)),
    {
      ...pullStep(stored, {}, () => () => undefined),
      expect: (_, earlier) =>
        demanding(stored, (body) =>
          keysOf(sending, earlier)
            .slice(1)
            .map((key) => hasKey(key)(body) ?? hasSome(key)(body))
            .find((unmet) => unmet !== undefined),
        ),
    },
    recalled((keys) => keys),
    {
      ...pullStep(gone, {}, () => () => undefined),
      expect: (_, earlier) =>
        demanding(gone, (body) =>
          keysOf(sending, earlier)
            .map((key) => lacksWords(key)(body))
            .find((unmet) => unmet !== undefined),
        ),
    },
  ]);
}

/** The keys that accepted calls gave their messages. */
function keysOf({ command, produces }: SendingOperation, calls: readonly Exchange[]): readonly string[] {
  return calls
    .filter(({ operation }) => operation === command)
    .map(readOutcome)
    .flatMap((outcome) => (outcome.kind === 'accepted' ? [String(get(outcome.body, produces.message))] : []));
}
