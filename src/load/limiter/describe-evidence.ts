import { lengthOf, type ScopeCost } from './groupings.ts';
import { longestSilence } from './longest-silence.ts';
import type { Fit, TimedCall } from './types.ts';

/** What was sent, what came of it, and how exactly the moments are known. */
export function describeCalls(calls: readonly TimedCall[], operation: string): string {
  const limited = calls.filter(({ passed }) => passed === false).length;
  const connections = new Set(calls.map(({ connection }) => connection)).size;
  const widths = calls.map(({ fromMs, toMs }) => toMs - fromMs).sort((a, b) => a - b);
  const within = (share: number) => `${short(widths[Math.floor(share * (widths.length - 1))] ?? 0)} ms`;
  return `${count(limited)} of ${count(calls.length)} calls of ${operation} were limited, over ${connections} connections; when a call was decided is known to within ${within(0.5)} for half of them and ${within(0.95)} for 95 %`;
}

/** How well a kind explains the calls. */
export function describeFit(
  { kind, windowMs, burst, ratePerSecond, unexplained }: Fit,
  calls: number,
): string {
  const size = `${range(burst)} calls`;
  const window = `${count(Math.round(windowMs))} ms`;
  const what = {
    sliding: `a sliding window of ${window} with ${size}`,
    fixed: `fixed windows of ${window} with ${size}`,
    bucket: `a bucket of ${size} that fills at ${short(ratePerSecond)}/s`,
  }[kind];
  return `${what} leaves ${count(unexplained)} of ${count(calls)} calls unexplained`;
}

/** How well each scope explains the calls. */
export function describeScopes(scopes: readonly ScopeCost[], otherOperation: string): string {
  const words = {
    operation: 'each operation for itself',
    app: `${otherOperation} counted with it`,
    connection: 'each connection for itself',
  };
  const parts = scopes.map(({ scope, unexplained }) => `${words[scope]} ${count(unexplained)}`);
  return `of that kind, unexplained with ${parts.join(', with ')}`;
}

/** Nearer to the documented rate than this share of it, a rate counts as that. */
const asDocumented = 0.97;

/** What it may mean that fewer calls pass than are documented; nothing where they are not fewer. */
export function describeShortfall(
  ratePerSecond: number | null,
  documentedPerSecond: number,
): readonly string[] {
  if (ratePerSecond === null || ratePerSecond >= asDocumented * documentedPerSecond) return [];
  return [
    `fewer pass than the ${count(documentedPerSecond)} calls a second that are documented: the limit is lower, or somebody else calls the same app`,
  ];
}

/** A limiter that counts in seconds lets something pass before so long, in ms. */
const usualSilenceMs = 1_500;

/** How long a window can be told from these calls, and what speaks for a longer one. */
export function describeBound(calls: readonly TimedCall[]): readonly string[] {
  const seconds = (ms: number) => `${short(ms / 1000)} s`;
  const lengthMs = lengthOf(calls);
  const bound = `windows longer than ${seconds(lengthMs / 2)} cannot be told from ${seconds(lengthMs)} of calls: none would come up twice`;
  const { lastedMs, limited } = longestSilence(calls);
  if (lastedMs < usualSilenceMs) return [bound];
  return [
    bound,
    `nothing passed for ${seconds(lastedMs)} while ${count(limited)} calls were limited: a long window that was used up looks like that`,
  ];
}

function range([least, most]: readonly [number, number]): string {
  const [low, high] = [short(least), short(most)];
  return low === high ? low : `${low} to ${high}`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function short(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
