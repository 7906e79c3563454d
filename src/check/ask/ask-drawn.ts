import type { ClauseId, Region } from '../../contract/types.ts';
import type { Story, ToldStory } from '../../judge/told-story.ts';
import type { Case, Drawn } from '../case.ts';
import { type AskedCase, askCase } from './ask-case.ts';
import type { CheckContext } from './asking.ts';

/** What a region may still spend on making failed stories smaller; one story at a time. */
export interface ShrinkBudget {
  calls: number;
  /** Of which much goes by where read-back is awaited in vain. */
  ms: number;
  /** Operation and clause of what a small story was looked for: a second one would tell the same. */
  readonly told: Set<string>;
  /** Resolved when nobody is at it. */
  free: Promise<unknown>;
}

/** Calls that one story may cost. */
const callsPerStory = 160;

/** The time that a hasty story is given to be read back, in ms. */
const hastyReadBackMs = 200;

/** One story with how it fared each time it was asked. */
interface Tried {
  readonly story: Story;
  readonly shrunk: boolean;
  readonly asked: readonly AskedCase[];
}

/** Asks a case. In haste, less time is given to be read back. */
export type AskStory = (asked: Case, hasty: boolean) => Promise<AskedCase>;

/** How a failed story is asked again. */
interface Retelling {
  readonly tell: (story: Story, hasty?: boolean) => Promise<AskedCase>;
  /** Whether it fails as it did at first. */
  readonly fails: (asked: AskedCase) => boolean;
  /** Whether there is budget left, and nobody has interrupted. */
  readonly mayGoOn: () => boolean;
}

/** Asks in one region. Smaller stories are asked in haste: waiting in vain for each would leave time for a few only. */
export function askStory(context: CheckContext, region: Region): AskStory {
  const { target } = context;
  const readBackMs = Math.min(target.readBackMs, hastyReadBackMs);
  const hurried = { ...context, target: { ...target, readBackMs } };
  return (asked, hasty) => askCase(hasty ? hurried : context, asked, region);
}

/**
 * Asks a case; a drawn one that fails is asked again and then made smaller, as long as the region's budget lasts and
 * nobody interrupts. A story that does not fail again is flaky: it is kept as it was drawn, since smaller ones would only
 * be other chances to fail.
 *
 * @returns the case as it was asked with the smallest story that fails each time, else as it was drawn
 */
export async function askDrawn(
  ask: AskStory,
  asked: Case,
  budget: ShrinkBudget,
  signal: AbortSignal,
): Promise<AskedCase> {
  const first = await ask(asked, false);
  const { drawn } = asked;
  if (drawn === undefined || first.verdict.verdict !== 'violates') return first;
  const { clause } = first.verdict;
  const how = retelling({ ask, signal, budget, clause }, { ...asked, drawn });
  const shrinking = budget.free.then(() => {
    const failure = `${asked.operation} ${clause}`;
    const known = budget.told.has(failure);
    budget.told.add(failure);
    return known ? withStory(onceTold(drawn, first), drawn.seed, how) : shrinkFailed(drawn, first, how);
  });
  budget.free = shrinking.catch(() => undefined);
  return shrinking;
}

interface Means {
  readonly ask: AskStory;
  readonly signal: AbortSignal;
  readonly budget: ShrinkBudget;
  readonly clause: ClauseId;
}

function retelling(
  { ask, signal, budget, clause }: Means,
  { id, drawn }: Case & { readonly drawn: Drawn },
): Retelling {
  let tellings = 0;
  let left = callsPerStory;
  return {
    async tell(story, hasty = false) {
      tellings += 1;
      const startedMs = performance.now();
      const again = await ask({ ...drawn.retell(story), names: `${id} ${tellings}` }, hasty);
      budget.ms -= performance.now() - startedMs;
      budget.calls -= again.exchanges.length;
      left -= again.exchanges.length;
      return again;
    },
    fails: ({ verdict }) => verdict.verdict === 'violates' && verdict.clause === clause,
    mayGoOn: () => Math.min(budget.calls, budget.ms, left) > 0 && !signal.aborted,
  };
}

function onceTold({ story }: Drawn, first: AskedCase): Tried {
  return { story, shrunk: false, asked: [first] };
}

async function shrinkFailed(drawn: Drawn, first: AskedCase, how: Retelling): Promise<AskedCase> {
  const once = onceTold(drawn, first);
  if (!how.mayGoOn()) return withStory(once, drawn.seed, how);
  const twice: Tried = { ...once, asked: [first, await how.tell(drawn.story)] };
  const again = twice.asked.every(how.fails);
  return withStory(again ? await smallest(twice, drawn, how) : twice, drawn.seed, how);
}

/** The smallest story found that fails, and fails again when there is time; the given one where there is none. */
async function smallest(given: Tried, drawn: Drawn, how: Retelling): Promise<Tried> {
  // Where reads lag, haste finds stories that fail for that alone.
  return (await shrinkOnce(drawn, how, true)) ?? (await shrinkOnce(drawn, how, false)) ?? given;
}

async function shrinkOnce(drawn: Drawn, how: Retelling, hasty: boolean): Promise<Tried | undefined> {
  let best: Story | undefined;
  await drawn.shrink(async (story) => {
    if (!how.mayGoOn()) return false;
    const fails = how.fails(await how.tell(story, hasty));
    if (fails) best = story;
    return fails;
  });
  if (best === undefined) return undefined;
  const asked = [await how.tell(best), await how.tell(best)];
  return asked.every(how.fails) ? { story: best, shrunk: true, asked } : undefined;
}

/** The last asking that failed, with the story and how often it did. */
function withStory({ story, shrunk, asked }: Tried, seed: number, { fails }: Retelling): AskedCase {
  const failed = asked.filter(fails);
  const shown = failed.at(-1) as AskedCase;
  const times = { asked: asked.length, failed: failed.length };
  const told: ToldStory = { story, seed, ...(shrunk && { shrunk }), ...times };
  const flaky = times.failed < times.asked ? `; it failed ${times.failed} of ${times.asked} times` : '';
  const message = `${shown.verdict.message}${flaky}`;
  return { ...shown, verdict: { ...shown.verdict, message, story: told } };
}
