import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A package of the lock file. */
interface Entry {
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: true;
  readonly optional?: true;
  readonly os?: readonly string[];
  readonly hasInstallScript?: true;
}

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { '': own, ...others }: Record<string, Entry> = JSON.parse(read('package-lock.json')).packages;
const packages = Object.entries(others);

/** Names of the packages for which something holds. */
function those(holds: (entry: Entry) => boolean): readonly string[] {
  return packages
    .filter(([, entry]) => holds(entry))
    .map(([place]) => place.replace(/^.*node_modules\//, ''));
}

describe('the packages of the lock file', () => {
  test('are each known by a hash of their content', () => {
    expect(own).toBeDefined();
    expect(packages.length).toBeGreaterThan(100);
    const weak = ({ integrity }: Entry) => integrity !== undefined && !integrity.startsWith('sha512-');
    expect(those(weak)).toEqual([]);
    // Some registries do not serve the packages of every platform; those have no hash.
    const isForElsewhere = ({ optional, os }: Entry) => optional === true && os !== undefined;
    expect(those((entry) => entry.integrity === undefined && !isForElsewhere(entry))).toEqual([]);
  });

  test('run no script when they are installed but those that package.json lists', () => {
    const listed = Object.keys(manifest.allowScripts);
    expect(those(({ hasInstallScript }) => hasInstallScript === true).toSorted()).toEqual(listed.toSorted());
  });

  /** Licences that ask for nothing but to be named. */
  const permissive = [
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'ISC',
    'MIT',
    'MIT OR Apache-2.0',
  ];

  test('may be passed on with the product: their licences are permissive', () => {
    const strict = ({ license = 'none', dev }: Entry) => dev !== true && !permissive.includes(license);
    expect(those(strict)).toEqual([]);
  });

  test('that only developers use have licences that bind nobody else', () => {
    const shareAlike = [...permissive, 'MPL-2.0'];
    expect(those(({ license = 'none' }) => !shareAlike.includes(license))).toEqual([]);
  });
});

describe('the load generator', () => {
  const hashes = new Set(
    read('load/engine/go.sum')
      .trim()
      .split('\n')
      .map((line) => line.split(' ').slice(0, 2).join(' ')),
  );
  const needed = [...read('load/engine/go.mod').matchAll(/^\t([^\s/]+\/?\S*) (v\S+)/gm)];

  test('is built of modules that are each known by a hash of their content', () => {
    expect(needed.length).toBeGreaterThan(50);
    const missing = needed.filter(([, name, version]) => !hashes.has(`${name} ${version}/go.mod`));
    expect(missing.map(([line]) => line.trim())).toEqual([]);
    expect(read('load/engine/go.sum').match(/^\S+ \S+ (?!h1:).*$/gm)).toBeNull();
    expect(read('load/engine/go.mod')).not.toMatch(/^replace/m);
  });
});
