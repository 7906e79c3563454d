import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../contract/compile-validators.ts';
import { readContract } from '../../contract/read-contract.ts';
import type { Story } from '../../judge/told-story.ts';
import { testWorld } from '../testing/test-world.ts';
import { randomCases } from './random-cases.ts';

const contract = readContract();
const validators = compileValidators(contract);
const operations = Object.values(contract.operations);

const few = testWorld(contract);

/** A world with as many members as a call may name. */
const world = { ...few, members: few.users(100).map((user) => `member-${user}`) };

const bodiesOf = (seed: number) =>
  operations.flatMap((operation) =>
    randomCases(contract, operation, 'random', seed).map((asked) => {
      const request = asked.steps[0]?.request(world, []);
      const body = request !== undefined && 'json' in request.body ? request.body.json : undefined;
      return { asked, body };
    }),
  );

const bodies = bodiesOf(1);

describe('requests drawn at random', () => {
  test('keep every rule of their schema, whatever the seed', () => {
    for (const seed of [1, 2, 3, 4294967295])
      for (const { asked, body } of bodiesOf(seed))
        expect(validators.request(asked.operation, body), JSON.stringify(body)).toEqual([]);
  });

  test('are the same for the same seed, and others for another', () => {
    expect(bodiesOf(1).map(({ body }) => body)).toEqual(bodies.map(({ body }) => body));
    expect(bodiesOf(2).map(({ body }) => body)).not.toEqual(bodies.map(({ body }) => body));
  });

  test('name each user once, and are no two alike within an operation', () => {
    for (const { body } of bodies) {
      const list = (body as { SubscriberList?: readonly unknown[] }).SubscriberList ?? [];
      expect(new Set(list.map((entry) => JSON.stringify(entry))).size).toBe(list.length);
    }
    const stories = bodies.map(({ asked }) => `${asked.operation} ${JSON.stringify(asked.drawn?.story)}`);
    expect(new Set(stories).size).toBe(stories.length);
  });

  test('give optional fields, and leave them out', () => {
    const creations = bodies.filter(({ asked }) => asked.operation === 'create_official_account');
    const given = creations.filter(({ body }) => 'Introduction' in (body as object)).length;
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(creations.length);
  });

  test('shrink to the smallest that still fails', async () => {
    const one = bodies.find(({ body }) => 'CustomString' in (body as object))?.asked.drawn;
    let best: Story | undefined;
    await one?.shrink(async (story) => {
      const fails = story.kind === 'request' && 'CustomString' in (story.body as object);
      if (fails) best = story;
      return fails;
    });
    const { body } = best as { body: Record<string, string> };
    expect([...(body.CustomString ?? '')].length).toBeLessThanOrEqual(1);
    expect(body).not.toHaveProperty('Introduction');
  });
});
