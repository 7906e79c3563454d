import { describe, expect, test } from 'vitest';
import { allClauses } from '../../contract/look-up.ts';
import { contract } from '../testing/desk.ts';
import { playScene } from '../testing/play-scene.ts';
import { betweenRegionFaults } from './between-regions.ts';
import { faultsOf, writtenFaults } from './catalogue.ts';
import { seedFaults } from './seed-faults.ts';
import { webhookFaults } from './webhooks/webhook-faults.ts';

const faults = faultsOf(contract);
const sound = playScene([]);

describe('the catalogue of faults', () => {
  test('a mock without faults answers the same scene in the same way', () => {
    expect(playScene([])).toEqual(sound);
  });

  /** The others strike only where an app is told, or has a key of its own, which the scene has none of; the suites prove them. */
  const elsewhere = [...webhookFaults, ...betweenRegionFaults];
  const answering = writtenFaults.filter((fault) => !elsewhere.includes(fault));

  test.each(answering.map(({ name, says }) => ({ name, says })))('$name: $says', ({ name }) => {
    expect(playScene([name])).not.toEqual(sound);
  });

  test('every fault has a name of its own and breaks a clause of the contract', () => {
    const clauses = new Set(allClauses(contract).map(({ id }) => id));
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    expect(faults.filter(({ clause }) => !clauses.has(clause))).toEqual([]);
  });

  test('a fault that only load shows says which goal of which profile fails, and no other does', () => {
    for (const { name, seenBy, shownBy } of faults) {
      expect(shownBy !== undefined, name).toBe(seenBy === 'load');
    }
  });

  test('names are in kebab-case, and each fault is told in one sentence', () => {
    for (const { name, says } of faults) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(says).toMatch(/^[A-Z][^.]*\.$/);
    }
  });

  test('a fault that nobody knows is refused with the ones that are known', () => {
    expect(() => seedFaults(contract, ['nonsense'])).toThrow(/got "nonsense"; known: .*limit-101-accepted/);
  });

  test('two faults show together', () => {
    const both = playScene(['http-status-400-on-refusal', 'usersig-echoed-in-error-info']);
    const refused = both.filter((reply) => reply.startsWith('[400'));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((reply) => !reply.includes('(usersig '))).toEqual([]);
  });
});
