import { get } from '../../../../contract/json-pointer.ts';
import type { Contract } from '../../../../contract/types.ts';
import type { Unmet } from '../../../../judge/expectation.ts';
import type { JsonObject } from '../../../../judge/outcome.ts';
import type { Step } from '../../../case.ts';
import { unmet } from '../../demands.ts';
import { fieldsBeside } from '../accounts/account-filter.ts';
import { entries, list, listStep } from './joined-list-steps.ts';

/** Reads the list with filters: the fields that they name are there, and of the others that they may name none. */
export function filterStep(contract: Contract, wanted: readonly ('Name' | 'SubscriberNum')[]): Step {
  const ResponseFilter = {
    OfficialAccountBaseInfoFilter: [...wanted],
    SelfInfoFilter: ['SubscribeTime' as const],
  };
  return listStep(
    `${list}.response.filter-kept`,
    { ResponseFilter },
    () => (body) => fieldsAskedFor(wanted, body) ?? noOther(contract, wanted, body),
  );
}

function fieldsAskedFor(wanted: readonly string[], body: JsonObject): Unmet | undefined {
  const entry = `${entries}/0`;
  if (get(body, entry) === undefined) return undefined;
  if (get(body, `${entry}/SubscriberNum`) !== 1) return unmet(body, `${entry}/SubscriberNum`, '1');
  if (wanted.includes('Name') && typeof get(body, `${entry}/Name`) !== 'string')
    return unmet(body, `${entry}/Name`, 'the name');
  const self = `${entry}/SelfInfo`;
  if (get(body, self) === undefined || typeof get(body, `${self}/SubscribeTime`) === 'number')
    return undefined;
  return unmet(body, `${self}/SubscribeTime`, 'a time');
}

/** CustomString may be asked for by either filter, so that only the entry's own one would be too much. */
function noOther(contract: Contract, wanted: readonly string[], body: JsonObject): Unmet | undefined {
  const entry = `${entries}/0`;
  const unwanted = [
    ...fieldsBeside(contract, list, wanted).map((field) => `${entry}/${field}`),
    `${entry}/SelfInfo/CustomString`,
  ];
  const found = unwanted.find((pointer) => get(body, pointer) !== undefined);
  return found === undefined ? undefined : unmet(body, found, 'nothing: it was not asked for');
}
