import type { Target } from './types.ts';

/**
 * Every text of a target that must never be stored or printed: the keys and the ready signatures of all its regions.
 */
export function secretsOf(target: Target): string[] {
  const secrets = target.regions.flatMap(({ credentials }) => [
    credentials.secretKey ?? '',
    credentials.userSig ?? '',
  ]);
  secrets.push(target.webhooks?.token ?? '');
  return [...new Set(secrets)].filter((secret) => secret !== '');
}
