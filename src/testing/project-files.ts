import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every file under folders of the project, as paths relative to the root with `/`, sorted; installed packages left out. */
export function filesUnder(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}
