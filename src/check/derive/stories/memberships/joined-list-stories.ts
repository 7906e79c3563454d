import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Arrangement, Case, World } from '../../../case.ts';
import { addingOperation, endingOperation, removingOperation } from '../../../find-operation.ts';
import { type Demands, demanding, entriesAt, unmet } from '../../demands.ts';
import { batchStep, requestAbout } from '../../story.ts';
import { joinedDetailStories } from './joined-detail-stories.ts';
import { filterStep } from './joined-list-filter.ts';
import {
  asked,
  entries,
  exactly,
  joined,
  list,
  listStep,
  nextOffset,
  partOf,
  story,
  together,
} from './joined-list-steps.ts';

const paged: ClauseId = `${list}.state.pages-list-everything`;

/** A member who has joined an account beside the case's own. */
const twoJoined: Arrangement = { account: 'empty', members: 1, joined: 1 };

/**
 * The list of a user's accounts agrees with what the user joined and left, as a whole and page by page. Only a client
 * library names the fields of the answer, so a fact is held against a field where the answer has it, and never the
 * other way round.
 */
export function joinedListStories(contract: Contract, kind: string): readonly Case[] {
  const remove = removingOperation(contract);
  const destroy = endingOperation(contract);
  const add = addingOperation(contract);
  const left = (world: World) => world.joined;
  return [
    story(kind, 'accounts#exactly-those-joined', joined, { ...twoJoined, other: true }, [
      listStep(joined, {}, (world) => exactly([world.account, ...world.joined])),
    ]),
    {
      ...story(kind, 'accounts#read-joined-read-again', joined, { ...twoJoined, other: true }, [
        listStep(joined, {}, (world) => exactly([world.account, ...world.joined])),
        {
          operation: add.command,
          request: (world) => requestAbout(add, { ...world, account: world.other }, world.members),
          expect: () => expectAccepted(add.batch.clauses.changed, [1]),
        },
        listStep(joined, {}, (world) => exactly([world.account, world.other, ...world.joined])),
      ]),
      joins: 3,
    },
    ...joinedDetailStories(contract, kind),
    ...(remove === undefined
      ? []
      : [
          story(kind, 'accounts#without-the-one-left', joined, twoJoined, [
            batchStep(remove, remove.batch.clauses.changed, (world) => world.members, [1]),
            listStep(joined, {}, (world) => exactly(left(world))),
          ]),
        ]),
    story(kind, 'accounts#without-the-one-destroyed', joined, twoJoined, [
      {
        operation: destroy.command,
        request: (world) => ({ body: { json: baseRequest(destroy, world) } }),
        expect: () => expectAccepted(joined),
      },
      listStep(joined, {}, (world) => exactly(left(world))),
    ]),
    story(kind, 'Limit#2-of-3', `${list}.response.page-size`, { ...twoJoined, joined: 2 }, [
      listStep(`${list}.response.page-size`, { Limit: 2 }, () => atMostTwo),
    ]),
    story(kind, 'pages#2-then-1', paged, { ...twoJoined, joined: 2 }, [
      listStep(paged, { Limit: 2, Offset: 0 }, () => partOf(3, 0)),
      {
        ...listStep(paged, { Limit: 2, Offset: 2 }, () => partOf(3, 1)),
        request: (world, earlier) => asked(world, { Limit: 2, Offset: nextOffset(earlier[0]) ?? 2 }),
        expect: (world, earlier) =>
          demanding(paged, (body) => partOf(3, 1)(body) ?? together(earlier, body, world)),
      },
    ]),
    story(
      kind,
      'pages#one-at-a-time',
      paged,
      { ...twoJoined, joined: 2 },
      [0, 1, 2].map((page) => ({
        ...listStep(paged, {}, () => partOf(3, page === 2 ? 1 : 0)),
        request: (world, earlier) =>
          asked(world, { Limit: 1, Offset: nextOffset(earlier[page - 1]) ?? page }),
        expect: (world, earlier) =>
          demanding(
            paged,
            (body) =>
              partOf(3, page === 2 ? 1 : 0)(body) ??
              (page === 2 ? together(earlier, body, world) : undefined),
          ),
      })),
    ),
    story(kind, 'ResponseFilter#kept', `${list}.response.filter-kept`, { account: 'empty', members: 1 }, [
      filterStep(contract, ['Name', 'SubscriberNum']),
      filterStep(contract, ['SubscriberNum']),
    ]),
  ];
}

const atMostTwo: Demands = (body) =>
  entriesAt(body, entries).length <= 2 ? undefined : unmet(body, entries, 'at most 2 entries');
