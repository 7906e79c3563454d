import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../contract/user-error.ts';
import type { Exchange } from '../judge/exchange.ts';
import type { Verdict } from '../judge/verdict.ts';
import { openGzipLines } from './files/gzip-lines.ts';
import { openJournal } from './files/open-journal.ts';
import { openLines } from './files/open-lines.ts';
import { writeJsonFile } from './files/write-json-file.ts';
import type { JournalEntry } from './records/journal.ts';
import { maskArguments, type RunFile, type RunHeader, thisMachine, thisProcess } from './run-header.ts';
import { newRunId } from './run-id.ts';

/** A run folder that is being written. */
export interface RunFolder {
  readonly runId: string;
  /** The folder itself. */
  readonly path: string;
  /** Adds a verdict: a violation at once, everything else within a moment. */
  writeVerdict(verdict: Verdict): void;
  /** Adds an exchange; it must be redacted already. */
  writeExchange(exchange: Exchange): void;
  /** Adds a line to the journal. When it returns, a line about what is to be made outlives this process, however that ends. */
  journal(entry: JournalEntry): void;
  /** Writes `value` as JSON to `name` (a path inside the folder); the file appears whole or not at all. */
  writeJson(name: string, value: unknown): void;
  /** Makes a folder inside (`load/throughput`) and gives its path. */
  subfolder(name: string): string;
  /** Ends all files and writes the end time into `run.json`. */
  close(): Promise<void>;
}

/** Where a run folder goes and what its `run.json` says. */
export interface RunFolderOptions {
  /** The folder that holds runs (`reports`); it is made where it is missing. */
  readonly base: string;
  /** This very folder instead of one under `base`; it must be empty or absent. */
  readonly out?: string;
  readonly runId?: string;
  readonly header: RunHeader;
  /** Whether the journal must outlive a loss of power too: the target is another machine's. Absent: it need not. */
  readonly durable?: boolean;
  /** Masked wherever they stand in the command line. */
  readonly secrets?: readonly string[];
}

/**
 * Makes the folder of a new run and opens its files.
 *
 * @throws UserError where the folder cannot be written or holds something already.
 */
export function createRunFolder(options: RunFolderOptions): RunFolder {
  const runId = options.runId ?? newRunId(options.header.target);
  const path = options.out ?? join(options.base, runId);
  claimFolder(path, options.out === undefined ? '' : '--out: ');
  const run = runFile(runId, options);
  writeJsonFile(join(path, 'run.json'), run);
  return openRunFolder(path, run, options.durable ?? false);
}

function runFile(runId: string, { header, secrets }: RunFolderOptions): RunFile {
  const commandLine = maskArguments(header.commandLine, secrets);
  const startedAt = new Date().toISOString();
  return {
    schemaVersion: 1,
    runId,
    ...header,
    startedAt,
    machine: thisMachine(),
    process: thisProcess(),
    commandLine,
  };
}

function claimFolder(path: string, option: string): void {
  let entries: string[];
  try {
    mkdirSync(path, { recursive: true });
    entries = readdirSync(path);
    const probe = join(path, 'run.json');
    if (entries.length === 0) writeFileSync(probe, '');
  } catch (error) {
    throw new UserError(
      `${option}folder must be writable, got ${reasonOf(error)}: ${path}; name another folder`,
    );
  }
  if (entries.length > 0) {
    const found = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} (${entries[0]})`;
    throw new UserError(`${option}folder must be empty, got ${found}: ${path}; name a new folder`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function openRunFolder(path: string, run: RunFile, durable: boolean): RunFolder {
  const verdicts = openLines(join(path, 'verdicts.ndjson'));
  const journal = openJournal(join(path, 'journal.ndjson'), durable);
  const exchanges = openGzipLines(join(path, 'exchanges.ndjson.gz'));
  let closing: Promise<void> | undefined;
  const close = async () => {
    await exchanges.close();
    verdicts.close();
    journal.close();
    writeJsonFile(join(path, 'run.json'), { ...run, endedAt: new Date().toISOString() });
  };
  return {
    runId: run.runId,
    path,
    writeVerdict: (verdict) =>
      verdict.verdict === 'violates' ? verdicts.write(verdict) : verdicts.hold(verdict),
    writeExchange: (exchange) => exchanges.write(JSON.stringify(exchange)),
    journal: (entry) => journal.write(entry),
    writeJson: (name, value) => writeJsonFile(join(path, name), value),
    subfolder: (name) => makeFolder(join(path, name)),
    // The signal handler and the normal end may both close: the second waits for the first.
    close: () => (closing ??= close()),
  };
}

function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}
