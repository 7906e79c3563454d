import type { GateFindings } from '../results/records/gate-result.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';

/** The sentence of a gate that nothing keeps from holding. */
export function describeHeld(
  { verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>,
  { baseline }: Pick<GateFindings, 'baseline'>,
): string {
  const judged = verdicts.filter(({ verdict }) => verdict !== 'unjudged').length;
  const goals = summary.load.flatMap((entry) => entry.goals).length;
  const parts = [judged > 0 ? count(judged, 'check') : [], goals > 0 ? count(goals, 'load goal') : []].flat();
  const asked = `${parts.join(' and ')} in ${count(summary.regions.length, 'region')}`;
  if (baseline === undefined) return `Everything asked held, without a baseline: ${asked}.`;
  return `Nothing got worse than in the baseline of ${baseline.acceptedAt.slice(0, 10)}: ${asked}.`;
}

/** What else is to be known of a decision, a sentence each: what may stay, what is healed, what changed. */
export function describeKnown({ known, healed, changed, strict }: GateFindings): string[] {
  const [next] = known.map(({ until }) => until).toSorted();
  const stays = known.length === 1 ? 'may stay until' : 'may stay, the first until';
  const silences = new Set(changed.map(({ silence }) => silence)).size;
  const sentences = [
    next !== undefined && `${count(known.length, 'known violation')} ${stays} ${next}.`,
    healed.length > 0 &&
      `${count(healed.length, 'known violation')} healed: accept this run, so that the baseline forgets ${healed.length === 1 ? 'it' : 'them'}.`,
    changed.length > 0 &&
      !strict &&
      `${count(silences, 'open question')} answered otherwise than in the baseline, which fails with --strict only.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
