/**
 * The name of a derived fault, as `--fault` takes it: words of clause ids, fields and situations joined by hyphens, e.g.
 * `add-subscriber-subscriber-list-missing`.
 */
export function faultName(...parts: readonly string[]): string {
  return parts.map(kebab).join('-');
}

function kebab(part: string): string {
  return part
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}
