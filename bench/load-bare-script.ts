import exec from 'k6/execution';
import http from 'k6/http';
import { type BatchCalls, gaps } from '../load/lib/plan.ts';
import { readPlan, readSignature } from '../load/lib/read-plan.ts';
import { REGION_INDEX, scenarioOptions } from '../load/lib/scenario-options.ts';

/** What a load script costs that sends the calls of a plan and looks at nothing that comes back. */
const plan = readPlan();
const { templates, userPrefix, callsPerAccount } = plan.batches as BatchCalls;
const [head = '', tail = ''] = (templates[0]?.text ?? '').split(gaps.account);
const rest = tail.split(gaps.user);
const params = {
  redirects: 0,
  responseType: 'text',
  timeout: `${plan.timeoutMs}ms`,
  headers: { 'Content-Type': 'application/json' },
  tags: { name: plan.operation },
} as const;

export const options = scenarioOptions(plan);

export default function post() {
  const region = plan.regions[Number(__ENV[REGION_INDEX])];
  if (region === undefined) return;
  const iteration = exec.scenario.iterationInTest;
  const account = region.accounts[Math.floor(iteration / callsPerAccount) % region.accounts.length] ?? '';
  const body = head + account + rest.join(`${userPrefix}${iteration.toString(36)}-`);
  const random = Math.floor(Math.random() * 2 ** 32);
  http.post(`${region.url}&usersig=${readSignature(region)}&random=${random}`, body, params);
}
