import { setTimeout as wait } from 'node:timers/promises';
import type { Callback } from '../../judge/webhooks/callback.ts';
import { clausesKeptBy, judgeCallback } from '../../judge/webhooks/judge-callback.ts';
import { callbacksDue, judgeEvents } from '../../judge/webhooks/judge-events.ts';
import { observeCallbacks } from '../../judge/webhooks/observe-callbacks.ts';
import type { Watch } from '../../receiver/types.ts';
import { worldOf } from './arrange.ts';
import type { Asking } from './asking.ts';

/** The app's side of webhooks, as far as it concerns one case. */
export interface AppSide {
  /** From here on the case decides what is replied; what its arrangement causes is allowed. */
  begin(): void;
  /** Waits for the callbacks that must come, and a little for those that must not, and judges all of them. */
  conclude(): Promise<void>;
  close(): void;
}

/** Within this time, in ms, a callback comes for which there is no cause. */
const longestQuietMs = 250;

/** Listens for the callbacks of a case that is about webhooks; undefined for every other case. */
export function openAppSide(asking: Asking): AppSide | undefined {
  const { asked, context, region } = asking;
  const { receiver, recordCallback } = context;
  if (asked.webhooks === undefined || receiver === undefined) return undefined;
  const names = namesOf(asking);
  let begun = false;
  const watch = receiver.watch({
    names: [...names],
    caseId: asked.id,
    region,
    operation: asked.operation,
    reply: (callback) => (begun && asked.webhooks?.reply?.(callback)) || allow,
    ...(recordCallback && { record: recordCallback }),
  });
  return {
    begin() {
      begun = true;
    },
    async conclude() {
      if (asking.stopped !== undefined) return;
      await settle(asking, watch, names);
      judge(asking, watch.callbacks, names);
    },
    close: () => watch.close(),
  };
}

const allow = { json: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 } };

/** Users of a pool are shared by the cases, so only what is the case's own counts. */
function namesOf(asking: Asking): ReadonlySet<string> {
  const { asked, context } = asking;
  const world = worldOf(asking);
  const shared = context.target.users.mode === 'pool';
  const users = shared ? [] : [...world.members, ...world.users(asked.users)];
  return new Set([world.account, world.other, world.freeAccount(0), world.text, ...users]);
}

async function settle(asking: Asking, watch: Watch, names: ReadonlySet<string>): Promise<void> {
  const { contract, target, signal } = asking.context;
  const due = callbacksDue({ calls: asking.exchanges, names, contract });
  const more = asking.asked.webhooks?.awaits;
  const enough = (callbacks: readonly Callback[]) =>
    signal.aborted || (callbacks.length >= due && (more === undefined || more(callbacks)));
  await watch.until(enough, target.readBackMs);
  if (!signal.aborted) await wait(Math.min(longestQuietMs, target.readBackMs));
}

function judge(asking: Asking, callbacks: readonly Callback[], names: ReadonlySet<string>): void {
  const { context, region, findings, asked } = asking;
  const { contract, validators, target, tally } = context;
  const credentials = target.regions.find((one) => one.region === region)?.credentials;
  const about = { contract, validators, sdkAppId: credentials?.sdkAppId ?? 0 };
  for (const callback of callbacks) {
    const found = judgeCallback(callback, about);
    findings.push(...found);
    for (const { clause } of found) tally.broken(region, asked.operation, clause);
    if (found.length === 0) tally.kept(region, asked.operation, clausesKeptBy(callback, about));
  }
  const events = judgeEvents({ calls: asking.exchanges, callbacks, names, contract });
  findings.push(...events.findings);
  for (const { clause } of events.findings) tally.broken(region, asked.operation, clause);
  findings.push(...observeCallbacks(events.told, credentials?.identifier ?? ''));
  findings.push(...(asked.webhooks?.judge?.(callbacks, asking.earlier) ?? []));
}
