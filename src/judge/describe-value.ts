/** Longest text of a value in a message; what is longer is cut, with an ellipsis. */
const limit = 80;

/** A value as a failure message shows it: JSON, shortened, with its type: `"x" (string)`, `null (null)`, `nothing`. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? String(value);
  const short = json.length > limit ? `${json.slice(0, limit - 1)}…` : json;
  return `${short} (${typeName(value)})`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
