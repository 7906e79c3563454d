/** What JSON text consists of, as far as its spelling matters: strings, numbers and brackets. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\]]/g;

/** Levels within which every request of the documentation stays by far. */
const usualLevels = 32;

/** Whether a JSON text has a number with an exponent or a fraction. */
export function hasUnusualNumber(text: string): boolean {
  return [...text.matchAll(token)].some(([found]) => /^[-\d].*[.eE]/.test(found));
}

/** Whether values of a JSON text are nested deeper than in any request that is usual. */
export function isDeep(text: string): boolean {
  let levels = 0;
  return [...text.matchAll(token)].some(([found]) => {
    if (found === '{' || found === '[') levels += 1;
    if (found === '}' || found === ']') levels -= 1;
    return levels > usualLevels;
  });
}
