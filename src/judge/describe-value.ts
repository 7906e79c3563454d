/** Longest text of a value in a message; what is longer is cut, with an ellipsis. */
const limit = 80;

/** A value as a failure message shows it: JSON, shortened, with its type: `"x" (string)`, `null (null)`, `nothing`. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = jsonOf(value);
  const short = json.length > limit ? `${json.slice(0, limit - 1)}…` : json;
  return `${short} (${typeName(value)})`;
}

/** Reading JSON has no bound of depth, writing it has one: a value beyond it is only named. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch (error) {
    if (error instanceof RangeError) return '(nested too deeply to show)';
    throw error;
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
