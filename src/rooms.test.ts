import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findCycle } from './testing/find-cycle.ts';
import { mayImport, readImportTable, roomOf } from './testing/import-table.ts';
import { filesUnder } from './testing/project-files.ts';
import { type Import, importsIn, readImports } from './testing/read-imports.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const table = readImportTable(readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8'));
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const files = filesUnder(root, ['src', 'suites', 'load']).filter((file) => file.endsWith('.ts'));
const imports = new Map(files.map((file) => [file, readImports(path.join(root, file))]));

const isTest = (file: string) => /\.(test|spec)\.ts$|\/testing\//.test(file);

/** Where a relative import leads, relative to the root; undefined for packages. */
function aimOf(file: string, { specifier }: Import): string | undefined {
  return specifier.startsWith('.')
    ? path.posix.normalize(`${path.posix.dirname(file)}/${specifier}`)
    : undefined;
}

function complaints(judge: (file: string, found: Import) => string | undefined): string[] {
  return files.flatMap((file) =>
    (imports.get(file) ?? []).flatMap((found) => {
      const complaint = judge(file, found);
      return complaint === undefined
        ? []
        : [`${file}:${found.line} imports ${found.specifier}: ${complaint}`];
    }),
  );
}

function allowedPackages(file: string): string[] {
  const product = Object.keys(manifest.dependencies);
  const inK6 = file.startsWith('load/') && !isTest(file);
  if (inK6) return ['k6'];
  return isTest(file) ? [...product, ...Object.keys(manifest.devDependencies)] : product;
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

describe('the rooms', () => {
  test('each folder of src is a room of the table in ARCHITECTURE.md', () => {
    const rooms = new Set(files.map(roomOf).filter((room) => room !== undefined));
    expect([...rooms].filter((room) => !table.has(room))).toEqual([]);
  });

  test('each import is one that the table allows', () => {
    const broken = complaints((file, found) => {
      const room = roomOf(file);
      const aim = aimOf(file, found);
      if (room === undefined || aim === undefined || mayImport(table, room, aim)) return undefined;
      const allowed = table.get(room);
      return `${room} may import ${allowed?.length ? [...allowed].join(', ') : 'nothing of ours'}; move the code to a room that may, or pass the value in`;
    });
    expect(broken).toEqual([]);
  });

  test('each relative import names a file that exists', () => {
    const broken = complaints((file, found) => {
      const aim = aimOf(file, found);
      return aim === undefined || existsSync(path.join(root, aim)) ? undefined : 'no such file';
    });
    expect(broken).toEqual([]);
  });

  test('product code imports no package that package.json does not list', () => {
    const broken = complaints((file, found) => {
      if (aimOf(file, found) !== undefined || found.specifier.startsWith('node:')) return undefined;
      const allowed = allowedPackages(file);
      return allowed.includes(packageOf(found.specifier))
        ? undefined
        : `must be one of ${allowed.join(', ')}; Node's own modules are written with node:`;
    });
    expect(broken).toEqual([]);
  });

  test('what runs in k6 uses nothing of Node', () => {
    const broken = complaints((file, found) =>
      file.startsWith('load/') && !isTest(file) && found.specifier.startsWith('node:')
        ? 'k6 has no Node modules'
        : undefined,
    );
    expect(broken).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    const edges = new Map(
      files.map((file) => [file, (imports.get(file) ?? []).flatMap((found) => aimOf(file, found) ?? [])]),
    );
    expect(findCycle(edges)?.join(' -> ')).toBeUndefined();
  });
});

describe('the reader behind these tests', () => {
  test('sees static, re-exported, dynamic and type imports with their lines, and no comment or string', () => {
    const text = `import a from './a.ts';
// import x from './x.ts';
import type { B } from './b.ts';
export * from './c.ts';
const d = await import('./d.ts');
type E = import('./e.ts').E;
const s = "import y from './y.ts'";
await import(s);
`;
    expect(importsIn(text)).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: './b.ts', line: 3 },
      { specifier: './c.ts', line: 4 },
      { specifier: './d.ts', line: 5 },
      { specifier: './e.ts', line: 6 },
    ]);
  });

  test('refuses a forbidden room and allows a single named file of another', () => {
    const sample = readImportTable(
      '| room | may import |\n|---|---|\n| `contract` | nothing of ours |\n| `check` | `contract`, and `mock/start-mock` |\n| `cli` | all |\n\n`not` a row',
    );
    expect([...sample.keys()]).toEqual(['contract', 'check', 'cli']);
    expect(mayImport(sample, 'contract', 'src/judge/law.ts')).toBe(false);
    expect(mayImport(sample, 'contract', 'src/contract/types.ts')).toBe(true);
    expect(mayImport(sample, 'check', 'src/mock/start-mock.ts')).toBe(true);
    expect(mayImport(sample, 'check', 'src/mock/state/app.ts')).toBe(false);
    expect(mayImport(sample, 'cli', 'src/mock/state/app.ts')).toBe(true);
  });

  test('finds a circle and names the files on it', () => {
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'd']],
          ['c', []],
          ['d', ['b']],
        ]),
      ),
    ).toEqual(['b', 'd', 'b']);
    expect(findCycle(new Map([['a', ['b']]]))).toBeUndefined();
  });
});
