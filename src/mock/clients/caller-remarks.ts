import type { Operation, Provocation } from '../../contract/types.ts';
import type { AppRuntime, Call } from '../call.ts';
import { type SignatureFlaw, signatureFlaws, signatureState } from '../checks/check-signature.ts';
import type { Mock } from '../mock.ts';
import { queryErrorsOf, queryOf } from '../reading/query-of.ts';
import { situationName } from '../refusals.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import type { Remark } from './remark.ts';

/** What to do about each situation, by its name. */
const advice: Readonly<Record<string, string>> = {
  'app-unknown': 'send the SDKAppID of your application as the console shows it',
  'app-other-region': 'call the domain of the data centre in which the app was made',
  'identifier-not-admin': 'sign in as an administrator of the app, and send that UserID as identifier',
  'usersig-malformed': 'send the whole UserSig as the signing library gives it',
  'usersig-other-identifier': 'sign for the identifier that stands in the URL',
  'usersig-other-app': 'sign for the sdkappid that stands in the URL',
  'usersig-wrong-key': 'sign with the secret key of this app; each app has its own',
  'usersig-expired': 'make a new UserSig before the old one ends, and keep the clock right',
};

/** The app exists, is asked under the domain of its region, by its administrator, with a valid signature. */
export const callerRemarks: ClientRule = (call, mock) => {
  const { operation } = call;
  if (operation === undefined || isWrong('sdkappid', call, mock)) return nothing;
  const runtime = mock.runtimes.get(queryOf(call).sdkappid ?? '');
  if (runtime === undefined)
    return [remark({ app: 'unknown' }, 'the sdkappid does not exist', operation, mock)];
  const flaw = flawOf(call, mock, runtime);
  const elsewhere = isElsewhere(call, mock, runtime);
  const stranger = !isWrong('identifier', call, mock) && queryOf(call).identifier !== runtime.app.identifier;
  if (flaw === undefined && !elsewhere && !stranger) return nothing;
  return [
    ...(elsewhere ? [otherRegion(call, mock, runtime, operation)] : []),
    ...(flaw === undefined ? [] : [remark({ usersig: flaw }, signatureFlaws[flaw], operation, mock)]),
    ...(stranger ? [notAdmin(operation, mock)] : []),
  ];
};

/** Whether a parameter is missing or has a wrong form, which has been said already. */
function isWrong(name: string, call: Call, mock: Mock): boolean {
  return (
    queryOf(call)[name] === undefined ||
    queryErrorsOf(call, mock).some(({ pointer }) => pointer === `/${name}`)
  );
}

function flawOf(call: Call, mock: Mock, runtime: AppRuntime): SignatureFlaw | undefined {
  return isWrong('usersig', call, mock) || isWrong('identifier', call, mock)
    ? undefined
    : signatureState(call, mock, runtime);
}

/** A name that is no documented domain, such as `localhost`, stands for any region. */
function isElsewhere({ received }: Call, { regionsByDomain }: Mock, { app }: AppRuntime): boolean {
  const region = regionsByDomain.get(received.host);
  return region !== undefined && region !== app.region;
}

function otherRegion({ received }: Call, mock: Mock, { app }: AppRuntime, operation: Operation): Remark {
  const says = `the domain of app ${app.sdkAppId} is ${app.domain}, got ${received.host}`;
  return remark({ app: 'other-region' }, says, operation, mock);
}

function notAdmin(operation: Operation, mock: Mock): Remark {
  return remark(
    { identifier: 'not-admin' },
    'the identifier must be an administrator of the app',
    operation,
    mock,
  );
}

function remark(situation: Provocation, says: string, operation: Operation, { refusals }: Mock): Remark {
  return {
    rule: situationName(situation),
    clause: refusals.clauseOf(operation, situation),
    says: () => says,
    advice: advice[situationName(situation)] ?? says,
  };
}
