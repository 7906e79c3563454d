import { checkMadServer } from '../src/cli/testing/mad-server.ts';

/**
 * Checks servers that answer anything: random bytes, JSON that looks right, endless nesting, other statuses, delays, broken
 * connections. Every second of them gives no answer that can be read, so that no case may conform. Ends with 1 where a
 * check does not come to its end, where such a case conforms, or where a server is held to keep more than it breaks.
 *
 * node bench/fuzz.ts [answers] [minutes at most]
 */
const [wanted = 100_000, minutes = 15] = process.argv.slice(2).map(Number);
const startedMs = performance.now();
const elapsedSeconds = () => Math.round((performance.now() - startedMs) / 1000);
let answers = 0;
let peakBytes = 0;
const wrong: string[] = [];

console.log('seed | readable | answers | conforms | violates | observed | unjudged | seconds | MiB');
for (let seed = 1; answers < wanted && elapsedSeconds() < minutes * 60; seed += 1) {
  const sane = seed % 2 === 1;
  const checked = await checkMadServer(seed, sane);
  const count = (kind: string) => checked.verdicts.filter(({ verdict }) => verdict === kind).length;
  const kinds = ['conforms', 'violates', 'observed', 'unjudged'] as const;
  const [conforms = 0, violates = 0, ...others] = kinds.map(count);
  answers += checked.answers;
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
  const mebibytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  const row = [seed, sane ? 'some' : 'none', checked.answers, conforms, violates, ...others];
  console.log([...row, elapsedSeconds(), mebibytes].join(' | '));
  if (sane ? violates <= conforms : conforms > 0) wrong.push(`seed ${seed}: ${conforms} cases conform`);
}
console.log(`${answers} answers in ${elapsedSeconds()} s, at most ${Math.round(peakBytes / 2 ** 20)} MiB`);
for (const line of wrong) console.log(line);
process.exitCode = wrong.length > 0 || answers < wanted ? 1 : 0;
