/**
 * Whether a case id fits a glob: `*` stands for any text, slashes included; everything else for itself.
 * Without a `*` the pattern must occur in the id, so that `request` or `#101` alone selects.
 */
export function matchPattern(pattern: string, caseId: string): boolean {
  if (!pattern.includes('*')) return caseId.includes(pattern);
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(caseId);
}
