import { readFileSync } from 'node:fs';
import { compareAgainst, compareLoad } from '../src/gate/load/compare-load.ts';
import type { LoadBlocks } from '../src/results/baseline/baseline.ts';
import type { LoadComparison } from '../src/results/records/gate-result.ts';
import type { RecordedBlock } from './gate-blocks.ts';

/**
 * What the gate says of real load: pairs of runs of one region, from disjoint blocks that `gate-blocks.ts` recorded. Pairs
 * of unchanged services, and of one whose answers take a tenth longer; one after the other, and in turn. `usable` takes the
 * blocks that the gate takes, `all` also those of a machine that was busy with other work.
 *
 * node bench/gate-pairs.ts <file> [blocks of a run]
 */
const [file = '', blocks = '12'] = process.argv.slice(2);
const count = Number(blocks);
const recorded: RecordedBlock[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

type Blocks = readonly RecordedBlock[];

function seriesOf(found: Blocks): LoadBlocks[] {
  const place = { profile: 'throughput', operation: 'add_subscriber', region: 'china', runId: 'r' } as const;
  return [{ ...place, conditions: {}, blocks: found.flatMap(({ block }) => block ?? []) }];
}

/** Series of so many blocks, one after the other. */
function chunks(all: Blocks): Blocks[] {
  const whole = Math.floor(all.length / count);
  return Array.from({ length: whole }, (_, index) => all.slice(index * count, (index + 1) * count));
}

/** Pairs of neighbours, each used once. */
function neighbours<Of>(all: readonly Of[]): (readonly [Of, Of])[] {
  return all.flatMap((one, index) => {
    const next = all[index + 1];
    return index % 2 === 0 && next !== undefined ? [[one, next] as const] : [];
  });
}

/** Every other block of each, as two series that were measured in turn. */
function split(all: readonly (readonly [RecordedBlock, RecordedBlock])[]): [Blocks, Blocks][] {
  const whole = Math.floor(all.length / count);
  return Array.from({ length: whole }, (_, index) => {
    const part = all.slice(index * count, (index + 1) * count);
    return [part.map(([one]) => one), part.map(([, other]) => other)];
  });
}

function tell(name: string, compared: readonly (readonly LoadComparison[])[]): void {
  const has = (one: readonly LoadComparison[], answer: string) => one.some((each) => each.answer === answer);
  const missed = compared.filter((one) => has(one, 'missed')).length;
  const open = compared.filter((one) => !has(one, 'missed') && has(one, 'inconclusive')).length;
  const p95 = compared.filter((one) =>
    one.some((each) => each.figure === 'p95' && each.answer === 'missed'),
  ).length;
  const ratios = compared
    .flatMap((one) => one.find(({ figure }) => figure === 'p95')?.ratio ?? [])
    .toSorted((a, b) => a - b);
  const spread = [0.1, 0.5, 0.9]
    .map((share) => ratios[Math.floor(share * ratios.length)]?.toFixed(3))
    .join(' ');
  console.log(
    [name, compared.length, missed, open, compared.length - missed - open, p95, spread].join(' | '),
  );
}

console.log(
  `${recorded.length} blocks, ${recorded.filter(({ usable }) => usable).length} usable, ${count} a run\n`,
);
console.log('pairs | number | missed | inconclusive | held | p95 missed | ratio of p95: low, median, high');
for (const which of ['usable', 'all'] as const) {
  const taken = recorded.filter(({ block, usable }) => block !== null && (which === 'all' || usable));
  const regions = [...Map.groupBy(taken, ({ region }) => region).values()];
  const kind = (all: Blocks, slower: boolean) => all.filter((one) => one.slower === slower);
  const sequential = regions.flatMap((all) =>
    [kind(all, false), kind(all, true)].flatMap((own) => neighbours(chunks(own))),
  );
  tell(
    `${which}: unchanged, one after the other`,
    sequential.map(([a, b]) => compareLoad(seriesOf(a), seriesOf(b))),
  );
  const later = regions.flatMap((all) => {
    const [own, slow] = [chunks(kind(all, false)), chunks(kind(all, true))];
    return own.flatMap((one, index) => (slow[index + 1] ? [[one, slow[index + 1] as Blocks] as const] : []));
  });
  tell(
    `${which}: a tenth slower, one after the other`,
    later.map(([a, b]) => compareLoad(seriesOf(a), seriesOf(b))),
  );
  const even = regions.flatMap((all) =>
    [kind(all, false), kind(all, true)].flatMap((own) => split(neighbours(own))),
  );
  tell(
    `${which}: unchanged, in turn`,
    even.map(([a, b]) => compareAgainst(seriesOf(a), seriesOf(b), 'other')),
  );
  const turns = regions.flatMap((all) => {
    const [own, slow] = [kind(all, false), kind(all, true)];
    return split(
      own.flatMap((one) =>
        slow.flatMap((other) =>
          Math.floor(one.turn / 2) === Math.floor(other.turn / 2) ? [[one, other] as const] : [],
        ),
      ),
    );
  });
  tell(
    `${which}: a tenth slower, in turn`,
    turns.map(([a, b]) => compareAgainst(seriesOf(a), seriesOf(b), 'other')),
  );
}
