import { setTimeout as wait } from 'node:timers/promises';
import type { Contract, Operation } from '../../contract/types.ts';
import { judgeExpectation } from '../../judge/judge-expectation.ts';
import { clearlyRefused } from '../../judge/membership.ts';
import { describeOutcome, readOutcome, saysMissing } from '../../judge/outcome.ts';
import { judgeRelation } from '../../judge/relations/relation.ts';
import type { Finding } from '../../judge/verdict.ts';
import type { Step, World } from '../case.ts';
import { namesRole } from '../derive/names-role.ts';
import type { AppSide } from './app-side.ts';
import type { Asking, CheckContext } from './asking.ts';
import { inGroups } from './in-groups.ts';
import { lacksKey } from './lacks-key.ts';
import { readBack } from './read-back.ts';
import { sendTogether } from './send.ts';
import type { Sent } from './sent.ts';
import { untilSettled } from './until-settled.ts';

/**
 * Sends the steps of a case one after the other, those that belong together at the same moment; holds each answer against
 * what its step expects, all of them against the rules of the case, and what was written against what is listed. Nothing
 * more is sent once the asking was stopped.
 *
 * @param appSide the app's side of callbacks, where the case waits for some
 */
export async function askSteps(asking: Asking, world: World, appSide?: AppSide): Promise<void> {
  for (const group of inGroups(asking.asked.steps)) {
    if (group.some(({ afterQuiet }) => afterQuiet)) await appSide?.quiet();
    await pauseBefore(asking.context, group);
    const findings = await askGroup(asking, world, group);
    if (asking.stopped !== undefined) return;
    asking.findings.push(...findings);
  }
  askRelations(asking);
  if (mayHaveWritten(asking)) await readBack(asking, world);
}

/** Some steps look at what has become of something after a while; a run that is interrupted does not wait. */
async function pauseBefore({ target, signal }: CheckContext, steps: readonly Step[]): Promise<void> {
  const pauseMs = Math.max(0, ...steps.map(({ afterMs }) => afterMs?.(target) ?? 0));
  if (pauseMs > 0) await wait(pauseMs, undefined, { signal }).catch(() => undefined);
}

/** Holds the rules of the case against the calls of its steps, where all of them can be read. */
function askRelations({ asked, earlier, unreadable, findings, context, region }: Asking): void {
  if (unreadable) return;
  for (const relation of asked.relations ?? []) {
    const found = judgeRelation(relation, earlier, context.contract);
    findings.push(...found);
    if (found.length > 0) context.tally.broken(region, asked.operation, relation.clause);
  }
}

/** Asks steps that leave together; one that reads back is given the time that the target may lag. */
async function askGroup(asking: Asking, world: World, steps: readonly Step[]): Promise<readonly Finding[]> {
  const settles = steps.every((step) => step.settles);
  const settled = steps.some((step) => step.settled);
  const agree = ({ findings, sent }: Looked) =>
    asking.stopped !== undefined ||
    findings.every(({ verdict }) => verdict !== 'violates') ||
    settled ||
    !(settles || sent.every((one) => mayLag(asking, one)));
  const { findings, sent } = await untilSettled(asking, {
    look: () => sendSteps(asking, world, steps),
    settled: agree,
    broken: (seen) =>
      seen.findings.filter(({ verdict }) => verdict === 'violates').map(({ clause }) => clause),
  });
  for (const { exchange, outcome, stands } of sent) {
    if (outcome.kind === 'unanswered') notAnswered(asking, outcome.failure.message);
    else asking.answers.push(describeOutcome(outcome));
    asking.earlier.push(exchange);
    asking.unreadable ||= !stands;
  }
  const isBroken = findings.some(({ verdict }) => verdict === 'violates');
  if (isBroken && sent.some((one) => mayHaveMissedReply(asking, one))) asking.stopped = missedReply;
  return findings;
}

/** A call that took as long as a service waits for the app: on a busy machine the reply may have come too late. */
function mayHaveMissedReply({ asked, context: { contract } }: Asking, { exchange }: Sent): boolean {
  const isAnswering = asked.webhooks !== undefined && !asked.saysNothing;
  return isAnswering && exchange.timings.totalMs >= contract.webhooks.timeoutMs;
}

const missedReply = {
  why: 'not provoked',
  message: "the call took as long as a service waits for the app's reply, which may have come too late",
} as const;

/** A read that does not know the account yet, or knows it still: it was made, or destroyed, a moment ago. */
function mayLag({ asked, context: { contract } }: Asking, { exchange, outcome }: Sent): boolean {
  if (contract.operations[exchange.operation]?.kind !== 'read') return false;
  return asked.arrangement.account === 'destroyed' || saysMissing(outcome, contract);
}

/** What one sending of some steps showed. */
interface Looked {
  readonly sent: readonly Sent[];
  readonly findings: readonly Finding[];
}

async function sendSteps(asking: Asking, world: World, steps: readonly Step[]): Promise<Looked> {
  const { contract, target } = asking.context;
  const { knowledge, earlier } = asking;
  const calls = steps.map((step) => ({ operation: step.operation, request: step.request(world, earlier) }));
  const signatures = calls.map(({ request }) => request.signature);
  const lacking = lacksKey(signatures, target, asking.region);
  if (lacking !== undefined) {
    asking.stopped = lacking;
    return { sent: [], findings: [] };
  }
  const sent = await sendTogether(asking, calls);
  const findings = sent.flatMap(({ exchange, stands }, index) => {
    const expected = stands ? steps[index]?.expect(world, earlier, knowledge) : undefined;
    return expected === undefined ? [] : (judgeExpectation(exchange, expected, contract) ?? []);
  });
  return { sent, findings };
}

/**
 * Whether memberships are to be read back: after every call that is about them, whatever came of it, and after calls about
 * something else of which one was not refused.
 */
function mayHaveWritten({ asked, context: { contract }, earlier }: Asking): boolean {
  const writing = asked.steps.flatMap(({ operation }) => contract.operations[operation] ?? []);
  if (asked.readsBack === true || writing.some((one) => isAboutMemberships(one, contract))) return true;
  const writes = writing.some(({ kind }) => kind === 'write');
  return writes && !earlier.every((exchange) => clearlyRefused(readOutcome(exchange), contract));
}

/** Whether calls change who is subscribed to what, or which accounts there are. */
function isAboutMemberships(operation: Operation, contract: Contract): boolean {
  const { batch, ends } = operation;
  return batch !== undefined || ends !== undefined || namesRole(contract, operation, 'new-account');
}

function notAnswered(asking: Asking, message: string): void {
  asking.stopped = { why: asking.context.signal.aborted ? 'interrupted' : 'not answered', message };
}
