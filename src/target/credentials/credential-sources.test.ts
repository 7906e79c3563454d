import { describe, expect, test } from 'vitest';
import { credentialSources } from './credential-sources.ts';

const input = { sdkAppId: 1, identifier: 'env:ADMIN', secretKey: 'env:KEY' };

describe('where credentials come from', () => {
  test('is the config, the environment, or the file behind it', () => {
    const sources = { input, env: { KEY: 'k' }, fileEnv: { KEY: 'other', ADMIN: 'a' } };
    expect(credentialSources('china', sources)).toEqual([
      'sdkAppId from the config',
      'identifier from ADMIN (.env)',
      'secretKey from KEY (environment)',
    ]);
  });

  test('is the variable of the region before anything else, and an empty one counts for nothing', () => {
    const env = { OAPROBE_SILICON_VALLEY_SDKAPPID: '2', OAPROBE_SILICON_VALLEY_SECRET_KEY: '' };
    expect(credentialSources('silicon-valley', { input, env, fileEnv: { KEY: 'k' } })).toEqual([
      'sdkAppId from OAPROBE_SILICON_VALLEY_SDKAPPID (environment)',
      'secretKey from KEY (.env)',
    ]);
  });
});
