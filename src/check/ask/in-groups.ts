import type { Step } from '../case.ts';

/** The steps in the order of their sending: those that leave at the same moment as one group, every other one alone. */
export function inGroups(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const joins = step.together !== undefined && last?.[0]?.together === step.together;
    if (joins) last?.push(step);
    else groups.push([step]);
  }
  return groups;
}
