import { redactText } from '../../judge/redact.ts';
import type { ClientFinding, ClientNote, ClientViolation } from '../types.ts';
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
 * @param onFirst - told when the first mistake of a kind is made
 */
export function createClientRecord(
  secrets: readonly string[],
  onFirst: (finding: ClientFinding) => void = () => {},
): ClientRecord {
  const kinds = new Map<string, Counted>();
  return {
    add(remark, caller, times = 1) {
      const known = kinds.get(kindOf(remark));
      if (known !== undefined) known.count += times;
      else if (kinds.size < maxKinds) {
        const example = redactText(`${caller}: ${remark.says()}`, secrets).slice(0, maxExampleLength);
        const counted = { remark, example, count: times };
        kinds.set(kindOf(remark), counted);
        onFirst(findingOf(counted));
      }
    },
    violations: () => [...kinds.values()].map(findingOf).filter((finding) => 'clause' in finding),
    notes: () => [...kinds.values()].map(findingOf).filter((finding) => 'silence' in finding),
    clear: () => kinds.clear(),
  };
}

function findingOf({ remark, example, count }: Counted): ClientFinding {
  const { rule, advice } = remark;
  return 'clause' in remark
    ? { rule, clause: remark.clause, count, example, advice }
    : { rule, silence: remark.silence, count, example, advice };
}

/** What counts as the same: the rule, under the same clause or silence. */
export function kindOf(remark: Remark): string {
  return `${remark.rule} ${'clause' in remark ? remark.clause : remark.silence}`;
}
