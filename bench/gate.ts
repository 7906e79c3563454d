import { tryGates } from '../src/gate/testing/try-gates.ts';
import { randomFrom, syntheticBlocks } from '../src/statistics/testing/synthetic-blocks.ts';

/**
 * How often the gate errs over load: runs in blocks of 10 s at 200 calls/s in each region, as synthetic traces with calls
 * that resemble each other, heavy tails, stalls, and a machine that wanders. In each pair is done what the rule asks for.
 * `alarms` are gates over unchanged services that fail, `open` those that cannot decide, `found` gates that find a p95
 * that is a tenth worse in one region.
 *
 * node bench/gate.ts [unchanged pairs] [slower pairs] [regions]
 */
const [unchanged = 1_000, slower = 400, regions = 6] = process.argv.slice(2).map(Number);
const pool = syntheticBlocks(6_000, randomFrom(1));

const machines = [
  ['steady', { drift: 0, lasting: 0 }],
  ['1 % for minutes', { drift: 0.01, lasting: 0.8 }],
  ['2 %, half of it gone in a block', { drift: 0.02, lasting: 0.5 }],
  ['another 3 % every few minutes', { drift: 0.03, lasting: 0.95 }],
  ['another 5 % every few minutes', { drift: 0.05, lasting: 0.95 }],
  ['5 % slower or faster by the end of a run', { drift: 0, lasting: 0, trend: 0.05 }],
  ['runs 1 % apart', { drift: 0, lasting: 0, betweenRuns: 0.01 }],
  ['runs 3 % apart, nothing within them shows it', { drift: 0, lasting: 0, betweenRuns: 0.03 }],
  ['the same, 5 runs accepted before', { drift: 0, lasting: 0, betweenRuns: 0.03, accepted: 5 }],
  ['steady, 5 runs accepted before', { drift: 0, lasting: 0, accepted: 5 }],
] as const;

console.log(`${regions} regions; ${unchanged} unchanged and ${slower} slower pairs\n`);
console.log('machine | blocks | in turn | alarms | open | found');
for (const [name, machine] of machines) {
  const accepted = 'accepted' in machine ? machine.accepted : 0;
  const trial = { machine, pool, blocks: 'asked', regions, accepted } as const;
  const same = tryGates({ ...trial, pairs: unchanged, slower: 1 });
  const worse = tryGates({ ...trial, pairs: slower, slower: 1.1 });
  const shares = [same.toldInTurn, same.missed, same.inconclusive, worse.found];
  const percents = shares.map((share) => `${(100 * share).toFixed(1)} %`);
  console.log([name, same.blocks, ...percents].join(' | '));
}
const trial = { machine: machines[4][1], pool, blocks: 'asked', regions, inTurn: true } as const;
const same = tryGates({ ...trial, pairs: unchanged, slower: 1 });
const worse = tryGates({ ...trial, pairs: slower, slower: 1.1 });
const percents = [same.missed, same.inconclusive, worse.found].map(
  (share) => `${(100 * share).toFixed(1)} %`,
);
console.log(['any, --against from the start', same.blocks, '-', ...percents].join(' | '));
