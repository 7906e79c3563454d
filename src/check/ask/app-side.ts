import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../../judge/exchange.ts';
import type { Finding } from '../../judge/verdict.ts';
import { withReply } from '../../judge/webhooks/app-replies.ts';
import type { Callback } from '../../judge/webhooks/callback.ts';
import { eventToldOf } from '../../judge/webhooks/callback-law.ts';
import { clausesKeptBy, judgeCallback } from '../../judge/webhooks/judge-callback.ts';
import { haveAllCome, judgeEvents } from '../../judge/webhooks/judge-events.ts';
import { observeCallbacks } from '../../judge/webhooks/observe-callbacks.ts';
import type { Reply, Watch } from '../../receiver/types.ts';
import type { Target } from '../../target/types.ts';
import type { AppRole, CaseRequest, World } from '../case.ts';
import type { Asking } from './asking.ts';
import { send } from './send.ts';
import { worldOf } from './world-of.ts';

/** The app's side of webhooks, as far as it concerns one case. */
export interface AppSide {
  /** From here on the case decides what is replied; what its arrangement causes is allowed. */
  begin(): void;
  /** Waits for the callbacks of the calls so far. */
  quiet(): Promise<void>;
  /** Waits for the callbacks that must come, and a little for those that must not, and judges all of them. */
  conclude(): Promise<void>;
  close(): void;
}

/** Within this time, in ms, a callback comes for which there is no cause. */
const longestQuietMs = 250;

/** Callbacks that must come are waited for as long as a service may lag, and at least so long, in ms: machines are busy. */
const shortestWaitMs = 3000;

/** Listens for the callbacks of a case that is about webhooks; undefined for every other case. */
export function openAppSide(asking: Asking): AppSide | undefined {
  const { asked, context, region } = asking;
  const { receiver, recordCallback } = context;
  if (asked.webhooks === undefined || receiver === undefined) return undefined;
  const world = worldOf(asking);
  const role = asked.webhooks({ world, ask: (operation, request) => askBeside(asking, operation, request) });
  const names = namesOf(asking, world);
  const startedMs = performance.now();
  let begun = false;
  const watch = receiver.watch({
    names: [...names],
    caseId: asked.id,
    region,
    operation: asked.operation,
    reply: async (callback) => {
      const reply = (begun && (await role.reply?.(callback))) || allow;
      note(asking, callback, reply);
      return reply;
    },
    ...(recordCallback && { record: recordCallback }),
  });
  const stage: Stage = { asking, role, watch, names, deafForMs: () => receiver.deafForMs(startedMs) };
  return {
    begin() {
      begun = true;
    },
    quiet: () => settle(stage),
    async conclude() {
      if (asking.stopped !== undefined) return;
      await settle(stage, role.awaits);
      await judge(stage);
    },
    close: () => watch.close(),
  };
}

/** The app's side of one case that is being asked. */
interface Stage {
  readonly asking: Asking;
  readonly role: AppRole;
  readonly watch: Watch;
  readonly names: ReadonlySet<string>;
  /** The longest time in ms since the case began in which nobody could listen. */
  readonly deafForMs: () => number;
}

const allow: Reply = { json: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 } };

async function askBeside(asking: Asking, operation: string, request: CaseRequest): Promise<Exchange> {
  return (await send(asking, operation, request)).exchange;
}

/** What the app refuses before a call is admissible in its answer. */
function note(asking: Asking, callback: Callback, reply: Reply): void {
  const { contract } = asking.context;
  const event = eventToldOf(callback, contract);
  if (event?.kind === 'before' && reply !== 'nothing')
    asking.app = withReply(asking.app, event, reply.json, contract);
}

/** Users of a pool are shared by the cases, so only what is the case's own counts. */
function namesOf({ asked, context }: Asking, world: World): ReadonlySet<string> {
  const shared = context.target.users.mode === 'pool';
  const users = shared ? [] : [...world.members, ...world.users(asked.users)];
  const made = Array.from({ length: Math.max(1, asked.accounts ?? 0) }, (_, index) =>
    world.freeAccount(index),
  );
  return new Set([world.account, world.other, ...made, world.text, ...users]);
}

/** Waits for the callbacks that must come, and a little for others. */
async function settle(stage: Stage, more?: AppRole['awaits']): Promise<void> {
  const { asking, watch, names } = stage;
  const { contract, target, signal } = asking.context;
  const enough = (callbacks: readonly Callback[]) =>
    signal.aborted ||
    (haveAllCome({ calls: asking.exchanges, callbacks, names, contract, ...openIn(stage) }) &&
      (more === undefined || more(callbacks)));
  await watch.until(enough, Math.max(shortestWaitMs, target.readBackMs));
  if (!signal.aborted) await wait(Math.min(longestQuietMs, target.readBackMs));
}

/** Events of which it is open whether the app is told of them: for the case, and those that are switched off. */
function openIn({ asking, role }: Stage): { readonly open: ReadonlySet<string> } {
  const { contract, target } = asking.context;
  const off = Object.keys(contract.webhooks.events).filter((event) => !isSwitchedOn(event, target));
  return { open: new Set([...(role.open ?? []), ...off]) };
}

/** Whether the app has an event switched on. */
export function isSwitchedOn(event: string, { webhooks }: Target): boolean {
  return webhooks?.events?.includes(event) ?? true;
}

async function judge(stage: Stage): Promise<void> {
  const { asking, role, watch, names } = stage;
  const { callbacks } = watch;
  const { context, region, findings, asked } = asking;
  const { contract, validators, target, tally } = context;
  const credentials = target.regions.find((one) => one.region === region)?.credentials;
  const about = { contract, validators, sdkAppId: credentials?.sdkAppId ?? 0 };
  const report = (found: readonly Finding[]) => {
    findings.push(...found);
    for (const { clause, verdict } of found)
      if (verdict === 'violates') tally.broken(region, asked.operation, clause);
  };
  for (const callback of callbacks) {
    const found = judgeCallback(callback, about);
    report(found);
    if (found.length === 0) tally.kept(region, asked.operation, clausesKeptBy(callback, about));
  }
  const events = judgeEvents({ calls: asking.exchanges, callbacks, names, contract, ...openIn(stage) });
  if (events.findings.length > 0 && mayHaveMissedCallback(stage)) {
    asking.stopped = missedCallback;
    return;
  }
  report(events.findings);
  tally.kept(region, asked.operation, events.kept);
  report(observeCallbacks(events.told, credentials?.identifier ?? ''));
  report((await role.judge?.(callbacks, asking.earlier)) ?? []);
}

/** A service gives a callback up when nobody answers it in time; whoever is deaf for a part of that proves nothing. */
function mayHaveMissedCallback({ asking, deafForMs }: Stage): boolean {
  return deafForMs() >= asking.context.contract.webhooks.timeoutMs / 4;
}

const missedCallback = {
  why: 'not provoked',
  message: 'this machine was too busy to listen for callbacks, so that none came proves nothing; ask again',
} as const;
