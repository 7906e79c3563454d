import type { z } from 'zod';

/**
 * What is wrong at one place of a config, in one line: file, place, what must be, what was got. Values of credentials
 * are never shown.
 */
export function describeProblem(file: string, issue: z.core.$ZodIssue, config: unknown): string {
  const place = `/${issue.path.map(String).join('/')}`;
  const where = issue.path.length === 0 ? file : `${file} at ${place}`;
  if (issue.code === 'unrecognized_keys') return `${where}: ${issue.message}`;
  return `${where}: ${issue.message}, got ${describeValue(valueAt(config, issue.path), issue.path)}`;
}

function valueAt(config: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    config,
  );
}

const longestShown = 60;

function describeValue(value: unknown, path: readonly PropertyKey[]): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'function') return 'a function';
  return isSecret(path) ? `a ${typeof value}` : shown(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return `${text.length > longestShown ? `${text.slice(0, longestShown)}...` : text} (${typeof value})`;
}

/** Keys and signatures, and whatever stands in their place by mistake. */
function isSecret(path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  if (last === 'sdkAppId' || last === 'identifier') return false;
  return path.includes('regions') || last === 'token' || last === 'key';
}
