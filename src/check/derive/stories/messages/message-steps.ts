import { get, set } from '../../../../contract/json-pointer.ts';
import type { ClauseId } from '../../../../contract/types.ts';
import type { Unmet } from '../../../../judge/expectation.ts';
import type { JsonObject } from '../../../../judge/outcome.ts';
import { baseRequest, unknownMessage } from '../../../base-request.ts';
import type { Arrangement, Step, World } from '../../../case.ts';
import type { SendingOperation } from '../../../find-operation.ts';
import { type Asked, asking, type RequestOf } from '../../asking.ts';
import { type Demands, demanding, entriesAt, isAt, unmet } from '../../demands.ts';

/** What stories about messages are made of. */

export const send = 'send_official_account_msg';
export const recall = 'official_account_msg_recall';
export const pull = 'official_account_msg_get_simple';
const pulled = '/RspMsgList';
const recalled = '/RecallRetList';

/** An account with a subscriber. */
export const quiet: Arrangement = { account: 'empty', members: 1 };
/** The same, and it has sent a message. */
export const spoken: Arrangement = { ...quiet, message: true };

/** Sends words of the caller's own; accepted or not is for the caller to say. */
export function sendStep(sending: SendingOperation, words: (world: World) => string): Omit<Step, 'expect'> {
  return {
    operation: send,
    request: (world) => ({ body: { json: baseRequest(sending, { ...world, text: words(world) }) } }),
  };
}

/** Sends a message of several elements, each with words of its own. */
export function sendElements(sending: SendingOperation, words: readonly string[]): Omit<Step, 'expect'> {
  return {
    operation: send,
    request: (world) => {
      const base = baseRequest(sending, world);
      const elements = words.map((text) => set(get(base, '/MsgBody/0'), '/MsgContent/Text', text));
      return { body: { json: set(base, '/MsgBody', elements) } };
    },
  };
}

/** There is one message, and it has these elements. */
export function hasElements(words: readonly string[]): Demands {
  return (body) => {
    const [message] = entriesAt(body, pulled);
    const stored = message === undefined ? [] : get(message, '/MsgBody');
    const texts = Array.isArray(stored) ? stored.map((element) => get(element, '/MsgContent/Text')) : [];
    return texts.join('\n') === words.join('\n')
      ? undefined
      : unmet(body, `${pulled}/0/MsgBody`, `${words.length} elements as they were sent`);
  };
}

/** A request for the messages of the world's account, or of the other one. */
export function pullOf(which: 'account' | 'other', fields: Partial<RequestOf<typeof pull>> = {}): Asked {
  return asking(pull, (world) => ({ Official_Account: world[which], ReqMsgNumber: 20, ...fields }));
}

/** Pulls the messages of the world's account and demands something of them. */
export function pullStep(
  clause: ClauseId,
  fields: Partial<RequestOf<typeof pull>>,
  demands: (world: World) => Demands,
): Step {
  return {
    ...pullOf('account', fields),
    settles: true,
    expect: (world) => demanding(clause, demands(world)),
  };
}

/** Recalls the world's message, which succeeds. */
export const recallStep: Step = recalling(`${recall}.state.recalled`, (world) => succeeds(world.message));

/** Recalls the world's message, and others beside it. */
export function recalling(
  clause: ClauseId,
  demands: (world: World) => Demands,
  ...others: readonly string[]
): Step {
  return {
    ...asking(recall, (world) => ({
      Official_Account: world.account,
      MsgKeyList: [...others, world.message],
    })),
    expect: (world) => demanding(clause, demands(world)),
  };
}

function placeOf(body: JsonObject, list: string, key: string): number {
  return entriesAt(body, list).findIndex((entry) => get(entry, '/MsgKey') === key);
}

const textAt = '/MsgBody/0/MsgContent/Text';

/** The message of the world is there, with the words that were sent. */
export function hasWords({ message, text }: World): Demands {
  return (body) =>
    hasKey(message)(body) ?? isAt(body, `${pulled}/${placeOf(body, pulled, message)}${textAt}`, text);
}

/** The message with that key is there. */
export function hasKey(key: string): Demands {
  return (body) =>
    placeOf(body, pulled, key) < 0 ? unmet(body, pulled, `a list with the message ${key}`) : undefined;
}

/** The message of that key has words, whichever. */
export function hasSome(key: string): Demands {
  return (body) => {
    const at = `${pulled}/${placeOf(body, pulled, key)}${textAt}`;
    return get(body, at) === undefined ? unmet(body, at, 'the words that were sent') : undefined;
  };
}

/** The message is not there, or an entry without its words stands in its place. */
export function lacksWords(key: string): Demands {
  return (body) => {
    const at = `${pulled}/${placeOf(body, pulled, key)}${textAt}`;
    return get(body, at) === undefined ? undefined : unmet(body, at, 'nothing: the message was recalled');
  };
}

/** No message is there. */
export const hasNone: Demands = (body) =>
  entriesAt(body, pulled).length === 0 ? undefined : unmet(body, pulled, 'no message');

/** One message is there, or none. */
export const atMostOne: Demands = (body) =>
  entriesAt(body, pulled).length <= 1 ? undefined : unmet(body, pulled, 'at most 1 entry');

/** The answer names the account that was asked for, where it names one. */
export function namesAccount(account: string): Demands {
  return (body) =>
    body.Official_Account === undefined ? undefined : isAt(body, '/Official_Account', account);
}

/** Where an answer says whether more messages follow, it says that these are all. */
export const allTold: Demands = (body) =>
  body.IsFinished === undefined ? undefined : isAt(body, '/IsFinished', 1);

/** The recall of that message succeeded. */
export function succeeds(key: string): Demands {
  return (body) => {
    const place = placeOf(body, recalled, key);
    if (place < 0) return unmet(body, recalled, `an entry for ${key}`);
    return isAt(body, `${recalled}/${place}/RetCode`, 0);
  };
}

/** Each of the two messages that were named has one entry, and nobody else has. */
export function bothAnswered({ message }: World): Demands {
  const expected = [message, unknownMessage(1)].sort().join();
  return (body): Unmet | undefined => {
    const keys = entriesAt(body, recalled).map((entry) => get(entry, '/MsgKey'));
    return keys.sort().join() === expected
      ? undefined
      : unmet(body, recalled, `one entry each for ${expected}`);
  };
}
