import { onTestFinished } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Contract, Region } from '../../contract/types.ts';
import { parseJson } from '../../judge/outcome.ts';
import type { Received } from '../../mock/received.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { MockOptions, MockServer } from '../../mock/types.ts';

/** A request that came in. */
export interface RecordedCall {
  /** By a clock that only goes forward. */
  readonly atMs: number;
  readonly region: Region;
  readonly operation: string;
  readonly body: unknown;
}

/** A mock in the process of the test, over real TLS, that writes down what comes. */
export interface RecordingMock {
  readonly mock: MockServer;
  readonly contract: Contract;
  readonly calls: readonly RecordedCall[];
}

const contract = readContract();

/**
 * Starts the mock; it ends with the test at hand.
 *
 * @param onCall is told of each request, before it is answered
 */
export async function startRecordingMock(
  options: Omit<MockOptions, 'contract' | 'onReceived'> = {},
  onCall: (call: RecordedCall) => void = () => {},
): Promise<RecordingMock> {
  const calls: RecordedCall[] = [];
  const onReceived = (received: Received) => {
    const call = recorded(received);
    calls.push(call);
    onCall(call);
  };
  const mock = await startMock({ contract, ...options, onReceived });
  onTestFinished(() => mock.stop());
  return { mock, contract, calls };
}

function recorded({ host, path, body }: Received): RecordedCall {
  const regions = Object.entries(contract.service.regions);
  const region = regions.find(([, { domain }]) => domain === host)?.[0] ?? host;
  const operation = path.slice(path.lastIndexOf('/') + 1);
  return { atMs: performance.now(), region, operation, body: parseJson(Buffer.from(body ?? '').toString()) };
}
