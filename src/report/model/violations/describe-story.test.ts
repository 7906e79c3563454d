import { expect, test } from 'vitest';
import type { Verdict } from '../../../results/records/run-contents.ts';
import { buildExchange, buildVerdict } from '../../../results/testing/build-records.ts';
import { describeStory } from './describe-story.ts';

type Story = NonNullable<Verdict['story']>;

const story: Story = { story: { kind: 'sequence', commands: [] }, seed: 7, asked: 1, failed: 1 };

const call = (operation: string, body: string) =>
  buildExchange({ operation, request: { ...buildExchange().request, body } });

function described(more: Partial<Story>, before: readonly ReturnType<typeof call>[] = []) {
  const verdict = buildVerdict({ verdict: 'violates', story: { ...story, ...more } });
  return describeStory({ sighting: { region: 'china', message: '', verdict }, exchanges: [], before });
}

test('a case that was not drawn at random has no story', () => {
  const verdict = buildVerdict({ verdict: 'violates' });
  const sighting = { region: 'china', message: '', verdict } as const;
  expect(describeStory({ sighting, exchanges: [], before: [call('a', '{}')] })).toBeUndefined();
});

test.each([
  [{}, 'drawn at random from seed 7'],
  [{ shrunk: true, asked: 2, failed: 2 }, 'drawn at random from seed 7, made smaller; failed 2 of 2 times'],
  [{ asked: 2, failed: 1 }, 'drawn at random from seed 7; failed 1 of 2 times'],
] as const)('%o comes from: %s', (more, origin) => {
  expect(described(more)?.origin).toBe(origin);
});

test('each call before is told with its body, and once where it was only repeated', () => {
  const before = [call('create', '{"a":1}'), call('read', '{}'), call('read', '{}'), call('read', '{"b":2}')];
  expect(described({}, before)?.calls).toEqual(['1. create {"a": 1}', '2. read {}', '3. read {"b": 2}']);
});

test('the call that shows the violation is not among those before, however often it was repeated', () => {
  const verdict = buildVerdict({ verdict: 'violates', story });
  const read = call('read', '{}');
  const before = [call('create', '{}'), read, read];
  const sighting = { region: 'china', message: '', verdict } as const;
  expect(describeStory({ sighting, exchanges: [read], before })?.calls).toEqual(['1. create {}']);
});

test('of many calls the last are told, with their numbers', () => {
  const before = Array.from({ length: 30 }, (_, index) => call('add', `{"a":${index}}`));
  const calls = described({}, before)?.calls ?? [];
  expect(calls.length).toBe(12);
  expect(calls[0]).toBe('19. add {"a": 18}');
  expect(calls.at(-1)).toBe('30. add {"a": 29}');
});
