import type { Limiter } from '../../results/records/limiter.ts';
import {
  describeBound,
  describeCalls,
  describeFit,
  describeScopes,
  describeShortfall,
} from './describe-evidence.ts';
import { fitKind } from './fit-kinds.ts';
import { groupingOf, groupings, type Scope, type ScopeCost } from './groupings.ts';
import { mostInExcess } from './most-in-excess.ts';
import type { Fit, TimedCall } from './types.ts';

/** What is known of a trial beside its calls. */
export interface TrialFacts {
  readonly documentedPerSecond: number;
  readonly operation: string;
  readonly otherOperation: string;
}

/** Fewer limited calls than these show nothing. */
const fewLimited = 5;
/** Share of calls that even the right kind may leave unexplained: several machines never agree to the millisecond. */
const toleratedShare = 0.005;
/** In the kind, below which it is not named. */
const leastConfidence = 0.95;
/** So many unexplained calls more of the next best kind make the doubt e times smaller. */
const callsPerDoubt = 5;
/** Calls that other scopes must leave unexplained beyond the best before it is named. */
const scopeGap = 5;
/** Seconds' worth of documented calls that passed beyond the documented rate where there is no limit. */
const excessSeconds = 5;

const nothing = { ratePerSecond: null, burst: null, windowMs: null, scope: 'unknown' } as const;

/**
 * Says what kind of limiter answered. Each kind, at the numbers that suit it best, is held against every call: one that
 * passed when the limiter was full, or was limited when it was not, is not explained, whenever within its time it was
 * decided. So the clocks of the two sides, and calls that took long, make the verdict less sure and never wrong.
 */
export function fingerprintLimiter(calls: readonly TimedCall[], facts: TrialFacts): Limiter {
  const asked = calls.filter(({ other }) => !other);
  const limited = asked.filter(({ passed }) => passed === false).length;
  const seen = describeCalls(asked, facts.operation);
  if (limited === 0) return unlimited(asked, facts, seen);
  if (limited < fewLimited) return cannotTell([seen, 'too few calls were limited to tell how']);
  return limitedBy(calls, facts, seen);
}

function unlimited(asked: readonly TimedCall[], facts: TrialFacts, seen: string): Limiter {
  const { documentedPerSecond } = facts;
  const excess = mostInExcess(asked, documentedPerSecond);
  const said = `${Math.floor(excess)} calls more passed than ${documentedPerSecond} a second would let through`;
  if (excess < excessSeconds * documentedPerSecond)
    return cannotTell([seen, `${said}; a limit with a burst above that would not have shown`]);
  const confidence = rounded(1 - Math.exp(-excess / documentedPerSecond / 2));
  const bound = 'a limit that lets more than that through at once would not have shown';
  return { kind: 'none', ...nothing, confidence, evidence: [seen, said, bound] };
}

function cannotTell(evidence: readonly string[]): Limiter {
  return { kind: 'unknown', ...nothing, confidence: 0, evidence };
}

function limitedBy(calls: readonly TimedCall[], facts: TrialFacts, seen: string): Limiter {
  const tolerated = Math.max(2, Math.ceil(calls.length * toleratedShare));
  const { fits, scopes } = explain(calls, facts);
  const [first, second] = fits as readonly [Fit, Fit];
  const scope = scopeOf(scopes);
  const evidence = [
    seen,
    ...fits.map((fit) => describeFit(fit, calls.length)),
    describeScopes(scopes, facts.otherOperation),
  ];
  const why = whyNot(fits, scopes, tolerated);
  const confidence = why === undefined ? confidenceIn(first, second) : 0;
  const doubt = why ?? `the calls cannot tell ${first.kind} from ${second.kind}`;
  if (why !== undefined || confidence < leastConfidence)
    return {
      ...cannotTell([...evidence, doubt, ...describeBound(calls.filter(({ other }) => !other))]),
      scope,
      confidence,
    };
  const numbers = numbersOf(first, facts);
  const shared = describeShortfall(numbers.ratePerSecond, facts.documentedPerSecond);
  return { ...numbers, kind: first.kind, scope, confidence, evidence: [...evidence, ...shared] };
}

/** Why no kind may be named, whatever the difference between the kinds. */
function whyNot(
  [first]: readonly Fit[],
  scopes: readonly ScopeCost[],
  tolerated: number,
): string | undefined {
  if ((first?.unexplained ?? 0) > tolerated) return 'no kind explains the calls';
  const [likeliest] = scopes;
  const byConnection = scopes.find(({ scope }) => scope === 'connection');
  if (likeliest === undefined || byConnection === undefined || likeliest === byConnection) return undefined;
  return byConnection.unexplained - likeliest.unexplained < scopeGap
    ? 'the calls were limited over one connection alone, and cannot tell whether it was for its own calls'
    : undefined;
}

/** The fits of all kinds, the best first. */
function fitsBy(scope: Scope, calls: readonly TimedCall[], facts: TrialFacts): readonly Fit[] {
  const options = groupingOf(scope, calls, facts.documentedPerSecond);
  return Object.values(fitKind)
    .map((explainBy) => explainBy(options))
    .toSorted((a, b) => a.unexplained - b.unexplained);
}

/** The fits in the scope that explains the calls best. */
function explain(
  calls: readonly TimedCall[],
  facts: TrialFacts,
): { fits: readonly Fit[]; scopes: readonly ScopeCost[] } {
  const fits = fitsBy('operation', calls, facts);
  const scopes = scopeCosts(fits[0] as Fit, calls, facts);
  const { scope } = scopes[0] as ScopeCost;
  return { scopes, fits: scope === 'operation' ? fits : fitsBy(scope, calls, facts) };
}

function confidenceIn(first: Fit, second: Fit): number {
  return rounded(1 - Math.exp(-(second.unexplained - first.unexplained) / callsPerDoubt));
}

function scopeCosts({ kind }: Fit, calls: readonly TimedCall[], facts: TrialFacts): ScopeCost[] {
  return groupings
    .map((scope) => {
      const { unexplained } = fitKind[kind](groupingOf(scope, calls, facts.documentedPerSecond));
      return { scope, unexplained };
    })
    .toSorted((a, b) => a.unexplained - b.unexplained);
}

function scopeOf([first, second]: readonly ScopeCost[]): Limiter['scope'] {
  if (first === undefined || second === undefined) return 'unknown';
  return second.unexplained - first.unexplained >= scopeGap ? first.scope : 'unknown';
}

/** The likeliest numbers among those that explain the calls equally well. */
function numbersOf(
  { kind, windowMs, burst, ratePerSecond }: Fit,
  { documentedPerSecond }: TrialFacts,
): Pick<Limiter, 'ratePerSecond' | 'burst' | 'windowMs'> {
  if (kind === 'bucket') {
    const calls = roundest(burst, documentedPerSecond);
    return {
      ratePerSecond: digits(ratePerSecond),
      burst: calls,
      windowMs: Math.round((calls / ratePerSecond) * 1000),
    };
  }
  const calls = roundest(burst, (documentedPerSecond * windowMs) / 1000);
  return { ratePerSecond: digits((calls / windowMs) * 1000), burst: calls, windowMs: Math.round(windowMs) };
}

function roundest([least, most]: readonly [number, number], likeliest: number): number {
  if (least - 1e-6 <= likeliest && likeliest <= most + 1e-6) return Math.round(likeliest);
  const found = [1000, 500, 100, 50, 20, 10, 5, 2, 1]
    .map((step) => Math.ceil((least - 1e-6) / step) * step)
    .find((number) => number <= most + 1e-6);
  return found ?? Math.round((least + most) / 2);
}

function digits(number: number): number {
  return Number(number.toPrecision(4));
}

/** Nothing that is seen from outside is certain. */
function rounded(share: number): number {
  return Math.min(0.999, Math.floor(share * 1000) / 1000);
}
