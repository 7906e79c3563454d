// What `npm test` and `npm run check` do, in order.

import path from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { pinnedNode } from './install-packages.mjs';
import { printFailure, root, runToEnd, toolEnvironment } from './run-step.mjs';

const tool = (name) => path.join(root, 'node_modules', '.bin', name);
const brief = process.stdout.isTTY ? [] : ['--reporter=minimal'];
const vitest = (project, parameters) => () =>
  runToEnd(tool('vitest'), ['run', '--project', project, ...parameters]);

async function checkTypes() {
  const code = await runToEnd(tool('tsc'), ['--noEmit']);
  return code === 0 ? runToEnd(tool('tsc'), ['--noEmit', '-p', 'load']) : code;
}

async function testPages() {
  const browser = await findBrowser();
  if (browser.problem) return printFailure(browser.problem);
  console.log(`browser: ${browser.path}`);
  return runToEnd(tool('playwright'), ['test'], { env: toolEnvironment({ OAPROBE_CHROMIUM: browser.path }) });
}

const colors = process.stdout.isTTY ? [] : ['--colors=off'];
const lintParameters = ['check', '--error-on-warnings', ...colors, '.'];
const lint = { title: 'format and lint', run: () => runToEnd(tool('biome'), lintParameters) };
const types = { title: 'types', run: checkTypes };
const unit = { title: 'unit tests and import table', run: vitest('unit', brief) };
const suites = { title: 'contract suites against the mock', run: vitest('suites', brief) };
const k6 = { title: 'k6', run: () => runToEnd(pinnedNode, ['scripts/prepare-k6.mjs']) };
const outside = { title: 'tests with real k6, TLS and command line', run: vitest('outside', []) };
const pages = { title: 'browser tests of the report', run: testPages };

/** Everything: the steps of `npm test`. */
export const testSteps = [lint, types, unit, suites, k6, outside, pages];

/** What takes less than a minute: the steps of `npm run check`. */
export const checkSteps = [lint, types, unit];
