import { join } from '../json-pointer.ts';
import { allClauses } from '../look-up.ts';
import { eventFile, operationFile } from '../read/contract-files.ts';
import type { Clause, Contract, ErrorCode, JsonPointer, Operation, Silence, WebhookEvent } from '../types.ts';
import { placeOfClause } from './place-of-clause.ts';
import type { Problem } from './problem.ts';

/** A name that one file uses and another must define. */
interface Use {
  readonly file: string;
  readonly pointer: JsonPointer;
  readonly name: string;
  /** The record of the contract that must have it. */
  readonly of: 'sources' | 'errors' | 'silences' | 'operations';
}

/** Sources, codes, silences and operations that are named somewhere and defined nowhere. */
export function* unknownNames(contract: Contract): Iterable<Problem> {
  for (const { file, pointer, name, of } of usesOf(contract)) {
    if (Object.hasOwn(contract[of], name)) continue;
    const where = of === 'operations' ? 'the name of a folder of operations/' : `a key of ${of}.json`;
    yield { file, pointer, must: `must be ${where}`, got: `${JSON.stringify(name)} (unknown there)` };
  }
}

function usesOf(contract: Contract): readonly Use[] {
  return [
    ...allClauses(contract).flatMap((clause) => usesOfClause(contract, clause)),
    ...Object.values(contract.operations).flatMap(usesOfOperation),
    ...Object.values(contract.webhooks.events).flatMap(usesOfEvent),
    ...Object.values(contract.errors).flatMap(usesOfError),
    ...Object.values(contract.silences).flatMap(usesOfSilence),
  ];
}

function usesOfClause(contract: Contract, clause: Clause): readonly Use[] {
  const { file, pointer } = placeOfClause(contract, clause);
  const { refusal, source } = clause;
  const uses: Use[] = [{ file, pointer: `${pointer}/source`, name: pageOf(source), of: 'sources' }];
  const at = `${pointer}/refusal`;
  if (refusal === undefined || refusal === 'documented') return uses;
  if (typeof refusal !== 'string') return [...uses, ...usesOfCodes(file, at, refusal)];
  return [...uses, { file, pointer: at, name: refusal.slice('silence:'.length), of: 'silences' }];
}

function usesOfOperation({ command, source, codes, batch }: Operation): readonly Use[] {
  const file = operationFile(command, 'operation.json');
  const silence = batch?.otherRequest?.silence;
  const of = 'silences';
  return [
    { file, pointer: '/source', name: source, of: 'sources' },
    ...usesOfCodes(file, '/codes', codes),
    ...(silence === undefined
      ? []
      : [{ file, pointer: '/batch/otherRequest/silence', name: silence, of } as const]),
  ];
}

function usesOfEvent({ event, source, trigger }: WebhookEvent): readonly Use[] {
  const file = eventFile(event, 'webhook.json');
  return [
    { file, pointer: '/source', name: source, of: 'sources' },
    { file, pointer: '/trigger/operation', name: trigger.operation, of: 'operations' },
  ];
}

function usesOfError({ code, sources }: ErrorCode): readonly Use[] {
  return sources.map((source, index) => {
    return {
      file: 'errors.json',
      pointer: join([code, 'sources', index]),
      name: pageOf(source),
      of: 'sources',
    };
  });
}

function usesOfSilence({ id, source, operation, answers, mockDefault }: Silence): readonly Use[] {
  const file = 'silences.json';
  const codes = Object.entries(answers).flatMap(([name, { refused }]) =>
    typeof refused === 'object' ? usesOfCodes(file, join([id, 'answers', name, 'refused']), refused) : [],
  );
  const uses: Use[] = [
    ...codes,
    { file, pointer: join([id, 'source']), name: pageOf(source), of: 'sources' },
  ];
  if (operation !== undefined)
    uses.push({ file, pointer: join([id, 'operation']), name: operation, of: 'operations' });
  if (typeof mockDefault === 'number')
    uses.push({ file, pointer: join([id, 'mockDefault']), name: `${mockDefault}`, of: 'errors' });
  return uses;
}

function usesOfCodes(file: string, pointer: JsonPointer, codes: readonly number[]): readonly Use[] {
  return codes.map((code, index) => ({
    file,
    pointer: pointer + join([index]),
    name: String(code),
    of: 'errors',
  }));
}

function pageOf(source: string): string {
  return source.slice(0, source.indexOf('#'));
}
