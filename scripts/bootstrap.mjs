// Installs what is missing with the system's Node, then hands over to the pinned Node of node_modules.
// Plain JavaScript for Node >= 18, without packages: it runs before anything is installed.
//   node scripts/bootstrap.mjs start [options of `oaprobe run`] | test | check | install

import { installPackages, pinnedNode } from './install-packages.mjs';
import { printFailure, runSteps, runToEnd } from './run-step.mjs';
import { checkSteps, testSteps } from './steps.mjs';

const oldestNode = 18;

/** Work by the name that npm scripts use; each resolves to an exit code. */
const commands = {
  install: async () => 0,
  start: (rest) => runToEnd(pinnedNode, ['bin/oaprobe.mjs', 'run', ...rest]),
  test: () => runSteps(testSteps),
  check: () => runSteps(checkSteps),
};

async function main([name, ...rest]) {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    return printFailure(
      `oaprobe needs Node ${oldestNode} or newer to install itself, got ${process.version}.`,
    );
  }
  const command = commands[name];
  if (!command)
    return printFailure(`bootstrap must be given one of ${Object.keys(commands).join(', ')}, got ${name}.`);
  const problem = await installPackages();
  return problem ? printFailure(problem) : command(rest);
}

process.exitCode = await main(process.argv.slice(2));
