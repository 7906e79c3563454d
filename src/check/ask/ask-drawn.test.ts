import { describe, expect, test } from 'vitest';
import type { Command, Story } from '../../judge/told-story.ts';
import { buildVerdict } from '../../results/testing/build-records.ts';
import type { Case } from '../case.ts';
import { shrinkCommands } from '../sequences/smaller-stories.ts';
import { type AskStory, askDrawn, type ShrinkBudget } from './ask-drawn.ts';

const { signal } = new AbortController();
const budgetOf = (more: Partial<ShrinkBudget> = {}): ShrinkBudget => ({
  calls: 1000,
  ms: 60_000,
  told: new Set(),
  free: Promise.resolve(),
  ...more,
});

const create: Command = { does: 'create', account: 0, fields: {} };
const list: Command = { does: 'list', account: 0 };
const destroy: Command = { does: 'destroy', account: 0 };
const commands = [create, list, destroy, list, create];

const storyOf = (told: readonly Command[]): Story => ({ kind: 'sequence', commands: told });

/** A case whose title is its story. */
function drawnCase(): Case {
  const retell = (story: Story): Case => ({
    id: 'add_subscriber/sequence/x#seed-5-1',
    operation: 'add_subscriber',
    clause: 'a.b.c',
    title: JSON.stringify(story),
    lane: 'main',
    arrangement: { account: 'none' },
    users: 0,
    steps: [],
  });
  const shrink = (fails: (story: Story) => Promise<boolean>) =>
    shrinkCommands(commands, (smaller) => fails(storyOf(smaller)));
  const story = storyOf(commands);
  return { ...retell(story), drawn: { story, seed: 5, retell, shrink } };
}

interface Told {
  readonly title: string;
  readonly hasty: boolean;
}

/** Asks stories that fail as `fails` says, which knows how many were asked before; each costs five calls. */
function asker(fails: (told: Told, before: number) => boolean) {
  const told: Told[] = [];
  const ask: AskStory = async ({ title, names }, hasty) => {
    const failed = fails({ title, hasty }, told.length);
    told.push({ title, hasty });
    const verdict = buildVerdict({ verdict: failed ? 'violates' : 'conforms', message: names ?? 'first' });
    return { verdict, exchanges: Array(5).fill({}) };
  };
  return { ask, told };
}

const smallest = storyOf([destroy]);

describe('a drawn case that fails', () => {
  test('comes back with the smallest story that fails, asked twice with all its time', async () => {
    const { ask, told } = asker(({ title }) => title.includes('destroy'));
    const { verdict } = await askDrawn(ask, drawnCase(), budgetOf(), signal);
    expect(verdict.story).toEqual({ story: smallest, seed: 5, shrunk: true, asked: 2, failed: 2 });
    const hasty = told.filter((one) => one.hasty).length;
    expect(hasty).toBeGreaterThan(0);
    expect(told.slice(-2)).toEqual([0, 1].map(() => ({ title: JSON.stringify(smallest), hasty: false })));
  });

  test('names its accounts and users anew each time it is told', async () => {
    const names = new Set<string>();
    let asked = 0;
    const ask: AskStory = async (one) => {
      names.add(one.names ?? one.id);
      asked += 1;
      return { verdict: buildVerdict({ verdict: 'violates' }), exchanges: [] };
    };
    await askDrawn(ask, drawnCase(), budgetOf(), signal);
    expect(names.size).toBe(asked);
  });

  test('and then holds is flaky: it is kept as it was drawn, with how often it failed', async () => {
    const { ask, told } = asker((_, before) => before === 0);
    const { verdict } = await askDrawn(ask, drawnCase(), budgetOf(), signal);
    expect(verdict).toMatchObject({ verdict: 'violates', message: 'first; it failed 1 of 2 times' });
    expect(verdict.story).toEqual({ story: storyOf(commands), seed: 5, asked: 2, failed: 1 });
    expect(told.length).toBe(2);
  });

  test('only in haste is made smaller without haste', async () => {
    const { ask } = asker(({ title, hasty }) => hasty || title.includes('destroy'));
    const { verdict } = await askDrawn(ask, drawnCase(), budgetOf(), signal);
    expect(verdict.story).toMatchObject({ story: smallest, shrunk: true });
  });

  test('is asked no more once the budget is spent, or where another one failed for the same reason', async () => {
    const always = () => asker(() => true);
    const spent = always();
    await askDrawn(spent.ask, drawnCase(), budgetOf({ calls: 0 }), signal);
    expect(spent.told.length).toBe(1);
    const twice = always();
    const budget = budgetOf();
    await askDrawn(twice.ask, drawnCase(), budget, signal);
    const before = twice.told.length;
    const { verdict } = await askDrawn(twice.ask, drawnCase(), budget, signal);
    expect(twice.told.length).toBe(before + 1);
    expect(verdict.story).toMatchObject({ asked: 1, failed: 1 });
  });

  test('is asked no more after an interruption', async () => {
    const { ask, told } = asker(() => true);
    await askDrawn(ask, drawnCase(), budgetOf(), AbortSignal.abort());
    expect(told.length).toBe(1);
  });
});

test('a case that holds, or was not drawn, is asked once', async () => {
  const { ask, told } = asker(({ title }) => title === '');
  expect((await askDrawn(ask, drawnCase(), budgetOf(), signal)).verdict.story).toBeUndefined();
  const { drawn: _, ...plain } = drawnCase();
  expect((await askDrawn(ask, { ...plain, title: '' }, budgetOf(), signal)).verdict.story).toBeUndefined();
  expect(told.length).toBe(2);
});
