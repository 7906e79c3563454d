import { proxySecrets } from '../proxy.ts';
import type { Target } from '../types.ts';

/**
 * Every text of a target that must never be stored or printed: the keys and the ready signatures of all its regions,
 * the token of its callbacks, and the password of its proxy.
 */
export function secretsOf(target: Target): string[] {
  const secrets = target.regions.flatMap(({ credentials }) => [
    credentials.secretKey ?? '',
    credentials.userSig ?? '',
  ]);
  secrets.push(target.webhooks?.token ?? '', ...(target.proxy ? proxySecrets(target.proxy) : []));
  return [...new Set(secrets)].filter((secret) => secret !== '');
}
