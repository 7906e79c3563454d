import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { JournalEntry } from '../records/journal.ts';
import { openJournal } from './open-journal.ts';
import { parseLines } from './read-records.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'oaprobe journal '));
afterAll(() => rmSync(folder, { recursive: true }));

const at = '2026-01-01T00:00:00.000Z';
const entries = (['create', 'removed', 'subscribe', 'removed', 'created'] as const).map(
  (action, index): JournalEntry => ({ at, action, region: 'china', kind: 'account', id: `a${index}` }),
);

test.each([false, true])('lines are there in order before the journal is closed (durable: %s)', (durable) => {
  const file = path.join(folder, `${durable}.ndjson`);
  const journal = openJournal(file, durable);
  for (const entry of entries) journal.write(entry);
  expect(parseLines(readFileSync(file))).toEqual(entries);
  journal.close();
});
