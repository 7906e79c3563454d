import { get } from '../../../../contract/json-pointer.ts';
import { clauseAt } from '../../../../contract/look-up.ts';
import type { Contract } from '../../../../contract/types.ts';
import { expectRefusal } from '../../../../judge/expectation.ts';
import { isJsonObject, type JsonObject } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case } from '../../../case.ts';
import { type ListingOperation, listingOperation } from '../../../find-operation.ts';
import { storyCase } from '../../story.ts';

/**
 * A page that is asked to be longer than pages may be, of an account that could fill it: whether the call is refused is an
 * open question, but no page is longer. An account with fewer subscribers would show nothing.
 */
export function pageLimitCases(contract: Contract, kind: string): readonly Case[] {
  const operation = listingOperation(contract);
  const { request } = operation.schemas;
  const properties = isJsonObject(request) ? request.properties : undefined;
  return Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([field, schema]) => {
    const most = isJsonObject(schema) ? schema.maximum : undefined;
    return typeof most === 'number' ? pageLimitCase(contract, operation, kind, { field, most }) : [];
  });
}

function pageLimitCase(
  contract: Contract,
  operation: ListingOperation,
  kind: string,
  { field, most }: { readonly field: string; readonly most: number },
): readonly Case[] {
  const { command, listing } = operation;
  const clause = clauseAt(contract, command, 'request', `/properties/${field}/maximum`)?.id;
  if (clause === undefined) return [];
  const asked = most + 1;
  const demands = (body: JsonObject) => {
    const page = get(body, listing.response.list);
    if (!Array.isArray(page) || page.length <= most) return undefined;
    return { pointer: listing.response.list, expected: `at most ${most} entries`, actual: `${page.length}` };
  };
  return [
    storyCase({
      operation: command,
      kind,
      subject: field,
      variant: `${asked}-of-${asked}`,
      clause,
      title: `${command} gives at most ${most} of ${asked} subscribers, whatever ${field} asks for`,
      arrangement: { account: 'empty', members: asked },
      users: 0,
      steps: [
        {
          operation: command,
          request: (world) => ({ body: { json: { ...baseRequest(operation, world), [field]: asked } } }),
          expect: () => ({ ...expectRefusal(contract, command, clause), demands }),
        },
      ],
    }),
  ];
}
