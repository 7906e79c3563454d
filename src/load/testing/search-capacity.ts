import type { Contract } from '../../contract/types.ts';
import { startMock } from '../../mock/start-mock.ts';
import { createRunFolder } from '../../results/create-run-folder.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { createWire } from '../../wire/create-wire.ts';
import type { CapacityPlan } from '../capacity/capacity-options.ts';
import type { CapacityRun } from '../capacity/conclude.ts';
import { runCapacity } from '../capacity/run-capacity.ts';

/** What a test searches with. */
export interface TestSearch {
  readonly contract: Contract;
  readonly k6: string;
  /** The run folder, empty or absent. */
  readonly out: string;
  readonly plan: CapacityPlan;
  /** What the limiter of the mock lets through, and where the search begins: calls per second. */
  readonly limitPerSecond: number;
  readonly firstPerSecond: number;
}

/** Searches for the capacity of a mock of its own. */
export async function searchCapacity(search: TestSearch): Promise<CapacityRun> {
  const { contract, k6, out, plan, limitPerSecond, firstPerSecond } = search;
  const mock = await startMock({ contract, limits: { callsPerSecond: limitPerSecond } });
  const open = mockTarget({ ...mock, limits: { callsPerSecond: firstPerSecond } }, ['china']);
  const target = { ...open, allow: { ...open.allow, maxRatePerSecond: 1e9 } };
  const header = {
    contractHash: contract.hash,
    target: 'mock',
    regions: ['china'],
    seed: 1,
    commandLine: [],
  };
  const folder = createRunFolder({ base: out, out, header: { ...header, toolVersion: '0' } });
  const wire = createWire({ target, contract });
  try {
    return await runCapacity({ contract, target, folder, k6, wire, plan });
  } finally {
    await wire.close();
    await folder.close();
    await mock.stop();
  }
}
