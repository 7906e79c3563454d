import type { Contract, Validators } from '../../src/contract/types.ts';

/**
 * The part of the contract that one operation needs, and its compiled schemas. This file only declares them: when a
 * profile is bundled for k6, code generated from `contracts/` takes its place.
 */
export declare const contract: Contract;
export declare const validators: Validators;
