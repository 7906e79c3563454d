import { UserError } from '../contract/user-error.ts';

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * Reads a span of time as people write it: `30s`, `2m`, `1.5h`, `500ms`. A bare number is refused, because some tools
 * take it for seconds and others for milliseconds.
 *
 * @param subject what the text is for, as the subject of the message, e.g. `--duration`
 * @returns ms, above 0
 * @throws UserError
 */
export function parseDuration(text: string, subject = '--duration'): number {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text.trim()) ?? [];
  const durationMs = Number(amount) * (unitsMs[unit] ?? 0);
  if (durationMs > 0 && Number.isSafeInteger(Math.round(durationMs))) return durationMs;
  throw new UserError(
    `${subject} must be a time above 0 with a unit (ms, s, m, h), got ${JSON.stringify(text)}; write for example 30s or 2m`,
  );
}
