import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import type { Baseline, KnownViolation } from './baseline.ts';
import { isDay } from './day.ts';

/** Where the baseline of a target stands, beside the config. */
export function baselinePlace(configFolder: string, target: string): string {
  return join(configFolder, 'reports', 'baselines', `${target}.json`);
}

/**
 * Reads a baseline; undefined where there is no such file.
 *
 * @throws UserError where the file holds something else, with the place in it
 */
export function readBaseline(file: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  const baseline = parse(file);
  baseline.violations.forEach((violation, index) => {
    requireKnownViolation(violation, file, `/violations/${index}`);
  });
  return baseline;
}

/** Lists that are absent are empty. */
function parse(file: string): Baseline {
  let found: Partial<Record<keyof Baseline, unknown>> | null;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`the baseline must be readable JSON, got ${(error as Error).message}: ${file}`);
  }
  if (found?.schemaVersion !== 1) throw wrong(file, '/schemaVersion', '1', found?.schemaVersion);
  const read = { violations: [], observations: [], load: [], ...found };
  for (const text of ['target', 'runId', 'acceptedAt'] as const) {
    if (typeof found[text] !== 'string') throw wrong(file, `/${text}`, 'a text', found[text]);
  }
  for (const list of ['violations', 'observations', 'load'] as const) {
    if (!Array.isArray(read[list])) throw wrong(file, `/${list}`, 'a list', read[list]);
  }
  return read as unknown as Baseline;
}

function requireKnownViolation(violation: Partial<KnownViolation>, file: string, at: string): void {
  for (const name of ['caseId', 'clause', 'region', 'reason'] as const) {
    const text: unknown = violation?.[name];
    if (typeof text !== 'string' || text.trim() === '') throw wrong(file, `${at}/${name}`, 'a text', text);
  }
  if (!isDay(violation.until)) throw wrong(file, `${at}/until`, 'a day as YYYY-MM-DD', violation.until);
}

function wrong(file: string, at: string, must: string, got?: unknown): UserError {
  const shown = got === undefined ? '' : `, got ${JSON.stringify(got)}`;
  return new UserError(
    `the baseline at ${at} must be ${must}${shown}: ${file}; put it right, or accept a run anew`,
  );
}
