import type { Region } from '../../contract/types.ts';
import type { Target } from '../../target/types.ts';
import type { Signature } from '../../wire/types.ts';
import type { Obstacle } from './not-askable.ts';

/** Why signatures of a case cannot be made: some are the case's own, and the region has a ready one instead of a key. */
export function lacksKey(
  signatures: readonly (Signature | undefined)[],
  { regions }: Target,
  region: Region,
): Obstacle | undefined {
  const own = regions.find((one) => one.region === region)?.credentials;
  const isMade = (one: Signature | undefined) =>
    one !== undefined && one.literal === undefined && one.secretKey === undefined;
  if (own?.secretKey !== undefined || !signatures.some(isMade)) return undefined;
  return {
    why: 'not provoked',
    message: `the case makes a signature of its own, and the region ${region} has a ready one only; set its secretKey`,
  };
}
