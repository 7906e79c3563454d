import type { Fault } from './fault.ts';

/** Every fault that can be seeded. */
export const faults: readonly Fault[] = [];
