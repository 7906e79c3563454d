import type { Operation } from '../../contract/types.ts';
import type { Refusal } from '../call.ts';
import type { Policies } from '../policy.ts';
import { hasExtraFields } from '../reading/extra-fields.ts';
import { inUsualCapitals, queryErrorsOf, queryOf, repeatedIn } from '../reading/query-of.ts';
import type { Check } from './check.ts';
import { refusalAmong } from './refusal-among.ts';

/** Every query parameter is there and has its documented form; a policy may let single mistakes pass. */
export const checkQuery: Check = (call, mock) =>
  refusalAmong(queryErrorsOf(call, mock), 'query', call.operation as Operation, mock);

/** The parameters are written in the capitals of the documentation, where a policy does not overlook that. */
export const checkParameterNames: Check = (call, mock) => {
  const query = queryOf(call);
  const usual = inUsualCapitals(query, mock.contract.service.querySchema);
  if (usual === query || Object.entries(usual).every(([name, value]) => query[name] === value))
    return undefined;
  const refusal = refusedBy(mock.policies, 'parameter-case', 'capitals matter in the query');
  if (refusal !== undefined) return refusal;
  call.query = usual;
  call.queryErrors = mock.allErrors.query(usual);
  return undefined;
};

/** No parameter stands there twice, and none that no page names, where a policy refuses that. */
export const checkOddParameters: Check = (call, mock) => {
  const { policies, contract } = mock;
  if (repeatedIn(call).length > 0)
    return refusedBy(policies, 'repeated-parameter', 'a query parameter is given more than once');
  return hasExtraFields(queryOf(call), contract.service.querySchema)
    ? refusedBy(policies, 'extra-query-parameter', 'the query has a parameter that no page names')
    : undefined;
};

/** The refusal by which a policy answers an open question, where it refuses. */
function refusedBy(policies: Policies, silence: string, info: string): Refusal | undefined {
  const ruling = policies.ruling(silence);
  return ruling.kind === 'refuse' ? { code: ruling.code, info } : undefined;
}
