import { get, join, split } from '../../../../contract/json-pointer.ts';
import { clauseAt, documentedCodes } from '../../../../contract/look-up.ts';
import type { Contract } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { expectAccepted, expectRefusal } from '../../../../judge/expectation.ts';
import { readOutcome } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step } from '../../../case.ts';
import type { BatchOperation } from '../../../find-operation.ts';
import { entriesAt } from '../../demands.ts';
import { batchStep, requestAbout, type Story, storyCase } from '../../story.ts';

/** What all stories about places have in common. */
export type OfPlaces = Pick<Story, 'operation' | 'kind' | 'subject' | 'clause'>;

/** Calls that take no place, and give none: refused ones, failing entries, a change that names no number of places. */
export function placesKeptStories(
  contract: Contract,
  operation: BatchOperation,
  common: OfPlaces,
  oneMore: Step,
): readonly Case[] {
  return [
    failedTakesNone(operation, common),
    ...refusedTakesNone(contract, operation, common),
    ...changedKeepsPlaces(contract, common, oneMore),
  ];
}

/** Not well-formed: no page says whether such an entry fails, fails the call or is added. */
const malformedUsers = ['no body', 'no-bödy', 'nobody!'];

/** Whatever becomes of malformed users, those among them who were not added took no place. */
function failedTakesNone(operation: BatchOperation, common: OfPlaces): Case {
  const { command } = operation;
  const malformed: Step = {
    operation: command,
    request: (world) => requestAbout(operation, world, malformedUsers),
    expect: ({ contract }) => ({
      clause: common.clause,
      answers: [{}, { refused: documentedCodes(contract, command) }],
    }),
  };
  return storyCase({
    ...common,
    variant: 'failed-takes-none',
    title: `${command} takes no place for users whose entries fail`,
    arrangement: { account: 'empty', places: 3 },
    users: 3,
    steps: [
      malformed,
      {
        ...batchStep(operation, common.clause, (world) => world.users(3), [1, 1, 1]),
        expect: ({ contract }, earlier) =>
          earlier.every((call) => addsNobody(call, operation))
            ? expectAccepted(common.clause, [1, 1, 1])
            : { clause: common.clause, answers: [{}, { refused: documentedCodes(contract, command) }] },
      },
    ],
  });
}

function addsNobody(call: Exchange, { batch }: BatchOperation): boolean {
  const outcome = readOutcome(call);
  if (outcome.kind !== 'accepted') return outcome.kind === 'refused';
  return entriesAt(outcome.body, batch.response.list).every(
    (entry) => get(entry, batch.response.result) === 0,
  );
}

/** A batch that is too long is surely refused; afterwards every place is still there. */
function refusedTakesNone(contract: Contract, operation: BatchOperation, common: OfPlaces): readonly Case[] {
  const { command, batch, schemas } = operation;
  const list = join(['properties', ...split(batch.request.list)]);
  const most = get(schemas.request, `${list}/maxItems`);
  const rule = clauseAt(contract, command, 'request', `${list}/maxItems`);
  if (typeof most !== 'number' || rule === undefined) return [];
  const tooMany: Step = {
    operation: command,
    request: (world) => requestAbout(operation, world, world.users(most + 1)),
    expect: () => expectRefusal(contract, command, rule.id),
  };
  return [
    storyCase({
      ...common,
      variant: 'refused-takes-none',
      title: `${command} takes no place in a call that is refused`,
      arrangement: { account: 'empty', places: 3 },
      users: most + 1,
      steps: [tooMany, batchStep(operation, common.clause, (world) => world.users(3), [1, 1, 1])],
    }),
  ];
}

/** A full account gets no place by a change that names none. */
function changedKeepsPlaces(contract: Contract, common: OfPlaces, oneMore: Step): readonly Case[] {
  const change = Object.values(contract.operations).find(({ keeps }) => keeps?.clauses.othersKept);
  if (change === undefined) return [];
  const { othersKept = common.clause } = change.keeps?.clauses ?? {};
  const changed: Step = {
    operation: change.command,
    request: (world) => ({ body: { json: baseRequest(change, world) } }),
    expect: () => expectAccepted(othersKept),
  };
  return [
    storyCase({
      ...common,
      variant: 'none-by-a-change',
      title: `${change.command} gives a full account no place where it names none`,
      arrangement: { account: 'empty', places: 3, members: 3 },
      users: 4,
      steps: [changed, oneMore],
    }),
  ];
}
