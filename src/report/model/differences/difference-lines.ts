import { printJson } from './print-json.ts';

/** A line of an answer around the place that differs, or one of the two that are held against one another there. */
export interface DifferenceLine {
  readonly kind: 'around' | 'expected' | 'got';
  /** What stands before the value: blanks and the field's name. */
  readonly before: string;
  readonly text: string;
}

/** So many lines are shown before and after the place. */
const AROUND = 3;

/**
 * What was expected beside what was got, at the place of the answer that a pointer names and among the lines around
 * it. A field that is missing stands where it would be. Nothing where the answer is no JSON.
 */
export function differenceLines(
  body: string,
  pointer: string,
  { expected, actual }: { readonly expected: string; readonly actual: string },
): DifferenceLine[] | undefined {
  const answer = parse(body);
  if (answer === undefined) return undefined;
  const lines = printJson(answer.value, pointer);
  const at = lines.findIndex(({ marked }) => marked);
  if (at < 0) return undefined;
  const around = (from: number, to: number) =>
    lines
      .slice(Math.max(0, from), to)
      .map(({ text }): DifferenceLine => ({ kind: 'around', before: '', text }));
  const missing = missingName(answer.value, pointer);
  const marked = lines[at]?.text ?? '';
  const before =
    missing === undefined ? startOf(marked) : `${indentOf(marked)}  ${JSON.stringify(missing)}: `;
  const middle: DifferenceLine[] = [
    { kind: 'expected', before, text: expected },
    { kind: 'got', before, text: missing === undefined ? marked.slice(before.length) : actual },
  ];
  return missing === undefined
    ? [...around(at - AROUND, at), ...middle, ...around(at + 1, at + 1 + AROUND)]
    : [...around(at - AROUND, at + 1), ...middle, ...around(at + 1, at + AROUND)];
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Blanks and the name of the field that a line begins with. */
function startOf(line: string): string {
  return /^ *(?:"(?:[^"\\]|\\.)*": )?/.exec(line)?.[0] ?? '';
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

/** The first name of a pointer that leads nowhere; undefined where there is something at its end. */
function missingName(value: unknown, pointer: string): string | undefined {
  let here = value;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return name;
    here = Reflect.get(here, name);
  }
  return undefined;
}
