// Makes sure that there is a k6 before the tests that need it: finds one, or builds the pinned one into the user cache.
// Runs on the pinned Node, which reads TypeScript.

import { findK6 } from '../src/load/engine/find-k6.ts';
import { printFailure } from './run-step.mjs';

try {
  const { path, version, source } = await findK6({ onProgress: (line) => console.log(line) });
  console.log(`k6 ${version} (${source}): ${path}`);
} catch (error) {
  process.exitCode = printFailure(error.message);
}
