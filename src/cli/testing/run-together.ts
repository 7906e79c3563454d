import { Writable } from 'node:stream';
import { suites } from '../../../suites/index.ts';
import { deriveCases } from '../../check/list-cases.ts';
import { openContract } from '../open/open-contract.ts';
import { openTarget } from '../open/open-target.ts';
import { createOutput } from '../output/output.ts';
import { askCases } from '../run/ask-cases.ts';
import { inRun } from '../run/open-run.ts';

// Runs side by side in one process, which a test kills: of so many runs each is then at a point of its own. They are
// what `oaprobe check` does between its plan and its reports, and share the derived cases, which take longest.
// The arguments: the target, the pattern of the cases, the number of runs.

const [, , target = '', pattern = '', runs = '1'] = process.argv;
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
const invocation = {
  globals: { target, region: 'china', seed: 1, color: false },
  output: createOutput({ quiet: true, color: false }, { stdout: nowhere, stderr: nowhere }, {}),
  streams: { stdout: nowhere, stderr: nowhere },
  commandLine: ['check', pattern, '--target', target],
  cwd: process.cwd(),
  env: process.env,
  version: '0.0.0',
};
const contract = openContract(invocation);
const cases = deriveCases(contract, suites, { pattern, seed: 1 });
const own = [{ kind: 'all', title: 'the cases', derive: () => cases }];
const { target: opened } = await openTarget(invocation, contract);
const options = { contract, target: opened, signal: new AbortController().signal, base: 'reports' };
await Promise.all(
  Array.from({ length: Number(runs) }, () =>
    inRun(invocation, options, (run, findings) =>
      askCases(invocation, run, findings, { suites: own, expected: cases.length }),
    ),
  ),
);
