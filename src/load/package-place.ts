import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file or folder of the package, from the checkout (`src/`) as well as from an installed package (`dist/src/`):
 * the nearest folder above this module that has a `package.json` is the package's own.
 *
 * @param parts path below the package's folder
 */
export function packagePlace(...parts: readonly string[]): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
    folder = above;
  }
  return join(folder, ...parts);
}
