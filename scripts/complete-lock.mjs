// Adds the platform packages that `npm install` left out of package-lock.json because the registry in use does not
// serve them; without their entries `npm ci` refuses the lock file everywhere. They get no integrity hash here.
//   node scripts/complete-lock.mjs

import fs from 'node:fs';
import path from 'node:path';
import { root } from './run-step.mjs';

const file = path.join(root, 'package-lock.json');
const platformName = /(android|darwin|freebsd|linux|win32)-(arm64|x64)(-musl)?$/;

function entryOf(name, version, parent) {
  const [, os, cpu, musl] = platformName.exec(name) ?? [];
  if (!os) throw new Error(`cannot tell the platform of ${name}: add it to package-lock.json by hand`);
  const libc = os === 'linux' ? { libc: [musl ? 'musl' : 'glibc'] } : {};
  const dev = parent.dev ? { dev: true } : {};
  return { version, cpu: [cpu], ...dev, ...libc, license: parent.license, optional: true, os: [os] };
}

/** The optional packages that a lock file's packages name and that have no entry, as [place, entry]. */
function missingEntries(packages) {
  return Object.entries(packages).flatMap(([place, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, parent)]),
  );
}

const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const missing = missingEntries(lock.packages);
const all = [...Object.entries(lock.packages), ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
fs.writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
console.log(`package-lock.json: ${missing.length} entries added`);
