import type { Contract } from '../contract/types.ts';
import { codesSeen } from './coverage/coverage.ts';
import { loadEntriesOf } from './load-entries.ts';
import { createNetworkTally } from './network.ts';
import type { RunContents } from './records/run-contents.ts';
import type { Summary } from './records/summary.ts';
import { summarise } from './summarise.ts';

/** The summary of a run that ended before it could write one: made of what it had seen by then, and interrupted. */
export function recoverSummary(contents: RunContents, contract: Contract): Summary {
  const { run, verdicts, exchanges, loads } = contents;
  const { runId, target, regions } = run;
  const load = loads.flatMap(loadEntriesOf);
  const codes = codesSeen(exchanges);
  const network = createNetworkTally();
  for (const exchange of exchanges) network.note(exchange);
  return summarise({
    runId,
    target,
    regions,
    verdicts,
    load,
    contract,
    codes,
    network: network.regions(),
    errors: [],
    interrupted: true,
  });
}
