import fc from 'fast-check';
import type { Contract, Operation } from '../../contract/types.ts';
import { isJsonObject } from '../../judge/outcome.ts';
import type { BatchCommand, Command, Fields } from '../../judge/told-story.ts';
import { placesField } from './story-model.ts';
import { type StoryOperations, storyOperations } from './story-operations.ts';
import { storyAccounts, storyUsers } from './telling.ts';
import { addressArbitrary, textArbitrary } from './text-arbitrary.ts';

/** Commands after the first, which creates an account. */
const mostCommands = 14;
const fewestCommands = 4;

/**
 * Stories of up to fifteen commands over a few accounts and users, also about accounts that were destroyed or never
 * created. What an operation of the contract does not exist for is not drawn.
 */
export function storyArbitrary(contract: Contract): fc.Arbitrary<readonly Command[]> {
  const operations = storyOperations(contract);
  return fc.oneof(storyAbout(operations, wide), storyAbout(operations, narrow));
}

/** What the commands of a story are about. */
interface Cast {
  /** Accounts that may be created. */
  readonly created: fc.Arbitrary<number>;
  readonly account: fc.Arbitrary<number>;
  readonly user: fc.Arbitrary<number>;
  /** Places of accounts that are to be full soon. */
  readonly places: fc.Arbitrary<number>;
}

/** All accounts, the first most; the last of them is spoken of and never created. */
const wide: Cast = {
  created: fc.nat({ max: storyAccounts - 1 }),
  account: fc.oneof(
    { arbitrary: fc.constant(0), weight: 12 },
    { arbitrary: fc.nat({ max: storyAccounts - 1 }), weight: 5 },
    { arbitrary: fc.constant(storyAccounts), weight: 1 },
  ),
  user: fc.nat({ max: storyUsers - 1 }),
  places: fc.integer({ min: 1, max: storyUsers }),
};

/** One account and two users, who therefore meet again and again, also after the account's end. */
const narrow: Cast = {
  created: fc.constant(0),
  account: fc.constant(0),
  user: fc.nat({ max: 1 }),
  places: fc.integer({ min: 1, max: 2 }),
};

function storyAbout(operations: StoryOperations, cast: Cast): fc.Arbitrary<readonly Command[]> {
  const first = creation(operations, { ...cast, created: fc.constant(0) });
  const lengths = { minLength: fewestCommands, maxLength: mostCommands, size: 'max' } as const;
  return fc
    .tuple(first, fc.array(commandAbout(operations, cast), lengths))
    .map(([one, others]) => [one, ...others]);
}

function commandAbout(operations: StoryOperations, cast: Cast): fc.Arbitrary<Command> {
  const { account, user, places } = cast;
  const batch = batchArbitrary(operations, account, user);
  const calls = fc.array(batch, { minLength: 2, maxLength: 4 });
  const limit = fc.integer({ min: 1, max: 200 });
  const { modify, note, describe, joined } = operations;
  const rows: readonly (readonly [number, fc.Arbitrary<Command> | undefined])[] = [
    [10, batch],
    [3, creation(operations, cast)],
    [3, fc.record({ does: fc.constant('destroy' as const), account })],
    [2, fc.record({ does: fc.constant('list' as const), account })],
    [1, fc.record({ does: fc.constant('list' as const), account, limit })],
    [2, describe && fc.record({ does: fc.constant('describe' as const), account })],
    [2, joined && fc.record({ does: fc.constant('joined' as const), user })],
    [
      3,
      modify &&
        fc.record({ does: fc.constant('modify' as const), account, fields: modification(modify, places) }),
    ],
    [1, note && fc.record({ does: fc.constant('note' as const), account, user, text: noteText(note) })],
    [2, fc.record({ does: fc.constant('together' as const), calls })],
  ];
  return fc.oneof(
    ...rows.flatMap(([weight, arbitrary]) => (arbitrary === undefined ? [] : [{ weight, arbitrary }])),
  );
}

function batchArbitrary(
  { remove }: StoryOperations,
  account: fc.Arbitrary<number>,
  user: fc.Arbitrary<number>,
): fc.Arbitrary<BatchCommand> {
  const add = { arbitrary: fc.constant('add' as const), weight: 5 };
  const does: fc.Arbitrary<BatchCommand['does']> =
    remove === undefined
      ? add.arbitrary
      : fc.oneof(add, { arbitrary: fc.constant('remove' as const), weight: 3 });
  const few = fc.uniqueArray(user, { minLength: 1, maxLength: 2 });
  const many = fc.uniqueArray(user, { minLength: 1, maxLength: storyUsers });
  const users = fc.oneof({ arbitrary: few, weight: 3 }, { arbitrary: many, weight: 1 });
  return fc.record({ does, account, users });
}

function creation({ create }: StoryOperations, { created, places }: Cast): fc.Arbitrary<Command> {
  const fields = fieldsArbitrary(create, places);
  return fc.record({ does: fc.constant('create' as const), account: created, fields });
}

/** At least one field, because what a modification of nothing is answered is an open question. */
function modification(modify: Operation, places: Cast['places']): fc.Arbitrary<Fields> {
  return fieldsArbitrary(modify, places).filter((fields) => Object.keys(fields).length > 0);
}

/** Some of the texts that an operation keeps, and sometimes places. */
function fieldsArbitrary(operation: Operation, places: Cast['places']): fc.Arbitrary<Fields> {
  const properties = propertiesOf(operation);
  const texts = Object.entries(properties).flatMap(([name, { maxBytes }]) => {
    const isKept = operation.keeps?.fields.includes(`/${name}`);
    if (!isKept || typeof maxBytes !== 'number') return [];
    const text = name.endsWith('Url') ? addressArbitrary(maxBytes) : textArbitrary(maxBytes);
    return [[name, fc.option(text, { nil: undefined, freq: 2 })] as const];
  });
  const limited = fc.option(places, { nil: undefined, freq: 2 });
  const model = {
    ...Object.fromEntries(texts),
    ...(placesField in properties && { [placesField]: limited }),
  };
  return fc.record(model).map(withoutAbsent);
}

function withoutAbsent(fields: Readonly<Record<string, string | number | undefined>>): Fields {
  const given = Object.entries(fields).filter(
    (one): one is [string, string | number] => one[1] !== undefined,
  );
  return Object.fromEntries(given);
}

function noteText(note: Operation): fc.Arbitrary<string> {
  const [field = ''] = note.keeps?.fields ?? [];
  const { maxBytes } = propertiesOf(note)[field.slice(1)] ?? {};
  return textArbitrary(typeof maxBytes === 'number' ? maxBytes : 1);
}

function propertiesOf({ schemas }: Operation): Readonly<Record<string, { readonly maxBytes?: unknown }>> {
  const properties = isJsonObject(schemas.request) ? schemas.request.properties : undefined;
  return isJsonObject(properties) ? (properties as Record<string, { readonly maxBytes?: unknown }>) : {};
}
