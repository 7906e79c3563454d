import { clauseAt } from '../../../contract/look-up.ts';
import type { Contract, Operation } from '../../../contract/types.ts';
import type { Answer, Call } from '../../call.ts';
import type { Fault } from '../fault.ts';
import { withHooks } from '../making/make-fault.ts';
import { type AnswerField, answerFields, changeHolders } from './answer-fields.ts';
import { faultName } from './fault-name.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** For each field of an accepted answer: it is missing, renamed, null, of another type, of an unknown value. */
export function responseFaults(contract: Contract, operation: Operation): readonly Fault[] {
  const fields = answerFields(operation.schemas.response);
  return fields.flatMap((field) =>
    fieldChanges(field).flatMap((change) => {
      const clause = clauseAt(contract, operation.command, 'response', change.breaks);
      if (clause === undefined || clause.operation !== operation.command) return [];
      const about = {
        name: faultName(operation.command, ...placeOf(field, fields), change.variant),
        clause: clause.id,
        says: `In accepted answers of ${operation.command} ${field.name} ${change.says}.`,
      };
      const isMeant = (answer: Answer, call: Call) =>
        answer.ErrorCode === 0 && call.operation?.command === operation.command;
      return [
        withHooks(about, {
          answer: (answer, call) => (isMeant(answer, call) ? changed(answer, field, change) : answer),
        }),
      ];
    }),
  );
}

/**
 * The same for the fields that every answer has, in accepted answers and in refusals apart: these are written by
 * different hands in many a service.
 */
export function envelopeFaults(contract: Contract): readonly Fault[] {
  const [operation] = Object.values(contract.operations);
  if (operation === undefined) return [];
  return answerFields(operation.schemas.response).flatMap((field) =>
    fieldChanges(field).flatMap((change) => {
      const clause = clauseAt(contract, operation.command, 'response', change.breaks);
      if (clause?.operation !== 'service') return [];
      return [true, false].map((accepted) => {
        const about = {
          name: faultName(accepted ? 'accepted' : 'refused', field.name, change.variant),
          clause: clause.id,
          says: `In ${accepted ? 'accepted answers' : 'refusals'} ${field.name} ${change.says}.`,
        };
        return withHooks(about, {
          answer: (answer) =>
            (answer.ErrorCode === 0) === accepted ? changed(answer, field, change) : answer,
        });
      });
    }),
  );
}

/** A field by its name, with what it stands in where another field has the same name. */
function placeOf({ name, within }: AnswerField, fields: readonly AnswerField[]): readonly string[] {
  const alone = fields.filter((other) => other.name === name).length === 1;
  return alone ? [name] : [...within.filter((step) => step !== '*'), name];
}

function changed(answer: Answer, field: AnswerField, { change }: FieldChange): Answer {
  return changeHolders(answer, field, change) as Answer;
}
