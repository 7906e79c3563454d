import type { CapacityResult } from '../../results/records/capacity.ts';
import type { OnboardingPlan } from '../../results/records/onboarding-plan.ts';
import type { RunContents } from '../../results/records/run-contents.ts';
import { describeDeadline } from '../model/load/describe-deadline.ts';
import { formatSpan } from '../model/load/format-span.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** The capacity that was searched and the plan that was made, a line each; empty where the run has neither. */
export function sizingPart({ capacity, plan }: Pick<RunContents, 'capacity' | 'plan'>): string {
  const lines = [...(capacity ? [capacityLine(capacity)] : []), ...(plan ? [planLine(plan)] : [])];
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}

function capacityLine({
  region,
  ratePerSecond,
  interval,
  limitedBy,
  confirmed,
  trials,
}: CapacityResult): string {
  const [low, high] = interval;
  const sure = confirmed ? 'confirmed' : 'not confirmed';
  return `capacity in ${region}: ${ratePerSecond} calls/s (${low} to ${high}, ${sure}, ${trials.length} trials), limited by the ${limitedBy}`;
}

function planLine({ subscribers, seconds, regions, deadline }: OnboardingPlan): string {
  const where = regions.map(({ region }) => region).join(', ');
  const text = `plan: ${subscribers.toLocaleString('en')} subscribers in ${formatSpan(seconds)} (${where})`;
  return deadline === undefined ? text : `${text}; ${describeDeadline(deadline)}`;
}
