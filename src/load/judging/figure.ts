/** A number with its words. */
export interface Figure {
  /** Absent where it could not be measured. */
  readonly value?: number;
  /** The measured value with its unit, or why there is none; ends the sentence "..., got ...". */
  readonly actual: string;
}

/** A figure that was measured. */
export function measured(value: number, actual: string): Figure {
  return { value, actual };
}

/** A figure that was not. */
export function notMeasured(why: string): Figure {
  return { actual: `nothing measured: ${why}` };
}

/** `1 call`, `1,200 calls`. */
export function count(number: number, noun = 'call'): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `3 of 1,200 calls`. */
export function countOf(part: number, all: number, noun = 'call'): string {
  return `${part.toLocaleString('en-US')} of ${count(all, noun)}`;
}

/** A number with at most `digits` decimal places. */
export function short(number: number, digits = 2): string {
  return String(Number(number.toFixed(digits)));
}
