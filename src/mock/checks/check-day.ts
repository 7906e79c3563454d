import type { AppRuntime } from '../call.ts';
import type { Check } from './check.ts';

const dayMs = 86_400_000;

/** The app has not made all calls of its day; an app that is no trial may make any number. @source error-codes#rest-access */
export const checkDay: Check = ({ runtime, nowMs }, { limits }) => {
  const { callsPerDay } = limits;
  if (callsPerDay === undefined) return undefined;
  const { today } = runtime as AppRuntime;
  const day = Math.floor(nowMs / dayMs);
  if (today.day !== day) Object.assign(today, { day, calls: 0 });
  today.calls += 1;
  if (today.calls <= callsPerDay) return undefined;
  return { code: 60028, info: 'the app is on trial and has made all calls of its day' };
};
