import type { BodyTemplate } from '../../../load/lib/plan.ts';
import { admissibleCodes, clauseAt } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import type { Target } from '../../target/types.ts';
import type { Profile } from '../profile.ts';
import { bodyText, gappedUsers, largestBatch } from './body-template.ts';
import { batchPhases } from './phases.ts';
import type { Settings } from './settings.ts';
import { poolOf, requireFresh } from './users.ts';
import type { Work } from './work.ts';

/** What planning a profile looks at. */
export interface Planning {
  readonly profile: Profile;
  readonly settings: Settings;
  readonly contract: Contract;
  readonly target: Target;
  /** Begins fresh UserIDs: letters and digits that no other run uses. */
  readonly userPrefix: string;
}

/** Subscribers that an account takes unless it is told otherwise. @source account-management#account-fields */
const usualPlaces = 100_000;

/** Answers of the embedded mock come in a few ms; those of a live one far away in some hundred. */
const answerMs = { mock: 200, live: 600 } as const;

/** Plans calls that add batches of users at an even rate. @throws UserError where the target has too few users */
export function planBatches(planning: Planning): Work {
  const { profile, settings, contract, target } = planning;
  const sizes = profile.sizes ?? [settings.batch];
  const largest = Math.max(...sizes);
  const templates = sizes.map((size) => template(contract, profile.operation, size));
  const phases = batchPhases(settings);
  const calls = sum(phases.map(({ iterations }) => iterations));
  const callsPerAccount = Math.max(1, Math.floor(usualPlaces / largest));
  const fresh = settings.users === 'fresh';
  if (fresh) requireFresh(target, profile.name);
  const workers = Math.ceil((settings.ratePerSecond * answerMs[target.kind]) / 1000) + 4;
  return {
    phases,
    callsPerIteration: 1,
    calls,
    measuredCalls: sum(phases.filter(({ measured }) => measured).map(({ iterations }) => iterations)),
    workers,
    accounts: Array.from({ length: fresh ? Math.ceil(calls / callsPerAccount) : 1 }, () => ({})),
    batches: {
      templates,
      callsPerAccount,
      userPrefix: planning.userPrefix,
      ...(fresh ? {} : { pool: true }),
    },
    ...(fresh ? {} : { pool: pooledBodies(planning, sizes) }),
  };
}

function template(contract: Contract, operation: string, size: number): BodyTemplate {
  const tooMany = size > largestBatch(contract, operation);
  return {
    size,
    text: bodyText(contract, operation, gappedUsers(size)),
    refusals: tooMany ? [...tooManyCodes(contract, operation)] : [],
  };
}

/** The codes with which a list that is too long may be refused: those of the clause on the schema's `maxItems`. */
function tooManyCodes(contract: Contract, operation: string): ReadonlySet<number> {
  const list = contract.operations[operation]?.batch?.request.list ?? '';
  const refusal = clauseAt(contract, operation, 'request', `/properties${list}/maxItems`)?.refusal;
  return refusal === undefined ? new Set() : admissibleCodes(contract, operation, refusal);
}

/** Bodies of the sizes in turn, each with the next users of the pool: every user comes up, no call names one twice. */
function pooledBodies({ profile, contract, target }: Planning, sizes: readonly number[]): string[] {
  const users = poolOf(target, profile.name, Math.max(...sizes));
  const rounds = Math.max(1, Math.floor(users.length / sum(sizes)));
  let next = 0;
  const take = (size: number) => {
    const taken = Array.from({ length: size }, (_, index) => users[(next + index) % users.length] as string);
    next += size;
    return taken;
  };
  return Array.from({ length: rounds }, () => sizes)
    .flat()
    .map((size) => bodyText(contract, profile.operation, take(size)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
