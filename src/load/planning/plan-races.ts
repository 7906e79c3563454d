import type { Race } from '../../../load/lib/plan.ts';
import { gaps } from '../../../load/lib/plan.ts';
import { admissibleCodes, clauseById } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import { bodyText } from './body-template.ts';
import { racePhases } from './phases.ts';
import type { Planning } from './plan-batches.ts';
import { importsOf, poolOf } from './users.ts';
import type { NeededAccount, RaceWork, Work } from './work.ts';

/** Accounts whose last places are raced for. */
const contestedAccounts = 5;

/** Places of each, and calls that leave together for them, twice: the second time there is no place left. */
const places = 10;
const callsPerRace = 20;

/** Users that race for the last accounts they may join, and how many accounts more than the limit each tries. */
const joiningUsers = 8;
const accountsTooMany = 3;

/** Of the rate: ten seconds from one race to another hold one race more than their length has place for. */
const raceShare = 0.92;

/** Above this limit a race would need more accounts than is reasonable. */
const largestJoinLimit = 60;

/**
 * Plans races: many workers at once for the last places of an account, and for the last accounts that a user may join.
 *
 * @throws UserError where the target has too few users
 */
export function planRaces(planning: Planning): Work {
  const { profile, settings, contract } = planning;
  const forPlaces = racesForPlaces(planning);
  const forJoins = racesForJoins(planning);
  const rounds = [...forPlaces, ...(forJoins?.rounds ?? [])];
  const callsPerIteration = Math.max(...rounds.map(({ calls }) => calls.length));
  const phases = racePhases(
    roundsPerSecond((raceShare * settings.ratePerSecond) / callsPerIteration),
    rounds.length,
  );
  const calls = rounds.reduce((total, round) => total + round.calls.length, 0);
  const races: RaceWork = {
    template: bodyText(contract, profile.operation, [gaps.user]),
    rounds,
    placesOf: new Map(Array.from({ length: contestedAccounts }, (_, account) => [account, places])),
    ...(forJoins && { joins: forJoins }),
  };
  return {
    phases,
    callsPerIteration,
    calls,
    measuredCalls: calls,
    workers: 6,
    accounts: neededAccounts(races),
    races,
    ...importsOf(
      planning.target,
      rounds.flatMap((round) => round.calls.map(({ user }) => user)),
    ),
  };
}

/** Rounded down, to what k6 can be told: all races together stay within the rate. */
function roundsPerSecond(most: number): number {
  return most >= 1 ? Math.floor(most) : Math.max(0.01, Math.floor(100 * most) / 100);
}

function neededAccounts({ joins }: RaceWork): NeededAccount[] {
  const contested = Array.from({ length: contestedAccounts }, () => ({ places }));
  const joined = joins === undefined ? 0 : joins.accountsPerSubscriber + accountsTooMany;
  return [...contested, ...Array.from({ length: joined }, () => ({}))];
}

function racesForPlaces(planning: Planning): Race[] {
  const refusals = refusalsOf(planning, 'limits.subscribers-of-account');
  const users = distinctUsers(planning, contestedAccounts * 2 * callsPerRace);
  return Array.from({ length: contestedAccounts * 2 }, (_, round) => ({
    refusals,
    calls: users
      .slice(round * callsPerRace, (round + 1) * callsPerRace)
      .map((user) => ({ account: Math.floor(round / 2), user })),
  }));
}

/** Who joins an account is new to it in each race, so an account of its own needs no other users than the next. */
function distinctUsers({ target, profile, userPrefix }: Planning, count: number): readonly string[] {
  if (target.users.mode === 'any')
    return Array.from({ length: count }, (_, index) => `${userPrefix}p${index}`);
  const pool = poolOf({ target, profile: profile.name, least: 2 * callsPerRace, userPrefix });
  return Array.from({ length: count }, (_, index) => pool[index % (2 * callsPerRace)] as string);
}

function racesForJoins(
  planning: Planning,
): (NonNullable<RaceWork['joins']> & { rounds: Race[] }) | undefined {
  const { accountsPerSubscriber } = planning.target.limits;
  // Users of a pool may have joined accounts elsewhere, so nobody knows how many places they have left.
  if (accountsPerSubscriber === undefined || planning.target.users.mode === 'pool') return undefined;
  if (accountsPerSubscriber > largestJoinLimit) return undefined;
  const refusals = refusalsOf(planning, 'limits.accounts-of-subscriber');
  const users = Array.from({ length: joiningUsers }, (_, index) => `${planning.userPrefix}j${index}`);
  const accounts = accountsPerSubscriber + accountsTooMany;
  const rounds = users.map((user) => ({
    refusals,
    calls: Array.from({ length: accounts }, (_, index) => ({ account: contestedAccounts + index, user })),
  }));
  return { accountsPerSubscriber, users, rounds };
}

function refusalsOf({ contract, profile }: Planning, clause: string): number[] {
  return codesOf(contract, profile.operation, `${profile.operation}.${clause}`);
}

function codesOf(contract: Contract, operation: string, clause: string): number[] {
  const { refusal } = clauseById(contract, clause);
  return refusal === undefined ? [] : [...admissibleCodes(contract, operation, refusal)];
}
