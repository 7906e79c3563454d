import type { Operation, Provocation } from '../../contract/types.ts';
import { type SignatureFlaw, signatureFlaws, signatureState } from '../checks/check-signature.ts';
import type { Mock } from '../mock.ts';
import { queryErrorsOf, queryOf } from '../reading/query-of.ts';
import { situationName } from '../refusals.ts';
import type { AppRuntime, Call } from '../types.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import type { Remark } from './remark.ts';

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
  };
}
