import type { Case, Suite } from '../check/case.ts';
import { openMock } from '../check/face/open-mock.ts';
import { openSession } from '../check/session/open-session.ts';
import { compileValidators } from '../contract/compile-validators.ts';
import type { Contract, Region } from '../contract/types.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { MockOptions, Policy } from '../mock/types.ts';
import { mockTarget } from '../target/mock-target.ts';
import type { Target } from '../target/types.ts';
import { createWire } from '../wire/create-wire.ts';

/** Far above the documented rate, on both sides: the rate is not what is tried here. */
const limits = { callsPerSecond: 100_000, accountsPerSubscriber: 4 };

/** A faulty listing is looked at again for so long, in ms: the mock itself never lags. */
const usualReadBackMs = 300;

export interface MockQuestion extends Pick<MockOptions, 'faults' | 'policy' | 'onOpenQuestion'> {
  readonly contract: Contract;
  /** Where the cases come from. */
  readonly suites: readonly Suite[];
  /** A group is asked when the one before it is through. */
  readonly groups: readonly (readonly Case[])[];
  readonly regions: readonly Region[];
  /** Gets each verdict as it stands: whether enough was seen; then nothing more is asked. Absent: never. */
  readonly enough?: (verdict: Verdict) => boolean;
  readonly readBackMs?: number;
}

/** What a mock showed. */
export interface MockAnswer {
  readonly verdicts: readonly Verdict[];
  /** Calls that the mock had been sent at the end. */
  readonly calls: number;
  readonly elapsedMs: number;
}

/** Starts a mock, asks it as fast as it answers until enough was seen, and stops it. */
export async function askMock(question: MockQuestion): Promise<MockAnswer> {
  const {
    contract,
    suites,
    regions,
    readBackMs = usualReadBackMs,
    faults,
    policy,
    onOpenQuestion,
  } = question;
  const startedMs = performance.now();
  const asked = {
    contract,
    limits,
    ...(faults && { faults }),
    ...(policy && { policy }),
    ...(onOpenQuestion && { onOpenQuestion }),
  };
  const { mock, receiver, close } = await openMock(asked);
  const webhooks = webhooksOf(receiver.url, policy);
  const target = { ...mockTarget({ ...mock, limits }, regions), readBackMs, webhooks };
  const wire = createWire({ target, contract });
  const stop = new AbortController();
  const validators = compileValidators(contract);
  const shared = {
    contract,
    suites,
    validators,
    target,
    wire,
    receiver,
    journal: () => {},
    signal: stop.signal,
  };
  const session = openSession({ ...shared, seed: 1, runId: 'selftest' });
  try {
    const verdicts = await askGroups(question, stop, (one, region) => session.ask(one, region));
    return { verdicts, calls: mock.requests(), elapsedMs: performance.now() - startedMs };
  } finally {
    await wire.close();
    await close();
  }
}

/** A config that tells what the console of the mock's apps has set. */
function webhooksOf(receiverUrl: string, policy: Policy = {}): NonNullable<Target['webhooks']> {
  const { hostname: host, port } = new URL(receiverUrl);
  const goesOn = ['goes-on', undefined].includes(policy['webhook-not-answered'] as string | undefined);
  return { listen: { host, port: Number(port) }, onTimeout: goesOn ? 'goes-on' : 'refused' };
}

async function askGroups(
  { groups, regions, enough = () => false }: MockQuestion,
  stop: AbortController,
  ask: (asked: Case, region: Region) => Promise<Verdict>,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const askOne = async (one: Case, region: Region) => {
    const verdict = await ask(asItIs(one), region);
    verdicts.push(verdict);
    if (enough(verdict)) stop.abort();
  };
  for (const group of groups) {
    await Promise.all(regions.flatMap((region) => group.map((one) => askOne(one, region))));
    if (stop.signal.aborted) break;
  }
  return verdicts;
}

/** The case without what it takes to make it smaller: here it counts that it fails, not how little it takes. */
function asItIs({ drawn: _, ...asked }: Case): Case {
  return asked;
}
