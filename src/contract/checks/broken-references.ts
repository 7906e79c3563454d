import { type ContractFiles, type FileKind, kindOf } from '../read/contract-files.ts';
import { type Reference, referencesIn } from '../read/references.ts';
import type { Problem } from './problem.ts';

/** Kinds of files that may have references. */
const HOLDERS: ReadonlySet<FileKind | undefined> = new Set(['schema', 'service', 'webhooks']);

/** References that name no shared schema, or come back to where they began. */
export function* brokenReferences(files: ContractFiles): Iterable<Problem> {
  for (const [file, value] of files) {
    if (!HOLDERS.has(kindOf(file))) continue;
    for (const reference of referencesIn(file, value)) yield* brokenReference(files, file, reference);
  }
}

function* brokenReference(files: ContractFiles, file: string, reference: Reference): Iterable<Problem> {
  const pointer = `${reference.at}/$ref`;
  const got = JSON.stringify(reference.file);
  if (!reference.file.startsWith('schemas/') || !files.has(reference.file)) {
    yield { file, pointer, must: 'must name a file of schemas/', got: `${got} (no such shared schema)` };
  } else if (reaches(files, reference.file, file)) {
    yield { file, pointer, must: 'must not lead back to its own file', got };
  }
}

/** Whether references lead from `from` to `to`; stops at what it has seen. */
function reaches(
  files: ContractFiles,
  from: string,
  to: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  const next = referencesIn(from, files.get(from)).map(({ file }) => file);
  return next.some((file) => reaches(files, file, to, new Set([...seen, from])));
}
