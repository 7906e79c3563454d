import { get } from '../json-pointer.ts';
import { allClauses, silenceOf } from '../look-up.ts';
import type { ContractFiles } from '../read/contract-files.ts';
import { inlineReferences } from '../read/references.ts';
import type { Clause, Contract, JsonSchema } from '../types.ts';
import { placeOfClause } from './place-of-clause.ts';
import type { Problem } from './problem.ts';
import { schemaFolders } from './schema-folders.ts';

/** Clauses that point at nothing, share a place with another of their file, or cite another operation's silence. */
export function* brokenClauses(contract: Contract, files: ContractFiles): Iterable<Problem> {
  for (const clause of allClauses(contract)) {
    yield* deadPointer(contract, files, clause);
    yield* foreignSilence(contract, clause);
  }
  yield* twiceCovered(contract);
}

function* deadPointer(contract: Contract, files: ContractFiles, clause: Clause): Iterable<Problem> {
  const { at, schema } = clause;
  if (at === undefined || schema === undefined) return;
  const { file, pointer } = placeOfClause(contract, clause);
  for (const [name, document] of schemasMeant(contract, files, clause)) {
    if (get(document, at) !== undefined) continue;
    const got = `${JSON.stringify(at)} (resolves to nothing)`;
    yield { file, pointer: `${pointer}/at`, must: `must point at a keyword of ${name}`, got };
  }
}

/** The schemas, with their names for people, that the pointer of a clause must be at home in. */
function schemasMeant(
  contract: Contract,
  files: ContractFiles,
  clause: Clause,
): readonly [string, JsonSchema | undefined][] {
  const { operation, schema, shared } = clause;
  if (shared !== undefined) {
    const file = `schemas/${shared}.schema.json`;
    return [[file, files.has(file) ? inlineReferences(files, file, files.get(file)).schema : undefined]];
  }
  const folders = schemaFolders(contract);
  const own = folders.find(({ name }) => name === operation);
  const common = own?.common ?? (operation as 'service' | 'webhooks');
  if (schema === 'query') return [['the query schema', contract[common].querySchema]];
  const kind = schema === 'request' ? 'request' : 'response';
  const file = `${kind}.schema.json`;
  if (own !== undefined) return [[file, own.schemas[kind]]];
  const all = folders.filter((folder) => folder.common === common);
  return all.map((folder) => [folder.file(file), folder.schemas[kind]]);
}

function* foreignSilence(contract: Contract, clause: Clause): Iterable<Problem> {
  const { refusal, operation } = clause;
  if (typeof refusal !== 'string' || refusal === 'documented') return;
  const silence = silenceOf(contract, refusal.slice('silence:'.length));
  const asked = contract.webhooks.events[operation]?.trigger.operation ?? operation;
  if (silence.operation === undefined || silence.operation === asked) return;
  const { file, pointer } = placeOfClause(contract, clause);
  const got = `${JSON.stringify(refusal)} (about ${silence.operation})`;
  yield {
    file,
    pointer: `${pointer}/refusal`,
    must: `must name a silence about ${asked} or about every operation`,
    got,
  };
}

function* twiceCovered(contract: Contract): Iterable<Problem> {
  const seen = new Set<string>();
  for (const clause of allClauses(contract)) {
    if (clause.at === undefined) continue;
    const place = [clause.operation, clause.schema, clause.shared, clause.at].join(' ');
    const { file, pointer } = placeOfClause(contract, clause);
    const got = `${JSON.stringify(clause.at)} (another clause is there)`;
    if (seen.has(place)) yield { file, pointer: `${pointer}/at`, must: 'must be a place of its own', got };
    seen.add(place);
  }
}
