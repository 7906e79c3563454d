import type { LoadBlock } from '../../results/baseline/baseline.ts';

/** The figures of load that are compared, and the change of each that must not be missed. */
export const figures = [
  { figure: 'p95', of: (block: LoadBlock) => block.p95, worse: 'higher', tolerance: 0.1 },
  { figure: 'p99', of: (block: LoadBlock) => block.p99, worse: 'higher', tolerance: 0.25 },
  {
    figure: 'accepted rate',
    of: (block: LoadBlock) => block.acceptedPerSecond,
    worse: 'lower',
    tolerance: 0.05,
  },
] as const;
