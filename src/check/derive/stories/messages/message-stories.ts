import { documentedCodes } from '../../../../contract/look-up.ts';
import type { Contract } from '../../../../contract/types.ts';
import { expectAccepted, expectRefusal } from '../../../../judge/expectation.ts';
import { unknownMessage } from '../../../base-request.ts';
import type { Case } from '../../../case.ts';
import { sendingOperation } from '../../../find-operation.ts';
import { asking } from '../../asking.ts';
import { promiseStory } from '../../story.ts';
import { messagePaceStories } from './message-pace-stories.ts';
import {
  allTold,
  atMostOne,
  bothAnswered,
  hasElements,
  hasKey,
  hasNone,
  hasWords,
  lacksWords,
  namesAccount,
  pull,
  pullOf,
  pullStep,
  quiet,
  recall,
  recalling,
  recallStep,
  send,
  sendElements,
  sendStep,
  spoken,
  succeeds,
} from './message-steps.ts';

/** What the elements of a message of several say. */
const words = ['<b>"first" & 名前 😀\\', "second 'element' +%20\nof two lines"];

/** More than 12 KB, however a KB is counted. */
const tooManyBytes = 16_384;

/** Characters of three bytes each: too many bytes, and fewer characters than any reading of 12 KB allows. */
const fewCharacters = 6_000;

/** What was sent is pulled, what was recalled is gone, what was refused was never sent; and nobody sends too fast. */
export function messageStories(contract: Contract, kind: string): readonly Case[] {
  const sending = sendingOperation(contract);
  return [
    promiseStory(kind, 'message#stored', `${send}.state.message-is-stored`, spoken, [
      pullStep(`${send}.state.message-is-stored`, {}, hasWords),
    ]),
    promiseStory(
      kind,
      'message#of-its-account-alone',
      `${pull}.state.messages-of-account`,
      { ...spoken, other: true },
      [{ ...pullStep(`${pull}.state.messages-of-account`, {}, () => hasNone), ...pullOf('other') }],
    ),
    promiseStory(kind, 'Official_Account#named', `${pull}.response.names-account`, spoken, [
      pullStep(`${pull}.response.names-account`, {}, (world) => namesAccount(world.account)),
    ]),
    promiseStory(kind, 'ReqMsgNumber#1', `${pull}.response.number-kept`, spoken, [
      pullStep(`${pull}.response.number-kept`, { ReqMsgNumber: 1 }, () => atMostOne),
    ]),
    promiseStory(kind, 'IsFinished#all-told', `${pull}.response.finished`, spoken, [
      pullStep(`${pull}.response.finished`, {}, () => allTold),
    ]),
    promiseStory(kind, 'refusal#sends-nothing', `${send}.state.refusal-sends-nothing`, quiet, [
      {
        ...sendStep(sending, (world) => world.text.padEnd(tooManyBytes, 'x')),
        expect: () => expectRefusal(contract, send, `${send}.limits.message-size`),
      },
      pullStep(`${send}.state.refusal-sends-nothing`, {}, () => hasNone),
    ]),
    promiseStory(kind, 'message#of-two-elements', `${send}.state.message-is-stored`, quiet, [
      {
        ...sendElements(sending, words),
        expect: () => expectAccepted(`${send}.state.message-is-stored`),
      },
      pullStep(`${send}.state.message-is-stored`, {}, () => hasElements(words)),
    ]),
    promiseStory(kind, 'message#too-many-bytes-of-few-characters', `${send}.limits.message-size`, quiet, [
      {
        ...sendStep(sending, (world) => world.text + '字'.repeat(fewCharacters)),
        expect: () => expectRefusal(contract, send, `${send}.limits.message-size`),
      },
    ]),
    promiseStory(
      kind,
      'message#recalled-by-another-account',
      `${send}.state.message-is-stored`,
      { ...spoken, other: true },
      [
        {
          ...asking(recall, (world) => ({ Official_Account: world.other, MsgKeyList: [world.message] })),
          expect: () => ({
            clause: `${send}.state.message-is-stored`,
            answers: [{}, { refused: documentedCodes(contract, recall) }],
          }),
        },
        pullStep(`${send}.state.message-is-stored`, {}, hasWords),
      ],
    ),
    promiseStory(kind, 'message#10000-bytes', `${send}.limits.message-size`, quiet, [
      {
        ...sendStep(sending, (world) => world.text.padEnd(10_000, 'x')),
        expect: () => expectAccepted(`${send}.limits.message-size`),
      },
    ]),
    promiseStory(kind, 'message#recalled', `${recall}.state.recalled`, spoken, [recallStep]),
    promiseStory(kind, 'entries#one-per-message', `${recall}.response.one-entry-per-message`, spoken, [
      recalling(`${recall}.response.one-entry-per-message`, bothAnswered, unknownMessage(1)),
    ]),
    promiseStory(
      kind,
      'message#recalled-beside-an-unknown-one',
      `${recall}.response.entry-fails-alone`,
      spoken,
      [
        recalling(
          `${recall}.response.entry-fails-alone`,
          (world) => succeeds(world.message),
          unknownMessage(1),
        ),
      ],
    ),
    promiseStory(kind, 'recalled-message#gone', `${recall}.state.recalled-is-gone`, spoken, [
      recallStep,
      pullStep(`${recall}.state.recalled-is-gone`, {}, (world) => lacksWords(world.message)),
    ]),
    promiseStory(kind, 'WithRecalledMsg#1', `${pull}.response.recalled-on-request`, spoken, [
      recallStep,
      pullStep(`${pull}.response.recalled-on-request`, { WithRecalledMsg: 1 }, (world) =>
        hasKey(world.message),
      ),
    ]),
    ...messagePaceStories(contract, sending, kind),
  ];
}
