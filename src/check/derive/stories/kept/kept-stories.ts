import { set } from '../../../../contract/json-pointer.ts';
import type { ClauseId, Contract, JsonPointer, Operation } from '../../../../contract/types.ts';
import { expectRefusal } from '../../../../judge/expectation.ts';
import type { Arrangement, Case, Step } from '../../../case.ts';
import { addingOperation } from '../../../find-operation.ts';
import { namesRole } from '../../names-role.ts';
import { batchStep, storyCase } from '../../story.ts';
import {
  asArranged,
  given,
  type KeepingOperation,
  nameOf,
  read,
  somebodyElse,
  view,
  write,
} from './kept-steps.ts';
import { isOpaque, type Mark } from './kept-text.ts';
import { longestText } from './longest-text.ts';

/**
 * What an operation stores is shown by another one: each text comes back byte for byte, what a call does not name stays
 * as it was, and a refused call changes nothing. All of it follows from what the contract says that the operation keeps.
 */
export function keptStories(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  const { keeps } = operation;
  if (keeps === undefined) return [];
  const keeping: KeepingOperation = { ...operation, keeps };
  return [
    ...readBackStories(contract, keeping, kind),
    ...(keeps.clauses.othersKept === undefined
      ? []
      : othersStories(contract, keeping, kind, keeps.clauses.othersKept)),
    ...(keeps.match === undefined ? [] : [addedAgainStory(contract, keeping, kind)]),
    ...(keeps.clauses.refusalChangesNothing === undefined
      ? []
      : [refusalStory(contract, keeping, kind, keeps.clauses.refusalChangesNothing)]),
  ];
}

/** Each text alone; then all of them as long as they may be: what is cut on its way shows there alone. */
function readBackStories(contract: Contract, operation: KeepingOperation, kind: string): readonly Case[] {
  const { clauses, fields } = operation.keeps;
  const readBack = (subject: string, says: string, named: readonly JsonPointer[], mark: Mark) =>
    story(contract, operation, {
      kind,
      subject,
      variant: 'read-back',
      clause: clauses.readBack,
      title: `${operation.command}: ${says} read back byte for byte`,
      steps: [
        write(operation, clauses.readBack, named, mark, asArranged),
        read(operation, clauses.readBack, named, mark, asArranged),
      ],
    });
  return [
    ...fields.map((field) => readBack(nameOf(field), `${nameOf(field)} is`, [field], 'new')),
    ...fields
      .filter(isOpaque)
      .map((field) => readBack(`${nameOf(field)}-of-json`, `a ${nameOf(field)} of JSON is`, [field], 'json')),
    readBack('longest-texts', 'texts that are as long as they may be are', fields, 'longest'),
  ];
}

/** One text is changed, then a text of somebody else: everything else stays. */
function othersStories(
  contract: Contract,
  operation: KeepingOperation,
  kind: string,
  clause: ClauseId,
): readonly Case[] {
  const { fields } = operation.keeps;
  const common = { kind, clause, subject: 'others' };
  return [
    ...(fields.length === 1
      ? []
      : fields.map((field, index) => {
          const others = fields.filter((other) => other !== field);
          return story(contract, operation, {
            ...common,
            variant: index === 0 ? 'fields-kept' : `fields-kept-beside-${nameOf(field)}`,
            title: `${operation.command}: a call that gives ${nameOf(field)} alone leaves the other fields as they were`,
            steps: [
              write(operation, clause, fields, 'old', asArranged),
              write(operation, clause, [field], 'new', asArranged),
              read(operation, clause, others, 'old', asArranged),
            ],
          });
        })),
    story(contract, operation, {
      ...common,
      variant: 'untouched',
      title: `${operation.command}: a call changes what it names and nobody else's`,
      steps: [
        write(operation, clause, fields, 'old', asArranged),
        write(operation, clause, fields, 'new', somebodyElse(operation)),
        read(operation, clause, fields, 'old', asArranged),
      ],
    }),
  ];
}

/** A member is added once more, which changes nothing of what is kept of the member. */
function addedAgainStory(contract: Contract, operation: KeepingOperation, kind: string): Case {
  const add = addingOperation(contract);
  const { fields } = operation.keeps;
  const { already } = add.batch.clauses;
  return story(contract, operation, {
    kind,
    subject: 'added-again',
    variant: 'keeps-data',
    clause: already,
    title: `${add.command} changes nothing of what ${operation.command} stored of a user who is a subscriber already`,
    steps: [
      write(operation, already, fields, 'new', asArranged),
      batchStep(add, already, (world) => world.members, [2, 2]),
      read(operation, already, fields, 'new', asArranged),
    ],
  });
}

/** Every text is given anew, and one of them is too long. */
function refusalStory(contract: Contract, operation: KeepingOperation, kind: string, clause: ClauseId): Case {
  const { fields } = operation.keeps;
  const { at, tooLong, breaks } = longestText(contract, operation, fields);
  const refused: Step = {
    operation: operation.command,
    request: (world) => ({ body: { json: set(given(operation, world, fields, 'new'), at, tooLong) } }),
    expect: () => expectRefusal(contract, operation.command, breaks),
  };
  return story(contract, operation, {
    kind,
    subject: 'refusal',
    variant: 'changes-nothing',
    clause,
    title: `${operation.command}: a call with a text that is too long changes nothing`,
    steps: [
      write(operation, clause, fields, 'old', asArranged),
      { ...refused, request: (world, earlier) => refused.request(view(operation, world), earlier) },
      read(operation, clause, fields, 'old', asArranged),
    ],
  });
}

type Told = Pick<
  Parameters<typeof storyCase>[0],
  'kind' | 'subject' | 'variant' | 'clause' | 'title' | 'steps'
>;

function story(contract: Contract, operation: KeepingOperation, told: Told): Case {
  const arrangement = arrangementOf(contract, operation);
  return storyCase({ ...told, operation: operation.command, arrangement, users: 0 });
}

/** Two entries to tell apart: members of one account, or two accounts; none where the operation makes its own. */
function arrangementOf(contract: Contract, operation: KeepingOperation): Arrangement {
  if (namesRole(contract, operation, 'new-account')) return { account: 'none' };
  return operation.keeps.match === undefined
    ? { account: 'empty', other: true }
    : { account: 'empty', members: 2 };
}
