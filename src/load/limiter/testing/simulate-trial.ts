import type { TrialPlan } from '../../../../load/limiter/trial-plan.ts';
import type { TimedCall } from '../types.ts';
import { type SimulatedKind, simulateLimiter } from './simulate-limiter.ts';

export interface SimulatedTrial {
  readonly trial: TrialPlan;
  readonly limiter: SimulatedKind | undefined;
  readonly scope: 'operation' | 'app' | 'connection';
  /** How long calls take at most, and how late they leave, in ms. */
  readonly jitterMs: number;
  /** The clock of the service less that of the generator. */
  readonly clockOffsetMs: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
}

interface Sent {
  readonly fromMs: number;
  readonly atMs: number;
  readonly toMs: number;
  readonly connection: number;
  readonly other: boolean;
}

/** What a trial would see of a limiter: times in whole ms, decisions somewhere between beginning and end. */
export function simulateTrial(options: SimulatedTrial): TimedCall[] {
  const { limiter, scope, clockOffsetMs } = options;
  const limiters = new Map<unknown, (atMs: number) => boolean>();
  const nameOf = ({ connection, other }: Sent) => ({ operation: other, app: 'all', connection })[scope];
  const decide = (sent: Sent) => {
    if (limiter === undefined) return true;
    const name = nameOf(sent);
    const known = limiters.get(name) ?? simulateLimiter(limiter);
    limiters.set(name, known);
    return known(sent.atMs + clockOffsetMs);
  };
  return sendAll(options)
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((sent) => {
      const { connection, other, fromMs, toMs } = sent;
      return {
        fromMs: Math.floor(fromMs),
        toMs: Math.floor(toMs) + 1,
        connection,
        other,
        passed: decide(sent),
      };
    });
}

/** Each connection sends one call after the other. */
function sendAll({ trial, jitterMs, random }: SimulatedTrial): Sent[] {
  const planned = trial.steps.flatMap(({ atMs, calls, everyMs, other, firstConnection, connections }) =>
    Array.from({ length: calls }, (_, call) => ({
      plannedMs: 1_000_000 + atMs + call * everyMs,
      connection: firstConnection + (call % connections),
      other,
    })),
  );
  const freeAtMs = new Map<number, number>();
  return planned
    .toSorted((a, b) => a.plannedMs - b.plannedMs)
    .map(({ plannedMs, connection, other }) => {
      const fromMs = Math.max(plannedMs, freeAtMs.get(connection) ?? 0) + (random() * jitterMs) / 4;
      const tookMs = 0.5 + random() * random() * jitterMs;
      freeAtMs.set(connection, fromMs + tookMs);
      return { fromMs, atMs: fromMs + random() * tookMs, toMs: fromMs + tookMs, connection, other };
    });
}
