import { askMock } from './ask-mock.ts';
import type { Questions } from './try-mock.ts';

/**
 * Finds out which cases an open question can matter to: every case is asked alone of a mock that tells of each question
 * on which an answer of its depends. A case that never came upon a question goes the same way however it is settled.
 * Cases about webhooks wait for what may come, and are left out.
 *
 * @returns ids of cases by the id of the question; a question that no case came upon is absent
 */
export async function casesByQuestion({
  contract,
  suites,
  cases,
}: Questions): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const cameUpon = new Set<string>();
  await askMock({
    contract,
    suites,
    regions: ['china'],
    groups: cases.filter(({ webhooks }) => webhooks === undefined).map((one) => [one]),
    onOpenQuestion: (silence) => cameUpon.add(silence),
    enough({ caseId }) {
      for (const silence of cameUpon) found.set(silence, [...(found.get(silence) ?? []), caseId]);
      cameUpon.clear();
      return false;
    },
  });
  return found;
}
