import { compileValidators } from '../../contract/compile-validators.ts';
import { readContract } from '../../contract/read-contract.ts';
import type { Contract, Region } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { createRunFolder, type RunFolder } from '../../results/create-run-folder.ts';
import { newRunId } from '../../results/run-id.ts';
import { readConfig } from '../../target/config/read-config.ts';
import { secretsOf } from '../../target/credentials/secrets.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { resolveTarget } from '../../target/resolve-target.ts';
import type { Target } from '../../target/types.ts';
import { createWire } from '../../wire/create-wire.ts';
import type { Case, Suite } from '../case.ts';
import { deriveCases } from '../list-cases.ts';
import { openSession } from '../session/open-session.ts';
import { openMock } from './open-mock.ts';

/** Cases ready to be asked one by one, for a test runner that shows each as a test. */
export interface Face {
  readonly cases: readonly Case[];
  readonly regions: readonly Region[];
  /** Asks one case in one region, through the loop that `oaprobe check` uses. */
  ask(asked: Case, region: Region): Promise<Verdict>;
  /** Stops asking at once, lets what is under way clean up, and closes everything. */
  close(): Promise<void>;
}

/** The same cases each time: a test runner knows tests by their names. */
const seed = 1;

export interface FaceOptions {
  readonly suites: readonly Suite[];
  /** Name of a target in the config of the working folder; absent or `mock`: an embedded mock. */
  readonly target?: string | undefined;
}

/**
 * Opens a target for a test runner: the embedded mock, or a target of the config. On a live target a run folder under
 * `reports/` keeps the journal, so that what a killed runner leaves is known by name.
 *
 * @throws UserError where the config or the contract is not usable
 */
export async function openFace({ suites, target: name = 'mock' }: FaceOptions): Promise<Face> {
  const contract = readContract();
  const opened = name === 'mock' ? await openMock({ contract }) : undefined;
  const mock = opened?.mock;
  const target: Target =
    mock === undefined
      ? resolveTarget(await readConfig(undefined, process.cwd()), name, contract, process.env)
      : mockTarget(mock);
  const runId = newRunId(target.name);
  const folder = mock === undefined ? openFolder(runId, target, contract) : undefined;
  const wire = createWire({ target, contract, record: (exchange) => folder?.writeExchange(exchange) });
  const stop = new AbortController();
  const session = openSession({
    contract,
    validators: compileValidators(contract),
    target,
    wire,
    journal: (entry) => folder?.journal(entry),
    runId,
    suites,
    seed,
    signal: stop.signal,
    ...(opened && { receiver: opened.receiver }),
  });
  const under: Set<Promise<unknown>> = new Set();
  return {
    cases: deriveCases(contract, suites, { seed }),
    regions: target.regions.map(({ region }) => region),
    ask(asked, region) {
      const asking = session.ask(asked, region).finally(() => under.delete(asking));
      under.add(asking);
      return asking.then((verdict) => {
        folder?.writeVerdict(verdict);
        return verdict;
      });
    },
    async close() {
      stop.abort();
      await Promise.allSettled(under);
      await wire.close();
      await folder?.close();
      await opened?.close();
    },
  };
}

function openFolder(runId: string, target: Target, contract: Contract): RunFolder {
  const header = {
    toolVersion: 'vitest',
    contractHash: contract.hash,
    target: target.name,
    regions: target.regions.map(({ region }) => region),
    seed,
    commandLine: ['vitest', 'suites'],
  };
  return createRunFolder({
    base: 'reports',
    runId,
    header,
    durable: target.kind === 'live',
    secrets: secretsOf(target),
  });
}
