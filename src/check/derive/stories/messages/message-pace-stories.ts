import { get } from '../../../../contract/json-pointer.ts';
import { admissibleCodes, clauseById, documentedCodes } from '../../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { type Expectation, expectAccepted } from '../../../../judge/expectation.ts';
import { readOutcome } from '../../../../judge/outcome.ts';
import { paceKept, paceKeptInRace } from '../../../../judge/relations/pace-kept.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { addingOperation, creatingOperation, type SendingOperation } from '../../../find-operation.ts';
import { promiseStory, requestAbout } from '../../story.ts';
import { atMostOne, hasWords, pullStep, quiet, send, sendStep } from './message-steps.ts';

/** An account sends one message in this time. @source send_official_account_msg#feature-overview */
const messageEveryMs = 1000;

/** Stories of messages that follow one another at once: too many, and the same one twice. */
export function messagePaceStories(
  contract: Contract,
  sending: SendingOperation,
  kind: string,
): readonly Case[] {
  return [
    threeAtOnce(contract, sending, kind),
    pairsAtOnce(contract, sending, kind),
    fourInARace(contract, sending, kind),
    twiceTheSame(contract, sending, kind),
    sameWordsElsewhere(contract, sending, kind),
  ];
}

/** Accounts that send two messages each, one account after the other. */
const pairs = 3;

/**
 * Two messages of each of some accounts. That the third of an account is refused may be for the hour's sake; of the
 * second ones at most those may be accepted between which and the first a second of the clock ended.
 */
function pairsAtOnce(contract: Contract, sending: SendingOperation, kind: string): Case {
  const clause = `${send}.limits.one-message-a-second`;
  const refused = admissibleCodes(contract, send, clauseById(contract, clause).refusal ?? 'documented');
  const accounts = Array.from({ length: pairs }, (_, index) => index);
  const message = (index: number, number: number): Omit<Step, 'expect'> => {
    const step = sendStep(sending, (world) => `${world.text}, number ${number}`);
    return { ...step, request: (world, earlier) => step.request(atAccount(world, index), earlier) };
  };
  return {
    ...promiseStory(kind, 'messages#pairs-at-once', clause, { account: 'none' }, [
      ...accounts.flatMap((index) => joinedAccount(contract, clause, index)),
      ...accounts.flatMap((index): readonly Step[] => [
        { ...message(index, 1), expect: () => expectAccepted(clause) },
        { ...message(index, 2), expect: () => ({ clause, answers: [{}, { refused }] }) },
      ]),
    ]),
    accounts: pairs,
    users: pairs,
    relations: [paceKept(clause, send, messageEveryMs)],
  };
}

/** Makes one of the accounts, with a subscriber of its own. */
function joinedAccount(contract: Contract, clause: ClauseId, index: number): readonly Step[] {
  const create = creatingOperation(contract);
  const add = addingOperation(contract);
  return [
    {
      operation: create.command,
      request: (world) => ({ body: { json: baseRequest(create, atAccount(world, index)) } }),
      expect: () => expectAccepted(clause),
    },
    {
      operation: add.command,
      request: (world) =>
        requestAbout(add, atAccount(world, index), world.users(pairs).slice(index, index + 1)),
      expect: () => expectAccepted(clause, [1]),
    },
  ];
}

/** The world in which one of the accounts is the one that requests are about, or that they create. */
function atAccount(world: World, index: number): World {
  const id = world.freeAccount(index);
  return { ...world, account: id, freeAccount: () => id };
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
  return promiseStory(kind, 'messages#three-at-once', clause, quiet, [step(1), step(2), step(3)]);
}

/** Four messages that leave at the same moment: who looks whether one was sent before any of them is noted serves all. */
function fourInARace(contract: Contract, sending: SendingOperation, kind: string): Case {
  const clause = `${send}.limits.one-message-a-second`;
  const refused = admissibleCodes(contract, send, clauseById(contract, clause).refusal ?? 'documented');
  const steps = Array.from(
    { length: 4 },
    (_, index): Step => ({
      ...sendStep(sending, (world) => `${world.text}, number ${index + 1}`),
      together: 0,
      expect: () => ({ clause, answers: [{}, { refused }] }),
    }),
  );
  const relations = [paceKeptInRace(clause, send, messageEveryMs)];
  return { ...promiseStory(kind, 'messages#four-in-a-race', clause, quiet, steps), relations };
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

/**
 * The same message twice. Whether the second is refused, for coming so soon or for being the same, or accepted and
 * dropped, there is one message to be pulled.
 */
function twiceTheSame(contract: Contract, sending: SendingOperation, kind: string): Case {
  const clause = `${send}.state.repeated-is-dropped`;
  const same = sendStep(sending, (world) => world.text);
  const again = { clause, answers: [{}, { refused: documentedCodes(contract, send) }] };
  return promiseStory(kind, 'message#sent-twice', clause, quiet, [
    { ...same, expect: () => expectAccepted(clause) },
    { ...same, expect: () => again },
    pullStep(clause, {}, () => atMostOne),
  ]);
}

/** Two accounts send the same words: a message is a repetition of its own account's messages only. */
function sameWordsElsewhere(contract: Contract, sending: SendingOperation, kind: string): Case {
  const clause = `${send}.state.message-is-stored`;
  const words = sendStep(sending, (world) => world.text);
  const both = [0, 1];
  const sends = both.map(
    (index): Step => ({
      ...words,
      request: (world, earlier) => words.request(atAccount(world, index), earlier),
      expect: () => expectAccepted(clause),
    }),
  );
  const pulls = both.map((index): Step => {
    const step = pullStep(clause, {}, hasWords);
    return {
      ...step,
      request: (world, earlier) => step.request(atAccount(world, index), earlier),
      expect: (world, earlier, known) => {
        const sent = earlier[both.length * 2 + index];
        const message = sent === undefined ? '' : keyIn(sent, sending);
        return step.expect({ ...atAccount(world, index), message }, earlier, known);
      },
    };
  });
  return {
    ...promiseStory(kind, 'message#same-words-of-two-accounts', clause, { account: 'none' }, [
      ...both.flatMap((index) => joinedAccount(contract, clause, index)),
      ...sends,
      ...pulls,
    ]),
    accounts: both.length,
    users: pairs,
  };
}

function keyIn(sent: Exchange, { produces }: SendingOperation): string {
  const outcome = readOutcome(sent);
  return outcome.kind === 'accepted' ? String(get(outcome.body, produces.message)) : '';
}
