import type { DriftParameters } from '../../commands/drift.ts';
import type { ExportParameters } from '../../commands/export.ts';
import type { ReplayParameters } from '../../commands/replay.ts';
import type { SelftestParameters } from '../../commands/selftest.ts';

import type { CommandSpec } from './command-spec.ts';
import { wholeNumber } from './shared-options.ts';

/** Commands that look closely at a case, the contract, or the suites themselves. */
export const contract: readonly CommandSpec[] = [
  {
    usage: 'replay <case>',
    says: 'ask one case of a run again, a few times in the first region where it did not hold; tell how often it fails, and print the whole exchange and a curl line',
    options: [
      { flags: '--run <folder>', says: 'the run it is taken from (default: the newest)' },
      wholeNumber(
        '--times <n>',
        'how often it is asked, which tells whether it is flaky (default: 5)',
        1,
        1000,
      ),
    ],
    examples: [
      ["replay 'add_subscriber/request/SubscriberList#101'", 'from the newest run'],
      ["replay 'add_subscriber/state/Result#2' --times 50", 'how often does it fail?'],
      [
        "replay 'add_subscriber/request/SubscriberList#101' --region china --run reports/x",
        'one region of an older run',
      ],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/replay.ts')).replay(parameters as ReplayParameters, invocation),
  },
  {
    usage: 'drift <page>',
    says: 'compare a saved page of the documentation (HTML, Markdown or plain text) with the contract; 0 where nothing differs, else 1',
    options: [],
    examples: [
      ['drift add_subscriber.html', 'what differs, and what was not found on the page'],
      ['drift add_subscriber.md --json', 'the same as a list for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/drift.ts')).drift(parameters as DriftParameters, invocation),
  },
  {
    usage: 'export <what>',
    says: 'print the contract for other tools: openapi (OpenAPI 3.1) or schemas (JSON Schema 2020-12)',
    options: [],
    examples: [
      ['export openapi', 'paths, bodies with examples, codes; write it into a file with >'],
      ['export schemas', 'the schemas of all bodies, in one document'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/export.ts')).exportContract(parameters as ExportParameters, invocation),
  },
  {
    usage: 'selftest [pattern]',
    says: 'seed each known fault into the mock and expect the suites to notice; the pattern is a glob over names of faults',
    options: [
      { flags: '--list', says: 'print faults and clauses without trying them' },
      { flags: '--load', says: 'the faults that only load shows, with k6' },
    ],
    examples: [
      ['selftest', 'every fault, and changes that must raise no alarm'],
      ["selftest 'race-*'", 'some faults'],
      ['selftest --load', 'what only load profiles show'],
      ['selftest --list --json', 'faults and the clauses that they break, for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/selftest.ts')).selftest(parameters as SelftestParameters, invocation),
  },
];
