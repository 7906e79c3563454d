import { get } from '../../../contract/json-pointer.ts';
import { admissibleCodes, clauseById } from '../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../contract/types.ts';
import type { Exchange } from '../../../judge/exchange.ts';
import { type Expectation, expectAccepted, expectRefusal, type Unmet } from '../../../judge/expectation.ts';
import { type JsonObject, readOutcome } from '../../../judge/outcome.ts';
import { baseRequest, unknownMessage } from '../../base-request.ts';
import type { Arrangement, Case, Step, World } from '../../case.ts';
import { type SendingOperation, sendingOperation } from '../../find-operation.ts';
import { type Demands, demanding, entriesAt, isAt, unmet } from '../demands.ts';
import { storyCase } from '../story.ts';

const send = 'send_official_account_msg';
const recall = 'official_account_msg_recall';
const pull = 'official_account_msg_get_simple';
const pulled = '/RspMsgList';
const recalled = '/RecallRetList';

/** An account with a subscriber. */
const quiet: Arrangement = { account: 'empty', members: 1 };
/** The same, and it has sent a message. */
const spoken: Arrangement = { ...quiet, message: true };

/** What was sent is pulled, what was recalled is gone, what was refused was never sent; and nobody sends too fast. */
export function messageStories(contract: Contract, kind: string): readonly Case[] {
  const sending = sendingOperation(contract);
  return [
    story(kind, 'message#stored', `${send}.state.message-is-stored`, spoken, [
      pullStep(`${send}.state.message-is-stored`, {}, hasWords),
    ]),
    story(
      kind,
      'message#of-its-account-alone',
      `${pull}.state.messages-of-account`,
      { ...spoken, other: true },
      [{ ...pullStep(`${pull}.state.messages-of-account`, {}, () => hasNone), request: pullOf('other') }],
    ),
    story(kind, 'Official_Account#named', `${pull}.response.names-account`, spoken, [
      pullStep(`${pull}.response.names-account`, {}, (world) => namesAccount(world.account)),
    ]),
    story(kind, 'ReqMsgNumber#1', `${pull}.response.number-kept`, spoken, [
      pullStep(`${pull}.response.number-kept`, { ReqMsgNumber: 1 }, () => atMostOne),
    ]),
    story(kind, 'refusal#sends-nothing', `${send}.state.refusal-sends-nothing`, quiet, [
      {
        ...sendStep(sending, (world) => world.text.padEnd(tooManyBytes, 'x')),
        expect: () => expectRefusal(contract, send, `${send}.limits.message-size`),
      },
      pullStep(`${send}.state.refusal-sends-nothing`, {}, () => hasNone),
    ]),
    story(kind, 'message#10000-bytes', `${send}.limits.message-size`, quiet, [
      {
        ...sendStep(sending, (world) => world.text.padEnd(10_000, 'x')),
        expect: () => expectAccepted(`${send}.limits.message-size`),
      },
    ]),
    story(kind, 'message#recalled', `${recall}.state.recalled`, spoken, [
      recallStep(`${recall}.state.recalled`, (world) => succeeds(world.message)),
    ]),
    story(kind, 'entries#one-per-message', `${recall}.response.one-entry-per-message`, spoken, [
      recallStep(`${recall}.response.one-entry-per-message`, bothAnswered, unknownMessage(1)),
    ]),
    story(kind, 'message#recalled-beside-an-unknown-one', `${recall}.response.entry-fails-alone`, spoken, [
      recallStep(
        `${recall}.response.entry-fails-alone`,
        (world) => succeeds(world.message),
        unknownMessage(1),
      ),
    ]),
    story(kind, 'recalled-message#gone', `${recall}.state.recalled-is-gone`, spoken, [
      recallStep(`${recall}.state.recalled`, (world) => succeeds(world.message)),
      pullStep(`${recall}.state.recalled-is-gone`, {}, (world) => lacksWords(world.message)),
    ]),
    story(kind, 'WithRecalledMsg#1', `${pull}.response.recalled-on-request`, spoken, [
      recallStep(`${recall}.state.recalled`, (world) => succeeds(world.message)),
      pullStep(`${pull}.response.recalled-on-request`, { WithRecalledMsg: 1 }, (world) =>
        hasKey(world.message),
      ),
    ]),
    threeAtOnce(contract, sending, kind),
  ];
}

/** More than 12 KB, however a KB is counted. */
const tooManyBytes = 16_384;

function story(
  kind: string,
  rest: string,
  clause: ClauseId,
  arrangement: Arrangement,
  steps: readonly Step[],
): Case {
  const [subject, variant] = rest.split('#') as [string, string];
  const [operation] = clause.split('.') as [string];
  const title = `${operation}: ${subject} is ${variant.replaceAll('-', ' ')}`;
  return storyCase({ operation, kind, subject, variant, clause, title, arrangement, users: 0, steps });
}

/** Sends words of the caller's own; accepted or not is for the caller to say. */
function sendStep(sending: SendingOperation, words: (world: World) => string): Omit<Step, 'expect'> {
  return {
    operation: send,
    request: (world) => ({ body: { json: baseRequest(sending, { ...world, text: words(world) }) } }),
  };
}

function pullOf(which: 'account' | 'other', fields: object = {}): Step['request'] {
  return (world) => ({ body: { json: { Official_Account: world[which], ReqMsgNumber: 20, ...fields } } });
}

function pullStep(clause: ClauseId, fields: object, demands: (world: World) => Demands): Step {
  return {
    operation: pull,
    settles: true,
    request: pullOf('account', fields),
    expect: (world) => demanding(clause, demands(world)),
  };
}

/** Recalls the world's message, and others beside it. */
function recallStep(
  clause: ClauseId,
  demands: (world: World) => Demands,
  ...others: readonly string[]
): Step {
  return {
    operation: recall,
    request: (world) => ({
      body: { json: { Official_Account: world.account, MsgKeyList: [...others, world.message] } },
    }),
    expect: (world) => demanding(clause, demands(world)),
  };
}

function placeOf(body: JsonObject, list: string, key: string): number {
  return entriesAt(body, list).findIndex((entry) => get(entry, '/MsgKey') === key);
}

const textAt = '/MsgBody/0/MsgContent/Text';

/** The message of the world is there, with the words that were sent. */
function hasWords({ message, text }: World): Demands {
  return (body) =>
    hasKey(message)(body) ?? isAt(body, `${pulled}/${placeOf(body, pulled, message)}${textAt}`, text);
}

function hasKey(key: string): Demands {
  return (body) =>
    placeOf(body, pulled, key) < 0 ? unmet(body, pulled, `a list with the message ${key}`) : undefined;
}

/** The message is not there, or an entry without its words stands in its place. */
function lacksWords(key: string): Demands {
  return (body) => {
    const at = `${pulled}/${placeOf(body, pulled, key)}${textAt}`;
    return get(body, at) === undefined ? undefined : unmet(body, at, 'nothing: the message was recalled');
  };
}

const hasNone: Demands = (body) =>
  entriesAt(body, pulled).length === 0 ? undefined : unmet(body, pulled, 'no message');

const atMostOne: Demands = (body) =>
  entriesAt(body, pulled).length <= 1 ? undefined : unmet(body, pulled, 'at most 1 entry');

/** The answer names the account that was asked for, where it names one. */
function namesAccount(account: string): Demands {
  return (body) =>
    body.Official_Account === undefined ? undefined : isAt(body, '/Official_Account', account);
}

function succeeds(key: string): Demands {
  return (body) => {
    const place = placeOf(body, recalled, key);
    if (place < 0) return unmet(body, recalled, `an entry for ${key}`);
    return isAt(body, `${recalled}/${place}/RetCode`, 0);
  };
}

/** Each of the two messages that were named has one entry, and nobody else has. */
function bothAnswered({ message }: World): Demands {
  const expected = [message, unknownMessage(1)].sort().join();
  return (body): Unmet | undefined => {
    const keys = entriesAt(body, recalled).map((entry) => get(entry, '/MsgKey'));
    return keys.sort().join() === expected
      ? undefined
      : unmet(body, recalled, `one entry each for ${expected}`);
  };
}

/**
 * Three messages as fast as they can be sent. One within a second may fall into the next second of the clock, so that
 * two are accepted; of three within one second, one is refused.
 */
function threeAtOnce(contract: Contract, sending: SendingOperation, kind: string): Case {
  const clause = `${send}.limits.one-message-a-second`;
  const step = (number: number): Step => ({
    ...sendStep(sending, (world) => `${world.text}, number ${number}`),
    expect: (_, earlier) => expectAtThisPace(contract, clause, earlier),
  });
  return story(kind, 'messages#three-at-once', clause, quiet, [step(1), step(2), step(3)]);
}

function expectAtThisPace(contract: Contract, clause: ClauseId, earlier: readonly Exchange[]): Expectation {
  const refused = admissibleCodes(contract, send, clauseById(contract, clause).refusal ?? 'documented');
  const [first] = earlier;
  if (first === undefined) return expectAccepted(clause);
  const accepted = earlier.filter((exchange) => readOutcome(exchange).kind === 'accepted').length;
  const withinASecond = Date.now() - Date.parse(first.startedAt) < 1000;
  const answers = accepted === 2 && withinASecond ? [{ refused }] : [{}, { refused }];
  return { clause, answers };
}
