import type { Region } from '../../contract/types.ts';
import type { Finding, Verdict } from '../../judge/verdict.ts';
import type { Case } from '../case.ts';
import type { Asking } from './asking.ts';
import type { Obstacle } from './not-askable.ts';

/**
 * One verdict out of all that was found in a case. A violation outweighs everything, even a case that could not be
 * finished; a case that could not be finished outweighs an observation.
 */
export function concludeCase(asking: Asking, elapsedMs: number): Verdict {
  const findings = distinct(asking.findings);
  const violation = findings.find((finding) => finding.verdict === 'violates');
  const rest = { ...common(asking, elapsedMs), ...(findings.length > 0 && { findings }) };
  if (violation !== undefined) return { ...rest, ...decisive(violation) };
  if (asking.stopped !== undefined)
    return {
      ...rest,
      ...silenceOf(asking.asked),
      verdict: 'unjudged',
      why: asking.stopped.why,
      expected: '',
      actual: '',
      message: asking.stopped.message,
    };
  const observation = tellingObservation(asking.asked, findings);
  if (observation !== undefined)
    return { ...rest, ...decisive(observation), verdict: observation.kept ? 'conforms' : 'observed' };
  return {
    ...rest,
    verdict: 'conforms',
    expected: '',
    actual: asking.answers.join(', then '),
    message: asking.asked.title,
  };
}

/**
 * The observation that tells what came of a case: about its question, else one that leaves open whether a clause is kept,
 * else one about its clause. What is seen beside that, under other clauses that are kept, is no answer to the case.
 */
function tellingObservation({ silence, clause }: Case, findings: readonly Finding[]): Finding | undefined {
  return (
    (silence === undefined ? undefined : findings.find((finding) => finding.silence === silence)) ??
    findings.find(({ kept }) => kept !== true) ??
    findings.find((finding) => finding.clause === clause)
  );
}

/** The verdict of a case that was not asked. */
export function unjudged(asked: Case, region: Region, { why, message }: Obstacle): Verdict {
  const { id, operation, clause } = asked;
  return {
    caseId: id,
    operation,
    region,
    clause,
    ...silenceOf(asked),
    verdict: 'unjudged',
    why,
    expected: '',
    actual: '',
    message,
    exchangeIds: [],
    elapsedMs: 0,
  };
}

/** The open question that a case asks, which nobody would know of where it is not judged. */
function silenceOf({ silence }: Case): Pick<Verdict, 'silence'> {
  return silence === undefined ? {} : { silence };
}

function common({ asked, region, exchanges }: Asking, elapsedMs: number) {
  return {
    caseId: asked.id,
    operation: asked.operation,
    region,
    clause: asked.clause,
    exchangeIds: exchanges.map((exchange) => exchange.id),
    elapsedMs: Math.round(elapsedMs * 10) / 10,
  };
}

function decisive({ verdict, clause, silence, expected, actual, answer, pointer, message }: Finding) {
  return {
    verdict,
    clause,
    ...(silence !== undefined && { silence }),
    expected,
    actual,
    ...(answer !== undefined && { answer }),
    ...(pointer !== undefined && { pointer }),
    message,
  };
}

/** One finding per clause and open question: what breaks a promise in ten exchanges breaks it once. Violations come first. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byClause = new Map<string, Finding>();
  const ordered = [...findings].sort(
    (a, b) => Number(a.verdict === 'observed') - Number(b.verdict === 'observed'),
  );
  for (const finding of ordered) {
    const key = `${finding.verdict} ${finding.clause} ${finding.silence ?? ''}`;
    if (!byClause.has(key)) byClause.set(key, finding);
  }
  return [...byClause.values()];
}
