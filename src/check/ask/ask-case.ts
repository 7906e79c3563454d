import type { Region } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { judgeExpectation } from '../../judge/expectation.ts';
import { describeOutcome } from '../../judge/outcome.ts';
import type { Finding, Verdict } from '../../judge/verdict.ts';
import type { Case, Step, World } from '../case.ts';
import { arrange } from './arrange.ts';
import { type Asking, beginAsking, type CheckContext } from './asking.ts';
import { cleanUp } from './clean-up.ts';
import { concludeCase, unjudged } from './conclude-case.ts';
import { notAskable, type Obstacle } from './not-askable.ts';
import { readBack } from './read-back.ts';
import { send } from './send.ts';
import { untilSettled } from './until-settled.ts';

/** A case that was asked: the verdict, and the calls behind it in the order of their sending. */
export interface AskedCase {
  readonly verdict: Verdict;
  readonly exchanges: readonly Exchange[];
}

/**
 * Asks one case in one region, from its arrangement to its clean-up, and judges it.
 * Never rejects for anything that the target or the network does.
 */
export async function askCase(context: CheckContext, asked: Case, region: Region): Promise<AskedCase> {
  const obstacle = obstacleTo(context, asked);
  if (obstacle !== undefined) return { verdict: unjudged(asked, region, obstacle), exchanges: [] };
  const startedMs = performance.now();
  const asking = beginAsking(context, asked, region);
  try {
    const world = await arrange(asking);
    if (world !== undefined) await askSteps(asking, world);
  } finally {
    await cleanUp(asking);
  }
  const verdict = concludeCase(asking, performance.now() - startedMs);
  return { verdict, exchanges: asking.exchanges };
}

function obstacleTo({ target, contract, signal }: CheckContext, asked: Case): Obstacle | undefined {
  if (signal.aborted) return { why: 'interrupted', message: 'the run was interrupted' };
  return notAskable(asked, target, contract);
}

async function askSteps(asking: Asking, world: World): Promise<void> {
  const earlier: Exchange[] = [];
  for (const step of asking.asked.steps) {
    const finding = await askStep(asking, world, step, earlier);
    if (asking.stopped !== undefined) return;
    earlier.push(asking.exchanges.at(-1) as Exchange);
    if (finding !== undefined) asking.findings.push(finding);
  }
  if (mayHaveWritten(asking)) await readBack(asking, world);
}

/** Asks one step; one that reads back is given the time that the target may lag. */
function askStep(
  asking: Asking,
  world: World,
  step: Step,
  earlier: readonly Exchange[],
): Promise<Finding | undefined> {
  const once = () => sendStep(asking, world, step, earlier);
  return step.settles
    ? untilSettled(asking.context, once, (finding) => finding?.verdict !== 'violates')
    : once();
}

async function sendStep(
  asking: Asking,
  world: World,
  step: Step,
  earlier: readonly Exchange[],
): Promise<Finding | undefined> {
  const { exchange, outcome, stands } = await send(asking, step.operation, step.request(world, earlier));
  if (outcome.kind === 'unanswered') return notAnswered(asking, outcome.failure.message);
  asking.answers.push(describeOutcome(outcome));
  return stands
    ? judgeExpectation(exchange, step.expect(world, earlier), asking.context.contract)
    : undefined;
}

function mayHaveWritten({ asked, context }: Asking): boolean {
  return (
    asked.readsBack === true ||
    asked.steps.some(({ operation }) => context.contract.operations[operation]?.kind === 'write')
  );
}

function notAnswered(asking: Asking, message: string): undefined {
  asking.stopped = { why: asking.context.signal.aborted ? 'interrupted' : 'not answered', message };
}
