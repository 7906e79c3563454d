import type { SelftestResult, Survivor, Trial } from './types.ts';

/** What trials of faults and of harmless changes, in any order, come to. */
export function score(trials: readonly Trial[], elapsedMs: number): SelftestResult {
  const faults = trials.filter(({ clause }) => clause !== undefined);
  const harmless = trials.filter(({ clause }) => clause === undefined);
  const caught = faults.filter(({ outcome }) => outcome === 'caught');
  return {
    faults: faults.length,
    caught: caught.length,
    survived: faults
      .filter(({ outcome }) => outcome === 'survived' || outcome === 'misnamed')
      .map(toSurvivor),
    harmless: harmless.length,
    falseAlarms: harmless.flatMap(({ name, alarms }) => alarms.map((alarm) => ({ change: name, ...alarm }))),
    elapsedMs: Math.round(elapsedMs),
    mutationScore: faults.length === 0 ? 100 : Math.floor((caught.length / faults.length) * 1000) / 10,
    inconclusive: faults.filter(({ outcome }) => outcome === 'inconclusive').map(({ name }) => name),
    flaky: caught.flatMap(({ name, everyNth, calls }) =>
      everyNth === undefined ? [] : [{ fault: name, everyNth, calls }],
    ),
  };
}

function toSurvivor({ name, clause = '', says, alarms }: Trial): Survivor {
  return { fault: name, clause, says, reportedUnder: alarms.map((alarm) => alarm.clause) };
}
