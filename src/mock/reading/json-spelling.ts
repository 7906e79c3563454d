/** What JSON text consists of, as far as its spelling matters: strings, numbers and brackets. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\]]/g;

/** Whether a JSON text has a number with an exponent or a fraction. */
export function hasUnusualNumber(text: string): boolean {
  return [...text.matchAll(token)].some(([found]) => /^[-\d].*[.eE]/.test(found));
}

/** Whether values of a JSON text are nested deeper than this. */
export function isDeeper(text: string, mostLevels: number): boolean {
  let levels = 0;
  return [...text.matchAll(token)].some(([found]) => {
    if (found === '{' || found === '[') levels += 1;
    if (found === '}' || found === ']') levels -= 1;
    return levels > mostLevels;
  });
}
