import type { Operation } from '../../contract/types.ts';
import type { AppRuntime } from '../call.ts';
import { queryOf } from '../reading/query-of.ts';
import type { Check } from './check.ts';

/** The app exists. */
export const checkAppKnown: Check = (call, mock) => {
  const runtime = mock.runtimes.get(queryOf(call).sdkappid ?? '');
  if (runtime === undefined) {
    return mock.refusals.bySituation(
      call.operation as Operation,
      { app: 'unknown' },
      'the sdkappid does not exist',
    );
  }
  call.runtime = runtime;
  return undefined;
};

/** The domain is the one of the app's region. A name that is no documented domain, such as `localhost`, stands for any. */
export const checkRegion: Check = (call, mock) => {
  const region = mock.regionsByDomain.get(call.received.host);
  if (region === undefined || region === call.runtime?.app.region) return undefined;
  const info = 'the domain and the sdkappid belong to different regions';
  return mock.refusals.bySituation(call.operation as Operation, { app: 'other-region' }, info);
};

/** The app has the service, unless a policy switches it off. */
export const checkServiceOn: Check = (call, mock) =>
  mock.refusals.bySituation(
    call.operation as Operation,
    { app: 'service-off' },
    'the app does not have the official-account service',
  );

/** The identifier is the app's administrator. */
export const checkAdmin: Check = (call, mock) => {
  const { app } = call.runtime as AppRuntime;
  if (queryOf(call).identifier === app.identifier) return undefined;
  const info = 'the identifier must be an administrator of the app';
  return mock.refusals.bySituation(call.operation as Operation, { identifier: 'not-admin' }, info);
};
