import type { Difference } from '../../drift/difference.ts';
import type { Drift } from '../../drift/find-drift.ts';

/** Drift as text for people: what differs, then what was not found on the page. */
export function describeDrift({ operation, differences }: Drift): string {
  if (differences.length === 0) return `The page of ${operation} says what the contract says.`;
  const missing = differences.filter(({ page }) => page === null);
  const different = differences.filter(({ page }) => page !== null);
  return [
    `The page of ${operation} differs from the contract in ${differences.length === 1 ? '1 place' : `${differences.length} places`}.`,
    ...section('differs', different, ({ contract, page }) => [
      `    contract: ${contract ?? 'nothing'}`,
      `    page:     ${page}`,
    ]),
    ...section('not found on the page', missing, ({ contract }) => [`    contract: ${contract}`]),
  ].join('\n');
}

function section(
  title: string,
  differences: readonly Difference[],
  lines: (difference: Difference) => readonly string[],
): readonly string[] {
  if (differences.length === 0) return [];
  return ['', title, ...differences.flatMap((one) => [`  ${one.clause}`, ...lines(one)])];
}
