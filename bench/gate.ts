import { tryGates } from '../src/gate/testing/try-gates.ts';

/**
 * How often the gate errs over load: runs of six regions in blocks of 10 s at 200 calls/s each, as synthetic traces with
 * calls that resemble each other, heavy tails, stalls, and a machine that wanders. `alarms` are gates over unchanged
 * services that fail, `open` those that cannot decide, `found` gates that find a p95 that is a tenth worse in one region. Each is tried with as many blocks as the rule asks for, and with two targets loaded in turn.
 */
const pairs = Number(process.argv[2] ?? 1_000);
const traces = 6_000;
const blocksInTurn = 30;

const machines = [
  ['steady', { drift: 0, lasting: 0 }],
  ['wanders by 1 % for minutes', { drift: 0.01, lasting: 0.8 }],
  ['wanders by 2 %, half of it gone in a block', { drift: 0.02, lasting: 0.5 }],
  ['another 3 % every few minutes', { drift: 0.03, lasting: 0.95 }],
] as const;

console.log(`${pairs} pairs each\n`);
console.log('machine | blocks | alarms | open | found');
for (const [name, machine] of machines) {
  for (const inTurn of [false, true]) {
    const blocks = inTurn ? blocksInTurn : 'asked';
    const trial = { machine, pairs, traces, blocks, inTurn } as const;
    const unchanged = tryGates({ ...trial, slower: 1 });
    const slower = tryGates({ ...trial, slower: 1.1 });
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const cells = [
      unchanged.blocks,
      ...[unchanged.missed, unchanged.inconclusive, slower.found].map(percent),
    ];
    console.log([`${name}${inTurn ? ', in turn' : ''}`, ...cells].join(' | '));
  }
}
