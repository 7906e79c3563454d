import { get } from '../../../contract/json-pointer.ts';
import { answeredEntries } from '../../../judge/batch.ts';
import type { Exchange } from '../../../judge/exchange.ts';
import { expectAccepted, type Unmet } from '../../../judge/expectation.ts';
import { type JsonObject, parseJson } from '../../../judge/outcome.ts';
import type { Finding } from '../../../judge/verdict.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, Step, World } from '../../case.ts';
import { type BatchOperation, type ListingOperation, listingOperation } from '../../find-operation.ts';
import type { Demands } from '../demands.ts';
import { requestAbout } from '../story.ts';
import { usersIn } from './effect-of-call.ts';
import { allowsBut, repliesTo } from './replies.ts';
import { type Cause, toldCase } from './told-case.ts';

/** The lists by which the page lets an app refuse some users: its table and sample have one, its text the other. */
const lists = {
  'refused-subscribers': 'RefusedSubscribers_Account',
  'refused-members': 'RefusedMembers_Account',
};
const [listed, other] = Object.values(lists) as [string, string];

/** The app allows a call for some of its users only. */
export function refusesSomeCases(cause: Cause): readonly Case[] {
  const { event, operation } = cause;
  const clause = `${event.event}.reply.refuses-some`;
  if (!(clause in event.clauses) || operation.batch === undefined) return [];
  const batch: BatchOperation = { ...operation, batch: operation.batch };
  return [refusesOne(cause, batch), whichList(cause, batch)];
}

/** The second of three users is refused, under both names. */
function refusesOne(cause: Cause, operation: BatchOperation): Case {
  const { contract, event } = cause;
  const clause = `${event.event}.reply.refuses-some`;
  const silence = 'webhook-refused-user';
  const one = toldCase(cause, {
    variant: 'refuses-some',
    clause,
    silence,
    title: `${operation.command} leaves out the user whom the app refuses, and nobody else`,
    expect: (world) => ({
      clause,
      silence,
      answers: [
        { name: 'entry-fails', results: [1, 1, 0] },
        { name: 'left-out', results: [1, 1] },
      ],
      demands: othersOnly(operation, world.users(3)),
    }),
    role: ({ world }) => {
      const refused = world.users(2).slice(1);
      return repliesTo(event, () => allowsBut({ [listed]: refused, [other]: refused }));
    },
  });
  const call = one.steps.map((step) => ({ ...step, request: about(operation, 0, 3) }));
  return { ...one, users: 3, steps: [...call, listing(listingOperation(contract), clause)] };
}

/** A call about some of the case's users. */
function about(operation: BatchOperation, from: number, to: number): Step['request'] {
  return (world) => requestAbout(operation, world, world.users(to).slice(from));
}

/** Which user has which Result is told by the account, not by the place. */
function othersOnly({ batch }: BatchOperation, users: readonly string[]): Demands {
  return (body): Unmet | undefined => {
    const results = new Map(answeredEntries(batch, body).map(({ account, result }) => [account, result]));
    const [first, refused, last] = users.map((user) => results.get(user));
    if (first === 1 && last === 1 && (refused ?? 0) === 0) return undefined;
    const actual = users.map((user) => results.get(user) ?? 'none').join(', ');
    return { pointer: batch.response.list, expected: 'Result 1, 0 or none, 1', actual };
  };
}

function listing(operation: ListingOperation, clause: string): Step {
  return {
    operation: operation.command,
    settles: true,
    request: (world) => ({ body: { json: baseRequest(operation, world) } }),
    expect: (world) => ({
      ...expectAccepted(clause),
      demands: (body: JsonObject): Unmet | undefined => {
        const [first, refused, last] = world.users(3);
        const found = usersIn(operation, body);
        if (found.includes(first) && found.includes(last) && !found.includes(refused)) return undefined;
        const expected = 'the users whom the app did not refuse';
        return { pointer: operation.listing.response.list, expected, actual: `${found.length} users` };
      },
    }),
  };
}

/** Two calls, and in each reply one of the two lists: the second user of the call is refused by it, or is not. */
function whichList(cause: Cause, operation: BatchOperation): Case {
  const { event } = cause;
  const clause = `${event.event}.reply.refused-lists`;
  const silence = 'webhook-refuses-some';
  const one = toldCase(cause, {
    variant: 'which-list',
    clause,
    silence,
    title: `${operation.command} leaves out whom the app refuses by one list or by the other`,
    expect: () => ({ clause, answers: [{ results: [1, 1] }, { results: [1, 0] }, { results: [1] }] }),
    role: ({ world }) => ({
      ...repliesTo(event, ({ body }) => {
        const [, first, , second] = world.users(4) as [string, string, string, string];
        return JSON.stringify(get(body, event.list?.at ?? '')).includes(`"${first}"`)
          ? allowsBut({ [listed]: [first] })
          : allowsBut({ [other]: [second] });
      }),
      judge: (_callbacks, calls) => readLists({ clause, silence, operation }, world, calls),
    }),
  });
  const [step] = one.steps as readonly [Step];
  const steps = [about(operation, 0, 2), about(operation, 2, 4)].map((request) => ({ ...step, request }));
  return { ...one, users: 4, steps };
}

interface Asked {
  readonly clause: string;
  readonly silence: string;
  readonly operation: BatchOperation;
}

function readLists(
  { clause, silence, operation }: Asked,
  world: World,
  calls: readonly Exchange[],
): readonly Finding[] {
  const refused = [1, 3].filter((index, call) => {
    const entries = answeredEntries(operation.batch, parseJson(calls[call]?.response?.body ?? ''));
    const user = world.users(4)[index];
    return !entries.some(({ account, result }) => account === user && result === 1);
  });
  const answer = refused.length > 1 ? 'either' : refused[0] === 1 ? 'refused-subscribers' : 'refused-members';
  const common = { clause, exchangeIds: calls.map(({ id }) => id) };
  if (refused.length === 0)
    return [
      {
        law: 'callback-refused-lists',
        verdict: 'violates',
        ...common,
        expected: `users refused by ${listed} or ${other}`,
        actual: 'users refused by neither',
        message: `${operation.command} must leave out whom the app refuses by ${listed} or by ${other}, got all of them`,
      },
    ];
  return [
    {
      law: 'callback-refused-lists',
      verdict: 'observed',
      ...common,
      silence,
      kept: true,
      expected: 'any of the admissible answers',
      actual: answer,
      answer,
      message: `the documentation leaves this open; the answers show: ${answer}`,
    },
  ];
}
