import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Permission } from '../../target/types.ts';
import { buildTarget } from '../testing/build-target.ts';
import { lacking, planTrial } from './plan-trial.ts';
import { searchBounds } from './run-capacity.ts';

const contract = readContract();
const plan = { batch: 10, p99Ms: 500, confirmMs: 12_000 };

/** A target with one region that permits this. */
function targetWith(allow: Partial<Permission>) {
  const target = buildTarget();
  return { ...target, regions: target.regions.slice(0, 1), allow: { ...target.allow, ...allow } };
}

const trial = { ratePerSecond: 100, kind: 'search' } as const;

describe('a trial', () => {
  test('lasts a third of one that confirms, and has no lead-in', () => {
    const target = targetWith({});
    const lengths = (['search', 'confirm'] as const).map((kind) => {
      const { work } = planTrial({ ratePerSecond: 100, kind }, plan, target, contract, 1);
      return work.phases.map(({ phase, durationMs }) => [phase, Math.round(durationMs / 1000)]);
    });
    expect(lengths).toEqual([
      [
        ['warm-up', 3],
        ['steady', 4],
      ],
      [
        ['warm-up', 3],
        ['steady', 12],
      ],
    ]);
  });

  test('lasts longer at a slow rate, and takes parts of a call a second', () => {
    const { work, settings } = planTrial(
      { ratePerSecond: 12.5, kind: 'search' },
      plan,
      targetWith({}),
      contract,
      1,
    );
    expect(settings.ratePerSecond).toBe(12.5);
    expect(work.phases.at(-1)).toMatchObject({ ratePerSecond: 12.5, iterations: 300, durationMs: 24_000 });
  });

  test('adds fresh users, and is kept in a folder of its own', () => {
    const planned = planTrial(trial, plan, targetWith({}), contract, 3);
    expect(planned).toMatchObject({
      place: 'load/capacity/trial-3',
      settings: { users: 'fresh', batch: 10 },
    });
    expect(planned.profile.goals.map(({ goal }) => goal)).toEqual([
      'responses-conform',
      'read-back',
      'all-added',
    ]);
  });

  test('needs permission for its rate, and for its calls beside those of the trials before', () => {
    const target = targetWith({ maxRatePerSecond: 99 });
    const tooFast = planTrial(trial, plan, targetWith({}), contract, 1);
    expect(lacking(tooFast, target, 0)).toMatch(/^the search for the capacity needs maxRatePerSecond 100/);
    const few = targetWith({ maxRatePerSecond: 200, maxWrites: tooFast.writeCalls + 50 });
    expect(lacking(tooFast, few, 50)).toBeUndefined();
    expect(lacking(tooFast, few, 51)).toMatch(/^the search for the capacity needs maxWrites/);
    expect(lacking(tooFast, targetWith({ load: false }), 0)).toMatch(/needs load true/);
  });
});

describe('the bounds of a search', () => {
  test('begin at the documented rate, or at what is permitted', () => {
    expect(searchBounds(targetWith({ maxRatePerSecond: 1_000 }))).toMatchObject({
      firstPerSecond: 200,
      mostPerSecond: 1_000,
    });
    expect(searchBounds(targetWith({ maxRatePerSecond: 30.5 }))).toMatchObject({
      firstPerSecond: 30.5,
      mostPerSecond: 30.5,
    });
  });

  test('are refused where not one call a second is permitted', () => {
    expect(() => searchBounds(targetWith({ maxRatePerSecond: 0.5 }))).toThrow(
      /^allow\.maxRatePerSecond of target staging must be 1 or more for a search, got 0\.5/,
    );
  });
});
