import { formatCount } from '../parts.ts';

/** Milliseconds with as many digits as say something; a dash for none. */
export function formatMs(ms: number | undefined): string {
  if (ms === undefined) return '–';
  return ms >= 100 ? formatCount(Math.round(ms)) : ms.toFixed(1);
}
