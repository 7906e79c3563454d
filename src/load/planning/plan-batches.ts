import type { BodyTemplate } from '../../../load/lib/plan.ts';
import type { Contract } from '../../contract/types.ts';
import type { Target } from '../../target/types.ts';
import type { Profile } from '../profile.ts';
import { gappedUsers } from './body-template.ts';
import { callTemplates } from './call-templates.ts';
import { batchPhases } from './phases.ts';
import type { CallSpec } from './profile-specs.ts';
import type { Settings } from './settings.ts';
import type { Step } from './steps.ts';
import { importsOf, poolOf, requireFresh } from './users.ts';
import type { Work } from './work.ts';

/** What planning a profile looks at. */
export interface Planning {
  readonly profile: Profile;
  readonly settings: Settings;
  /** What is measured; races have a step of their own instead. */
  readonly steps: readonly Step[];
  readonly contract: Contract;
  readonly target: Target;
  /** Begins fresh UserIDs: letters and digits that no other run uses. */
  readonly userPrefix: string;
}

/** Subscribers that an account takes unless it is told otherwise. @source account-management#account-fields */
const usualPlaces = 100_000;

/** Answers of the embedded mock come in a few ms; those of a live one far away in some hundred. */
const answerMs = { mock: 200, live: 600 } as const;

/** Plans calls with batches of users, at one even rate after the other. @throws UserError where the target has too few users */
export function planBatches(planning: Planning): Work {
  const { profile, settings, contract, target, steps } = planning;
  const specs = callsOf(profile, settings);
  const { operation } = profile;
  const { ratePerSecond, batch } = settings;
  const templates = callTemplates(contract, specs, { operation, size: batch, ratePerSecond });
  const largest = Math.max(...templates.map(({ size }) => size));
  const phases = batchPhases(settings, steps);
  const calls = sum(phases.map(({ iterations }) => iterations));
  const callsPerAccount = Math.max(1, Math.floor(usualPlaces / largest));
  const fresh = settings.users === 'fresh';
  if (fresh) requireFresh(target, profile.name);
  const workers = Math.ceil((ratePerSecond * answerMs[target.kind]) / 1000) + 4;
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
    ...(fresh ? {} : pooled(planning, templates)),
  };
}

/** Without a list of kinds, calls differ in size at most. */
function callsOf({ calls, sizes }: Profile, { batch }: Settings): readonly CallSpec[] {
  return calls ?? (sizes ?? [batch]).map((size) => ({ call: String(size), size }));
}

function pooled(
  { profile, target, userPrefix }: Planning,
  templates: readonly BodyTemplate[],
): Pick<Work, 'pool' | 'imports'> {
  const least = Math.max(...templates.map(({ size }) => size));
  const users = poolOf({ target, profile: profile.name, least, userPrefix });
  return { pool: pooledBodies(users, templates), ...importsOf(target, users) };
}

/** The templates in turn, each with the next users of the pool: every user comes up, no call names one twice. */
function pooledBodies(users: readonly string[], templates: readonly BodyTemplate[]): string[] {
  const sizes = templates.map(({ size }) => size);
  const rounds = Math.max(1, Math.floor(users.length / sum(sizes)));
  let next = 0;
  const fill = ({ text, size }: BodyTemplate) => {
    const from = next;
    next += size;
    return gappedUsers(size).reduce(
      (filled, gap, index) =>
        filled.replace(JSON.stringify(gap), JSON.stringify(users[(from + index) % users.length])),
      text,
    );
  };
  return Array.from({ length: rounds }, () => templates)
    .flat()
    .map(fill);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
