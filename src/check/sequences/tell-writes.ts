import type { Contract } from '../../contract/types.ts';
import { expectAccepted } from '../../judge/expectation.ts';
import type { AccountKnowledge } from '../../judge/membership.ts';
import type { BatchCommand } from '../../judge/told-story.ts';
import { baseRequest } from '../base-request.ts';
import type { World } from '../case.ts';
import { requestAbout } from '../derive/story.ts';
import type { BatchOperation } from '../find-operation.ts';
import { eitherWay, expectAbsence, expectBatch, expectCreation } from './expect-writes.ts';
import { accountOf } from './story-model.ts';
import { missingAccountClause, type StoryOperations } from './story-operations.ts';
import { accountId, body, inAccount, knowledgeOf, type Of, type Telling, userName } from './telling.ts';

/** An account under an id of the story's own. */
export function tellCreate(
  contract: Contract,
  { create }: StoryOperations,
  { account, fields }: Of<'create'>,
): Telling {
  return {
    operation: create.command,
    request: (world) => body({ ...baseRequest(create, inAccount(world, account)), ...fields }),
    expect: ({ model }) => expectCreation(contract, create, accountOf(model, account)),
  };
}

/** Users who come or leave. Of calls at the same moment the judge asks whether some order explains them; here either way is right. */
export function tellBatch(
  contract: Contract,
  operation: BatchOperation,
  { account, users }: BatchCommand,
  racing: boolean,
): Telling {
  const names = (world: World) => users.map((user) => userName(world, user));
  return {
    operation: operation.command,
    request: (world) => requestAbout(operation, inAccount(world, account), names(world)),
    expect({ world, model, memberships }) {
      const absent = expectAbsence(contract, operation, accountOf(model, account));
      const known = knowledgeOf(memberships, world, account);
      if (absent !== undefined) return absent;
      return racing || known === undefined
        ? eitherWay(contract, operation, operation.batch.clauses.changed)
        : expectBatch(contract, operation, accountOf(model, account), known, names(world));
    },
  };
}

/** The end of an account. */
export function tellDestroy(
  contract: Contract,
  { destroy }: StoryOperations,
  { account }: Of<'destroy'>,
): Telling {
  const clause = missingAccountClause(destroy);
  return {
    operation: destroy.command,
    request: (world) => body(baseRequest(destroy, inAccount(world, account))),
    expect: ({ model }) =>
      expectAbsence(contract, destroy, accountOf(model, account)) ?? expectAccepted(clause),
  };
}

/** New texts, or places, for an account. */
export function tellModify(
  contract: Contract,
  { modify }: StoryOperations,
  { account, fields }: Of<'modify'>,
): Telling | undefined {
  if (modify === undefined) return undefined;
  const { readBack } = modify.keeps.clauses;
  return {
    operation: modify.command,
    request: (world) => body({ Official_Account: accountId(world, account), ...fields }),
    expect({ world, model, memberships }) {
      const absent = expectAbsence(contract, modify, accountOf(model, account));
      // Whether the places of an account may become fewer than its subscribers is an open question.
      const lower = takesPlaces(fields, knowledgeOf(memberships, world, account));
      return absent ?? (lower ? eitherWay(contract, modify, readBack) : expectAccepted(readBack));
    },
  };
}

function takesPlaces(fields: Of<'modify'>['fields'], known: AccountKnowledge | undefined): boolean {
  const mayBeMembers = [...(known?.users.values() ?? [])].filter((state) => state !== 'out').length;
  return Object.values(fields).some((value) => typeof value === 'number' && value < mayBeMembers);
}

/** A text for a subscriber. */
export function tellNote(
  contract: Contract,
  { note }: StoryOperations,
  { account, user, text }: Of<'note'>,
): Telling | undefined {
  if (note === undefined) return undefined;
  const [field] = note.keeps.fields as readonly [string];
  return {
    operation: note.command,
    request: (world) =>
      body({
        Official_Account: accountId(world, account),
        Subscriber_Account: userName(world, user),
        [field.slice(1)]: text,
      }),
    expect({ world, model, memberships }) {
      const state = knowledgeOf(memberships, world, account)?.users.get(userName(world, user));
      const absent = expectAbsence(contract, note, accountOf(model, account));
      const { readBack } = note.keeps.clauses;
      return absent ?? (state === 'in' ? expectAccepted(readBack) : eitherWay(contract, note, readBack));
    },
  };
}
