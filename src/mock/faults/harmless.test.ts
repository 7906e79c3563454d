import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { contract } from '../testing/desk.ts';
import { playScene } from '../testing/play-scene.ts';
import { faultsOf } from './catalogue.ts';
import { harmlessChanges } from './harmless.ts';

const sound = playScene([]);

/** How a call went, however the answer is written. */
const meaning = (reply: string) => {
  const [status, headers, body] = JSON.parse(reply);
  const bytes = Buffer.from(body, 'latin1');
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  const { ErrorCode, ActionStatus } = JSON.parse(text.toString());
  return { status, ErrorCode, ActionStatus };
};

describe('harmless changes', () => {
  test.each(harmlessChanges)('$name: $says Every call goes as it does without.', ({ name }) => {
    const changed = playScene([name]);
    expect(changed).not.toEqual(sound);
    expect(changed.map(meaning)).toEqual(sound.map(meaning));
  });

  test('have names of their own, apart from those of faults, and are told in one sentence', () => {
    const names = [...faultsOf(contract), ...harmlessChanges].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, says } of harmlessChanges) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(says).toMatch(/^[A-Z][^.]*\.$/);
    }
  });
});
