let latest = { ms: 0, text: new Date(0).toISOString() };

/**
 * A time as a record has it, e.g. `2026-01-31T23:59:59.123Z`. Several calls leave within a ms, so the last one is remembered.
 *
 * @param ms since the epoch
 */
export function isoTime(ms: number): string {
  if (ms !== latest.ms) latest = { ms, text: new Date(ms).toISOString() };
  return latest.text;
}
