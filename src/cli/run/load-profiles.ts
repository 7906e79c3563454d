import type { Exchange } from '../../judge/exchange.ts';
import { findK6 } from '../../load/engine/find-k6.ts';
import { runLoad } from '../../load/run-load.ts';
import type { LoadOptions } from '../../load/types.ts';
import type { Target } from '../../target/types.ts';
import { createWire } from '../../wire/create-wire.ts';
import type { Invocation } from '../invocation.ts';
import type { OpenRun, RunFindings } from './open-run.ts';

/** Finds k6 for this run, or builds it; resolves to its path. */
export async function findEngine({ output, env }: Invocation, signal: AbortSignal): Promise<string> {
  const progress = output.progress();
  try {
    const { path } = await findK6({ env, signal, onProgress: (line) => progress.update(line) });
    return path;
  } finally {
    progress.end();
  }
}

/** Runs load profiles one after the other; what each came to goes into the findings. */
export async function loadProfiles(
  { output }: Invocation,
  run: OpenRun,
  findings: RunFindings,
  work: Pick<LoadOptions, 'profiles' | 'overrides' | 'k6Outputs' | 'k6'> & {
    /** Loaded in turn with the run's own target. */
    readonly against?: Target | undefined;
  },
): Promise<void> {
  const { contract, target, folder, signal, wire } = run;
  const progress = output.progress();
  const { against, ...rest } = work;
  const record = (exchange: Exchange) => folder.writeExchange(exchange);
  const opposite = against && {
    target: against,
    wire: createWire({ target: against, contract, seed: run.seed, record }),
  };
  try {
    const shared = { contract, target, folder, signal, wire, ...(opposite && { against: opposite }) };
    await runLoad({
      ...shared,
      ...rest,
      onProgress: ({ says, rows }) => progress.update(says, rows),
      onEntries: (entries) => findings.load.push(...entries),
    });
  } finally {
    await opposite?.wire.close();
    progress.end();
  }
}
