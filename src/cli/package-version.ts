import { readFileSync } from 'node:fs';

/** Places of package.json seen from `src/cli` and from `dist/src/cli`. */
const places = ['../../package.json', '../../../package.json'];

/** The version of this package, from its own package.json. */
export function packageVersion(): string {
  for (const place of places) {
    const manifest = readManifest(new URL(place, import.meta.url));
    if (manifest?.name === 'oaprobe') return manifest.version;
  }
  return 'unknown';
}

function readManifest(file: URL): { readonly name: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
