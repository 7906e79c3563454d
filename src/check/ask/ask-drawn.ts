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

/** One story with how it fared each time it was asked. */
interface Tried {
  readonly story: Story;
  readonly shrunk: boolean;
  readonly asked: readonly AskedCase[];
}

/** How a failed story is asked again. */
interface Retelling {
  readonly tell: (story: Story) => Promise<AskedCase>;
  /** Whether it fails as it did at first. */
  readonly fails: (asked: AskedCase) => boolean;
  /** Whether there are calls left, and nobody has interrupted. */
  readonly mayGoOn: () => boolean;
}

/**
 * Asks a case; a drawn one that fails is asked again and then made smaller, as long as the region's budget lasts and
 * nobody interrupts. A story that does not fail again is flaky: it is kept as it was drawn, since smaller ones would only
 * be other chances to fail.
 *
 * @returns the case as it was asked with the smallest story that fails each time, else as it was drawn
 */
export async function askDrawn(
  context: CheckContext,
  asked: Case,
  region: Region,
  budget: ShrinkBudget,
): Promise<AskedCase> {
  const first = await askCase(context, asked, region);
  const { drawn } = asked;
  if (drawn === undefined || first.verdict.verdict !== 'violates') return first;
  const { clause } = first.verdict;
  const how = retelling(context, asked, region, { budget, clause });
  const shrinking = budget.free.then(() => {
    const failure = `${asked.operation} ${clause}`;
    const known = budget.told.has(failure);
    budget.told.add(failure);
    return known ? withStory(onceTold(drawn, first), drawn.seed, how) : shrinkFailed(drawn, first, how);
  });
  budget.free = shrinking.catch(() => undefined);
  return shrinking;
}

function retelling(
  context: CheckContext,
  { id, drawn }: Case,
  region: Region,
  { budget, clause }: { readonly budget: ShrinkBudget; readonly clause: ClauseId },
): Retelling {
  let tellings = 0;
  let left = callsPerStory;
  return {
    async tell(story) {
      tellings += 1;
      const retold = { ...(drawn as Drawn).retell(story), names: `${id} ${tellings}` };
      const startedMs = performance.now();
      const again = await askCase(context, retold, region);
      budget.ms -= performance.now() - startedMs;
      budget.calls -= again.exchanges.length;
      left -= again.exchanges.length;
      return again;
    },
    fails: ({ verdict }) => verdict.verdict === 'violates' && verdict.clause === clause,
    mayGoOn: () => Math.min(budget.calls, budget.ms, left) > 0 && !context.signal.aborted,
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

/** The smallest story found that fails, and fails again; the given one where there is none. */
async function smallest(given: Tried, drawn: Drawn, how: Retelling): Promise<Tried> {
  let best = given;
  await drawn.shrink(async (story) => {
    if (!how.mayGoOn()) return false;
    const asked = await how.tell(story);
    if (how.fails(asked)) best = { story, shrunk: true, asked: [asked] };
    return how.fails(asked);
  });
  if (!best.shrunk) return given;
  const confirmed = { ...best, asked: [...best.asked, await how.tell(best.story)] };
  return confirmed.asked.every(how.fails) ? confirmed : given;
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
