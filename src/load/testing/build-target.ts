import type { Target } from '../../target/types.ts';

/** A live target with two regions that permits everything. */
export function buildTarget(more: Partial<Target> = {}): Target {
  const credentials = (sdkAppId: number) => ({
    sdkAppId,
    identifier: 'administrator',
    secretKey: `key-${sdkAppId}`,
  });
  return {
    name: 'staging',
    kind: 'live',
    regions: [
      { region: 'china', domain: 'console.tim.qq.com', credentials: credentials(1) },
      { region: 'seoul', domain: 'adminapikr.im.qcloud.com', credentials: credentials(2) },
    ],
    limits: { callsPerSecond: 200 },
    users: { mode: 'any' },
    readBackMs: 100,
    allow: { writes: true, load: true, maxRatePerSecond: 200, maxWrites: 100_000, maxAccounts: 20 },
    ...more,
  };
}
