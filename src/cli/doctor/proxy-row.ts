import { proxyAddress, proxyFor, proxyVariable } from '../../target/proxy.ts';
import type { Target } from '../../target/types.ts';
import type { Row } from './row.ts';

/** Whether calls go through a proxy, and which do not; nothing where the environment names none. */
export function proxyRow(target: Target, env: Readonly<Record<string, string | undefined>>): Row | undefined {
  const variable = proxyVariable(env);
  if (variable === undefined || target.kind !== 'live') return undefined;
  return { what: 'proxy', ready: true, found: effectOf(target, variable) };
}

function effectOf(target: Target, variable: string): string {
  const { proxy, resolve, regions } = target;
  if (proxy === undefined || resolve !== undefined)
    return `${variable} is of no effect here: resolve of the target is dialled without a proxy`;
  const direct = regions.filter(({ domain }) => proxyFor(target, domain) === undefined);
  const except =
    direct.length === 0 ? '' : `, but not for ${direct.map(({ region }) => region).join(', ')} (NO_PROXY)`;
  const password = proxy.authorization === undefined ? '' : ' with a password';
  return `${proxyAddress(proxy)}${password} (${variable})${except}`;
}
