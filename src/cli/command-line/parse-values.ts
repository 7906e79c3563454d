import { UserError } from '../../contract/user-error.ts';
import { isDay } from '../../results/baseline/day.ts';

const msPerUnit: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };
const largestSeed = 2 ** 32 - 1;

/**
 * Time with its unit, e.g. `30s`, `500ms`, `2m`, `1h`, in ms.
 *
 * @throws UserError for a bare number, an unknown unit, and anything that is not above 0
 */
export function parseDuration(option: string, text: string): number {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? [];
  const durationMs = Math.round(Number(amount) * (msPerUnit[unit] ?? Number.NaN));
  if (durationMs > 0) return durationMs;
  throw new UserError(`${option} must be a time above 0 with its unit (500ms, 30s, 2m, 1h), got "${text}"`);
}

/**
 * A whole number within bounds.
 *
 * @throws UserError that names the bounds
 */
export function parseInteger(option: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new UserError(`${option} must be a whole number from ${lowest} to ${highest}, got "${text}"`);
}

/**
 * A rate in calls per second, with at most two decimals.
 *
 * @throws UserError that names the bounds
 */
export function parseRate(option: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new UserError(
    `${option} must be a number of calls per second from ${lowest} to ${highest}, with at most two decimals, got "${text}"`,
  );
}

/**
 * A seed: a number from 0 to 4294967295, or one drawn for the word `random`.
 *
 * @throws UserError for anything else
 */
export function parseSeed(text: string, random: () => number = Math.random): number {
  if (text === 'random') return Math.floor(random() * largestSeed);
  if (/^\d+$/.test(text) && Number(text) <= largestSeed) return Number(text);
  throw new UserError(`--seed must be a whole number from 0 to ${largestSeed}, or random, got "${text}"`);
}

/**
 * One of a few words.
 *
 * @throws UserError that lists them
 */
export function parseWord<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UserError(`${option} must be one of ${words.join(', ')}, got "${text}"`);
}

/**
 * A day, `YYYY-MM-DD`; it may be past.
 *
 * @throws UserError for anything else, also for a day that does not exist
 */
export function parseDay(option: string, text: string): string {
  if (isDay(text)) return text;
  throw new UserError(`${option} must be a day as YYYY-MM-DD, got "${text}"`);
}
