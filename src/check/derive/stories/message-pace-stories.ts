import { admissibleCodes, clauseById, documentedCodes } from '../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../contract/types.ts';
import type { Exchange } from '../../../judge/exchange.ts';
import { type Expectation, expectAccepted } from '../../../judge/expectation.ts';
import { readOutcome } from '../../../judge/outcome.ts';
import type { Case, Step } from '../../case.ts';
import type { SendingOperation } from '../../find-operation.ts';
import { atMostOne, pullStep, quiet, send, sendStep, story } from './message-steps.ts';

/** Stories of messages that follow one another at once: too many, and the same one twice. */
export function messagePaceStories(
  contract: Contract,
  sending: SendingOperation,
  kind: string,
): readonly Case[] {
  return [threeAtOnce(contract, sending, kind), twiceTheSame(contract, sending, kind)];
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

/**
 * The same message twice. Whether the second is refused, for coming so soon or for being the same, or accepted and
 * dropped, there is one message to be pulled.
 */
function twiceTheSame(contract: Contract, sending: SendingOperation, kind: string): Case {
  const clause = `${send}.state.repeated-is-dropped`;
  const same = sendStep(sending, (world) => world.text);
  const again = { clause, answers: [{}, { refused: documentedCodes(contract, send) }] };
  return story(kind, 'message#sent-twice', clause, quiet, [
    { ...same, expect: () => expectAccepted(clause) },
    { ...same, expect: () => again },
    pullStep(clause, {}, () => atMostOne),
  ]);
}
