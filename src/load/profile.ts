import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../contract/user-error.ts';
import type { GoalResult } from '../results/records/summary.ts';
import { suggestName } from '../target/nearest-name.ts';
import type { FigureName } from './judging/figures.ts';
import { packagePlace } from './package-place.ts';
import type { CallSpec, PhaseSpec } from './planning/profile-specs.ts';

/** When a goal is asked at all. */
export type GoalCondition =
  | 'within-limit'
  | 'above-limit'
  | 'lead-in'
  | 'fresh-users'
  | 'joins-raced'
  | 'trend-visible';

/** Something that must hold when a profile has run: data, so that a profile is read without reading code. */
export interface Goal {
  /** Stable name, kebab-case. */
  readonly goal: string;
  /** What is looked at. */
  readonly figure: FigureName;
  /** Bounds of the figure, in its own unit; at least one is set. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What must hold, in words that end the sentence "<goal> must be ...". */
  readonly says: string;
  /** What it means when it does not hold. */
  readonly meaning: GoalResult['meaning'];
  /** Set where a busy generator may be the cause: then nothing can be said of the target. */
  readonly inconclusiveWhenBusy?: true;
  /** The clause that a violation breaks; of answers that break clauses, each answer names its own. */
  readonly clause?: string;
  readonly when?: GoalCondition;
  /** The phase that is looked at, as if it alone were measured; absent: all that are. */
  readonly in?: string;
  /** The kind of call that is looked at, as if there were no other; absent: all. */
  readonly call?: string;
}

/** `load/profiles/<name>.json`. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  /** One line for `--help`. */
  readonly help: string;
  readonly operation: string;
  /** `batches`: each iteration adds a batch of users; `races`: each iteration is one race for the last places. */
  readonly workload: 'batches' | 'races';
  readonly defaults: {
    /** Calls per second and region; not more than the limit of the target. */
    readonly ratePerSecond?: number;
    /** The same as a share of the documented rate, in percent; one of the two is set. */
    readonly percentOfLimit?: number;
    /** Of each phase that does not say its length; of races the rounds decide instead. */
    readonly durationMs?: number;
    /** Of the lead-in below the documented rate, 0 for none. */
    readonly leadInMs: number;
    readonly batch: number;
  };
  /** Sizes of batches in turn, instead of one size. */
  readonly sizes?: readonly number[];
  /** Kinds of calls in turn, instead of one kind. */
  readonly calls?: readonly CallSpec[];
  /** What is measured, one after the other; absent: one phase `steady` at the whole rate. */
  readonly phases?: readonly PhaseSpec[];
  readonly goals: readonly Goal[];
  /** Set where calls of their own find out, afterwards, what kind of limiter answers. */
  readonly limiterTrial?: true;
}

/** The operations that a profile calls, its own first. */
export function operationsOf({ operation, calls = [] }: Profile): readonly string[] {
  return [...new Set([operation, ...calls.map((call) => call.operation ?? operation)])];
}

/** Every profile there is, by name. */
export function profileNames(): readonly string[] {
  return readdirSync(packagePlace('load', 'profiles'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * Reads a profile.
 *
 * @throws UserError that names the known ones
 */
export function readProfile(name: string): Profile {
  const known = profileNames();
  if (!known.includes(name)) {
    const got = JSON.stringify(name);
    throw new UserError(`a load profile must be a known one, got ${got}${suggestName(name, known)}`);
  }
  const text = readFileSync(packagePlace('load', 'profiles', `${name}.json`), 'utf8');
  return { name, ...JSON.parse(text) };
}
