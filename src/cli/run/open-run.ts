import path from 'node:path';
import { compileValidators } from '../../contract/compile-validators.ts';
import type { Contract, Validators } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { Exchange } from '../../judge/exchange.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { Receiver } from '../../receiver/types.ts';
import { codesSeen } from '../../results/coverage/coverage.ts';
import { createRunFolder, type RunFolder } from '../../results/create-run-folder.ts';
import { createNetworkTally, type NetworkTally } from '../../results/network.ts';
import type { LoadEntry, Summary } from '../../results/records/summary.ts';
import { summarise } from '../../results/summarise.ts';
import { secretsOf } from '../../target/credentials/secrets.ts';
import type { Target } from '../../target/types.ts';
import { createWire } from '../../wire/create-wire.ts';
import type { Wire } from '../../wire/types.ts';
import type { Invocation } from '../invocation.ts';

/** A run that is under way. */
export interface OpenRun {
  readonly contract: Contract;
  readonly validators: Validators;
  readonly target: Target;
  readonly wire: Wire;
  /** Listens for callbacks, where something does. */
  readonly receiver?: Receiver;
  readonly folder: RunFolder;
  readonly seed: number;
  /** Aborted by Ctrl-C: stop asking, clean up. */
  readonly signal: AbortSignal;
}

/** What a run came to, as its parts find it. */
export interface RunFindings {
  readonly verdicts: Verdict[];
  readonly load: LoadEntry[];
}

export interface RunOptions {
  readonly contract: Contract;
  readonly target: Target;
  readonly signal: AbortSignal;
  /** Listens for callbacks, where something does. */
  readonly receiver?: Receiver | undefined;
  /** Where the run folder goes unless `--out` names it: a folder of runs. */
  readonly base: string;
}

/**
 * Makes a run folder, does the work in it, and closes it with its summary. Findings that the work has added count
 * even where it then fails: an exception becomes an error of the harness in the summary.
 *
 * @throws UserError from the work, after everything is closed
 */
export async function inRun(
  invocation: Invocation,
  options: RunOptions,
  work: (run: OpenRun, findings: RunFindings) => Promise<void>,
): Promise<{ readonly summary: Summary; readonly path: string }> {
  const { contract, target, signal } = options;
  const { output, globals } = invocation;
  const codes = new Set<number>();
  const network = createNetworkTally();
  const folder = openFolder(invocation, options);
  const regions = target.regions.map(({ region }) => region);
  const { runId } = folder;
  const { seed } = globals;
  if (!output.quiet)
    output.note(`run ${runId}: target ${target.name}, regions ${regions.join(' ')}, seed ${seed}`);
  const wire = createWire({ target, contract, seed, record: recorder(folder, codes, network) });
  const validators = compileValidators(contract);
  const shared = { contract, validators, target, wire, folder, seed, signal };
  const run = { ...shared, ...(options.receiver && { receiver: options.receiver }) };
  const findings: RunFindings = { verdicts: [], load: [] };
  const errors = await errorsOf(invocation, signal, () => work(run, findings)).finally(async () => {
    await wire.close();
    await folder.close();
  });
  const asked = { runId, target: target.name, regions, contract };
  const seen = { codes, network: network.regions() };
  const summary = summarise({ ...asked, ...findings, ...seen, errors, interrupted: signal.aborted });
  folder.writeJson('summary.json', summary);
  return { summary, path: folder.path };
}

/** Writes each exchange to the folder, and remembers the codes that were seen and what the network did. */
function recorder(
  folder: RunFolder,
  codes: Set<number>,
  network: NetworkTally,
): (exchange: Exchange) => void {
  return (exchange) => {
    folder.writeExchange(exchange);
    network.note(exchange);
    for (const code of codesSeen([exchange])) codes.add(code);
  };
}

/** Does the work and gives one line for each bug that showed; what comes of being stopped is none. */
async function errorsOf(
  invocation: Invocation,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (signal.aborted) return [];
    if (error instanceof UserError) throw error;
    return [describeBug(error, invocation)];
  }
}

function openFolder(invocation: Invocation, { contract, target, base }: RunOptions): RunFolder {
  const { globals, cwd, commandLine, version } = invocation;
  const header = {
    toolVersion: version,
    contractHash: contract.hash,
    target: target.name,
    regions: target.regions.map(({ region }) => region),
    seed: globals.seed,
    commandLine,
  };
  const out = globals.out === undefined ? {} : { out: path.resolve(cwd, globals.out) };
  return createRunFolder({
    base,
    ...out,
    header,
    durable: target.kind === 'live',
    secrets: secretsOf(target),
  });
}

function describeBug(error: unknown, { output, env }: Invocation): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  output.note(`oaprobe: bug: ${text}; please report it (OAPROBE_DEBUG=1 adds the stack)`);
  if (env.OAPROBE_DEBUG && error instanceof Error) output.note(error.stack ?? '');
  return text;
}
