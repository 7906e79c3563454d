/** What stands where a secret was. */
export const mask = '***';

const signatureInQuery = /(usersig=)[^&\s"'<>\\]+/gi;

/**
 * Replaces every occurrence of the given secrets, and the value of every `usersig=` query parameter, by {@link mask}.
 * Longer secrets go first, so that one secret inside another leaves no remainder. Empty secrets are ignored.
 *
 * @param text any text that is about to be stored or printed
 * @param secrets literal secrets: keys and signatures
 */
export function redactText(text: string, secrets: readonly string[]): string {
  const literal = longestFirst(secrets).reduce((masked, secret) => masked.replaceAll(secret, mask), text);
  return literal.replace(signatureInQuery, `$1${mask}`);
}

/** Whether {@link redactText} would mask anything. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return (
    secrets.some((secret) => secret !== '' && text.includes(secret)) || text.search(signatureInQuery) >= 0
  );
}

function longestFirst(secrets: readonly string[]): readonly string[] {
  const given = secrets.filter((secret) => secret !== '');
  return given.length < 2 ? given : given.sort((a, b) => b.length - a.length);
}
