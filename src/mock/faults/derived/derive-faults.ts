import type { Contract, Operation } from '../../../contract/types.ts';
import type { Fault } from '../fault.ts';
import { eventFaults } from '../webhooks/event-faults.ts';
import { batchAnswerFaults } from './batch-answer-faults.ts';
import type { BatchOperation } from './batch-call.ts';
import { batchStateFaults } from './batch-state-faults.ts';
import { type KeepingOperation, keptTextFaults } from './kept-text-faults.ts';
import { refusalFaults } from './refusal-faults.ts';
import { envelopeFaults, responseFaults } from './response-faults.ts';
import { unguardedFaults } from './unguarded-faults.ts';

/** Every fault that follows from a contract: a new operation or clause brings its own. */
export function deriveFaults(contract: Contract): readonly Fault[] {
  const operations = Object.values(contract.operations);
  return [
    ...envelopeFaults(contract),
    ...operations.flatMap((operation) => responseFaults(contract, operation)),
    ...refusalFaults(contract),
    ...unguardedFaults(contract),
    ...eventFaults(contract),
    ...operations.filter(keepsTexts).flatMap(keptTextFaults),
    ...operations
      .filter(isBatch)
      .flatMap((operation) => [...batchAnswerFaults(operation), ...batchStateFaults(operation)]),
  ];
}

function isBatch(operation: Operation): operation is BatchOperation {
  return operation.batch !== undefined;
}

function keepsTexts(operation: Operation): operation is KeepingOperation {
  return operation.keeps !== undefined;
}
