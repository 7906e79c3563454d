import type { Cause } from '../results/decision.ts';
import type { GateFindings } from '../results/records/gate-result.ts';

/** Every reason why a run does not pass the gate beside those that decide it by itself, each with its exit code. */
export function gateCauses({ expired, changed, strict, load }: GateFindings): Cause[] {
  const causes = [expiry(expired), strict ? change(changed) : undefined, regression(load), openLoad(load)];
  return causes.filter((cause) => cause !== undefined);
}

function expiry(expired: GateFindings['expired']): Cause | undefined {
  const [first] = expired.toSorted((a, b) => a.until.localeCompare(b.until));
  if (first === undefined) return undefined;
  const many = expired.length === 1 ? 'A known violation is' : `${expired.length} known violations are`;
  const sentence = `${many} past ${expired.length === 1 ? 'its' : 'their'} date: ${first.caseId} in ${first.region} was accepted until ${first.until} (${first.reason}).`;
  return { exitCode: 1, sentence };
}

function change(changed: GateFindings['changed']): Cause | undefined {
  if (changed.length === 0) return undefined;
  const silences = [...new Set(changed.map(({ silence }) => silence))];
  const many = silences.length === 1 ? 'An open question is' : `${silences.length} open questions are`;
  return {
    exitCode: 2,
    sentence: `${many} answered otherwise than in the baseline: ${silences.join(', ')}.`,
  };
}

function regression(load: GateFindings['load']): Cause | undefined {
  const worse = load.filter(({ answer }) => answer === 'missed');
  if (worse.length === 0) return undefined;
  const all = worse.map(
    ({ profile, figure, region, ratio = 1 }) => `${figure} of ${profile} in ${region} x ${ratio.toFixed(2)}`,
  );
  return { exitCode: 2, sentence: `Load is worse than that of ${opponentOf(load)}: ${all.join(', ')}.` };
}

function openLoad(load: GateFindings['load']): Cause | undefined {
  const open = load.filter(({ answer }) => answer === 'inconclusive');
  const [first] = open;
  if (first === undefined) return undefined;
  const of = open.length === 1 ? 'One figure' : `${open.length} figures`;
  const name = first.figure === 'all' ? first.profile : `${first.figure} of ${first.profile}`;
  const sentence = `${of} of load could not be held against ${opponentOf(load)}: ${name} in ${first.region} needs ${first.needs}.`;
  return { exitCode: 6, sentence };
}

function opponentOf([first]: GateFindings['load']): string {
  return first?.against === undefined ? 'the baseline' : `the target ${first.against}`;
}
