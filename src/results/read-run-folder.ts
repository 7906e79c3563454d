import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../contract/user-error.ts';
import type { Exchange } from '../judge/exchange.ts';
import type { Verdict } from '../judge/verdict.ts';
import { readGzipLines, readJson, readLines } from './files/read-records.ts';
import type { CapacityResult } from './records/capacity.ts';
import type { GateResult } from './records/gate-result.ts';
import type { JournalEntry } from './records/journal.ts';
import type { LoadSummary } from './records/load-summary.ts';
import type { OnboardingPlan } from './records/onboarding-plan.ts';
import type { RunContents } from './records/run-contents.ts';
import type { RunDiff } from './records/run-diff.ts';
import type { Summary } from './records/summary.ts';
import type { RunFile } from './run-header.ts';

/** How much of a run folder is read. */
export interface Reading {
  /**
   * Absent: everything. `shown`: what people are shown of a run with a summary, the exchanges that a violation, an
   * observation or an unjudged case names, and no journal; parsing tens of thousands of others would take longer than
   * reporting.
   */
  readonly only?: 'shown';
}

/**
 * Reads a run folder. A run that was killed reads as far as it was written: a last line that was cut, a compressed
 * file without its end and a missing summary are no errors.
 *
 * @throws UserError where the folder is not that of a run.
 */
export function readRunFolder(path: string, reading: Reading = {}): RunContents {
  const run = readJson<RunFile>(join(path, 'run.json'));
  if (run?.schemaVersion !== 1) throw new UserError(notARun(path, run));
  const summary = readJson<Summary>(join(path, 'summary.json'));
  const capacity = readJson<CapacityResult>(join(path, 'capacity.json'));
  const plan = readJson<OnboardingPlan>(join(path, 'plan.json'));
  const gate = readJson<GateResult>(join(path, 'gate.json'));
  const diff = readJson<RunDiff>(join(path, 'diff.json'));
  const loads = readLoads(join(path, 'load'));
  const against = loads.filter(({ opponent }) => opponent !== undefined);
  const verdicts = readLines<Verdict>(join(path, 'verdicts.ndjson'));
  const cited = reading.only === 'shown' && summary !== undefined ? citedBy(verdicts) : undefined;
  return {
    path,
    run,
    verdicts,
    exchanges: readGzipLines<Exchange>(join(path, 'exchanges.ndjson.gz'), cited && isOneOf(cited)),
    journal: cited ? [] : readLines<JournalEntry>(join(path, 'journal.ndjson')),
    loads: loads.filter(({ opponent }) => opponent === undefined),
    ...(against.length === 0 ? {} : { against }),
    ...(summary === undefined ? {} : { summary }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(plan === undefined ? {} : { plan }),
    ...(gate === undefined ? {} : { gate }),
    ...(diff === undefined ? {} : { diff }),
  };
}

/** The exchanges behind everything that is more than a promise kept. */
function citedBy(verdicts: readonly Verdict[]): ReadonlySet<string> {
  return new Set(
    verdicts.flatMap(({ verdict, exchangeIds, findings = [] }) => [
      ...(verdict === 'conforms' ? [] : exchangeIds),
      ...findings.flatMap((finding) => finding.exchangeIds),
    ]),
  );
}

/** The id is the first field of the line of an exchange; a line that begins otherwise is parsed whatever it is. */
function isOneOf(ids: ReadonlySet<string>): (line: string) => boolean {
  const start = '{"id":"';
  return (line) =>
    !line.startsWith(start) || ids.has(line.slice(start.length, line.indexOf('"', start.length)));
}

function notARun(path: string, run: RunFile | undefined): string {
  const got = run ? `schemaVersion ${run.schemaVersion}` : existsSync(path) ? 'none' : 'no such folder';
  return `run folder must hold a run.json with schemaVersion 1, got ${got}: ${path}; name a folder under reports/`;
}

function readLoads(folder: string): LoadSummary[] {
  if (!existsSync(folder)) return [];
  const profiles = readdirSync(folder).sort();
  return profiles.flatMap((profile) => readJson<LoadSummary>(join(folder, profile, 'summary.json')) ?? []);
}
