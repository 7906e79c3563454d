import { redactText } from '../../judge/redact.ts';
import type { ClientNote, ClientViolation } from '../types.ts';
import type { Remark } from './remark.ts';

/** Counts what clients do against the contract, and where it is silent. */
export interface ClientRecord {
  /**
   * @param caller - what was called, in a few words, e.g. `add_subscriber`
   * @param times - 1 unless given
   */
  add(remark: Remark, caller: string, times?: number): void;
  violations(): readonly ClientViolation[];
  notes(): readonly ClientNote[];
  clear(): void;
}

/** A contract has some hundred rules; a bound keeps a hostile client from filling the memory. */
const maxKinds = 1000;
const maxExampleLength = 300;

/** One kind of remark: how often it was made, and about what first. */
interface Counted {
  readonly remark: Remark;
  readonly example: string;
  count: number;
}

/**
 * An empty record. Of each kind of mistake it keeps the number and the first example.
 *
 * @param secrets - keys that no example may show
 */
export function createClientRecord(secrets: readonly string[]): ClientRecord {
  const kinds = new Map<string, Counted>();
  return {
    add(remark, caller, times = 1) {
      const known = kinds.get(kindOf(remark));
      if (known !== undefined) known.count += times;
      else if (kinds.size < maxKinds) {
        const example = redactText(`${caller}: ${remark.says()}`, secrets).slice(0, maxExampleLength);
        kinds.set(kindOf(remark), { remark, example, count: times });
      }
    },
    violations: () =>
      [...kinds.values()].flatMap(({ remark, count, example }) =>
        'clause' in remark ? [{ rule: remark.rule, clause: remark.clause, count, example }] : [],
      ),
    notes: () =>
      [...kinds.values()].flatMap(({ remark, count, example }) =>
        'silence' in remark ? [{ rule: remark.rule, silence: remark.silence, count, example }] : [],
      ),
    clear: () => kinds.clear(),
  };
}

/** What counts as the same: the rule, under the same clause or silence. */
export function kindOf(remark: Remark): string {
  return `${remark.rule} ${'clause' in remark ? remark.clause : remark.silence}`;
}
