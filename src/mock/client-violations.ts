import { redactText } from '../judge/redact.ts';
import type { ClientViolation } from './types.ts';

/** Counts what clients do against the contract. */
export interface ClientViolations {
  record(rule: string, clause: string, example: () => string): void;
  list(): readonly ClientViolation[];
  clear(): void;
}

/** A contract has some hundred rules; a bound keeps a hostile client from filling the memory. */
const maxKinds = 1000;
const maxExampleLength = 300;

/**
 * An empty record. Of each kind of mistake it keeps the number and the first example.
 *
 * @param secrets - keys that no example may show
 */
export function createClientViolations(secrets: readonly string[]): ClientViolations {
  const kinds = new Map<string, ClientViolation>();
  return {
    record(rule, clause, example) {
      const key = `${clause} ${rule}`;
      const known = kinds.get(key);
      if (known !== undefined) kinds.set(key, { ...known, count: known.count + 1 });
      else if (kinds.size < maxKinds) {
        kinds.set(key, {
          rule,
          clause,
          count: 1,
          example: redactText(example(), secrets).slice(0, maxExampleLength),
        });
      }
    },
    list: () => [...kinds.values()],
    clear: () => kinds.clear(),
  };
}
