import type { Finding } from '../../../results/records/run-contents.ts';
import type { Sighting } from './violation-group.ts';

/** What was expected and what was got instead; empty texts where nothing is known. */
export type Difference = Pick<Finding, 'expected' | 'actual'> & Pick<Partial<Finding>, 'law' | 'pointer'>;

/** The difference that a sighting shows: as the law found it, else as the verdict tells it; of a load goal its message. */
export function differenceOf({ finding, verdict, message }: Sighting): Difference {
  const { expected, actual, pointer } = finding ?? verdict ?? { expected: '', actual: message };
  return {
    expected,
    actual,
    ...(pointer === undefined ? {} : { pointer }),
    ...(finding ? { law: finding.law } : {}),
  };
}
