import type { Contract } from '../../contract/types.ts';
import type { Command } from '../../judge/told-story.ts';
import type { Step } from '../case.ts';
import { modelAfter } from './story-model.ts';
import { type StoryOperations, storyOperations } from './story-operations.ts';
import { tellDescribe, tellJoined, tellList } from './tell-reads.ts';
import { tellBatch, tellCreate, tellDestroy, tellModify, tellNote } from './tell-writes.ts';
import type { Single, Telling } from './telling.ts';

/** The steps of a story. A command that a contract has no operation for is left out. */
export function commandSteps(contract: Contract, commands: readonly Command[]): readonly Step[] {
  const operations = storyOperations(contract);
  const singles = commands.flatMap(singlesOf);
  const told = singles.flatMap(({ single, group }) => {
    const telling = tell(contract, operations, single, group !== undefined);
    return telling === undefined ? [] : [{ single, group, telling }];
  });
  const before = told.map(({ single }) => single);
  return told.map(({ telling, group }): Step => {
    const { operation, request, expect, settles } = telling;
    return {
      operation,
      request,
      expect: (world, earlier, memberships) =>
        expect({ world, memberships, model: modelAfter(before, earlier, contract) }),
      ...(settles && { settles }),
      ...(group !== undefined && { together: group }),
    };
  });
}

interface Grouped {
  readonly single: Single;
  /** Set where it is sent at the same moment as its neighbours of the same number. */
  readonly group: number | undefined;
}

function singlesOf(command: Command, index: number): readonly Grouped[] {
  return command.does === 'together'
    ? command.calls.map((single) => ({ single, group: index }))
    : [{ single: command, group: undefined }];
}

function tell(
  contract: Contract,
  operations: StoryOperations,
  command: Single,
  racing: boolean,
): Telling | undefined {
  switch (command.does) {
    case 'create':
      return tellCreate(contract, operations, command);
    case 'add':
    case 'remove': {
      const operation = command.does === 'add' ? operations.add : operations.remove;
      return operation && tellBatch(contract, operation, command, racing);
    }
    case 'destroy':
      return tellDestroy(contract, operations, command);
    case 'modify':
      return tellModify(contract, operations, command);
    case 'note':
      return tellNote(contract, operations, command);
    case 'list':
      return tellList(contract, operations, command);
    case 'describe':
      return tellDescribe(contract, operations, command);
    case 'joined':
      return tellJoined(contract, operations, command);
  }
}
