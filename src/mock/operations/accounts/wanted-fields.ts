import { entriesOf, memberOf } from '../request-body.ts';

/**
 * The names of fields that a request asks for.
 *
 * @param responseFilter - the ResponseFilter of a request
 * @param list - which of its lists is meant, e.g. `SelfInfoFilter`
 * @returns undefined where the request has no such list: then all fields are wanted
 */
export function wantedFields(responseFilter: unknown, list: string): ReadonlySet<unknown> | undefined {
  const filter = memberOf(responseFilter, list);
  return filter === undefined ? undefined : new Set(entriesOf(filter));
}
