import { compileValidators } from '../../contract/compile-validators.ts';
import { get } from '../../contract/json-pointer.ts';
import { clauseAt } from '../../contract/look-up.ts';
import type { Contract, Operation } from '../../contract/types.ts';
import type { Difference } from '../difference.ts';
import type { Sample } from '../read/loose-json.ts';
import { contractFields } from './contract-fields.ts';
import { knownNames, namesIn } from './known-names.ts';

/** Samples of a page by what they are samples of: an answer has an envelope, a request a field of its own. */
export function sortSamples(
  samples: readonly Sample[],
  contract: Contract,
  operation: Operation,
): Readonly<Record<'request' | 'response', readonly Sample[]>> {
  const names = new Set(contractFields(contract, operation, 'request').map(({ name }) => name));
  const namesOf = ({ value }: Sample) => Object.keys(value as object);
  const isAnswer = (sample: Sample) =>
    namesOf(sample).some((name) => name === 'ActionStatus' || name === 'ErrorCode');
  const others = samples.filter((sample) => !isAnswer(sample));
  return {
    request: others.filter((sample) => namesOf(sample).some((name) => names.has(name))),
    response: samples.filter(isAnswer),
  };
}

/** Whether samples fit the schema, and which of their names it does not have. */
export function compareSamples(
  samples: readonly Sample[],
  contract: Contract,
  operation: Operation,
  body: 'request' | 'response',
): readonly Difference[] {
  const { command } = operation;
  if (samples.length === 0)
    return [{ clause: `${command}.sample-${body}`, contract: `a sample ${body}`, page: null }];
  const known = knownNames(contract, operation, body);
  const named = new Set(samples.flatMap(({ value }) => namesIn(value)));
  const extra = [...named].filter((name) => !known.has(name));
  return [
    ...samples.flatMap(({ value }) => misfits(value)),
    ...extra.map((name) => ({
      clause: `${command}.${body}.${name}`,
      contract: null,
      page: `${body} field ${name}`,
    })),
  ];

  function misfits(value: unknown): readonly Difference[] {
    const errors = compileValidators(contract, { allErrors: true })[body](command, value);
    return errors.map(({ pointer, schemaPointer, message }) => ({
      clause: clauseAt(contract, command, body, schemaPointer)?.id ?? `${command}.sample-${body}`,
      contract: `${pointer === '' ? 'the whole' : pointer} of the sample ${message}`,
      page: JSON.stringify(get(value, pointer))?.slice(0, 120) ?? null,
    }));
  }
}
