import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';

/** One import of a TypeScript file: static, re-exported, dynamic with a literal, or of a type alone. */
export interface Import {
  /** As written, e.g. `../contract/types.ts` or `node:fs`. */
  readonly specifier: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Kinds of syntax that name another module, and the property that holds the name. */
const NAMING: Readonly<Record<string, string>> = {
  ImportDeclaration: 'source',
  ExportNamedDeclaration: 'source',
  ExportAllDeclaration: 'source',
  ImportExpression: 'source',
  TSImportType: 'source',
  TSExternalModuleReference: 'expression',
};

/** Every import of a file, types included; a dynamic import of a computed name is left out. */
export function readImports(file: string): Import[] {
  return importsIn(readFileSync(file, 'utf8'), file);
}

/** As {@link readImports}, of a text. */
export function importsIn(text: string, fileName = 'text.ts'): Import[] {
  const program = parseAst(text, { lang: 'ts' }, fileName) as unknown as Node;
  return nodesOf(program).flatMap((node) => {
    const name = node[NAMING[node.type] ?? ''];
    if (!isNode(name) || typeof name.value !== 'string') return [];
    return [{ specifier: name.value, line: text.slice(0, node.start).split('\n').length }];
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nodesOf(node: Node): Node[] {
  const children = Object.values(node).flat().filter(isNode);
  return [node, ...children.flatMap(nodesOf)];
}
