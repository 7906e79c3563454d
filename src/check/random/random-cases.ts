import type { ClauseId, Contract, Operation } from '../../contract/types.ts';
import { requestedUsers } from '../../judge/batch.ts';
import { expectAccepted } from '../../judge/expectation.ts';
import { isJsonObject } from '../../judge/outcome.ts';
import type { Story } from '../../judge/told-story.ts';
import { roleValue } from '../base-request.ts';
import type { Case, Drawn, World } from '../case.ts';
import { oneCallCase } from '../derive/one-call-case.ts';
import { draw, seedOf } from '../draw.ts';
import { requestArbitrary } from './request-arbitrary.ts';

/** Requests of each operation in a run and region. */
const requests = 8;

/** Valid requests drawn from the seed of the run: each must be accepted, whatever permitted values meet in it. */
export function randomCases(
  contract: Contract,
  operation: Operation,
  kind: string,
  seed: number,
): readonly Case[] {
  const arbitrary = requestArbitrary(contract, operation);
  const told = new Set<string>();
  return Array.from({ length: requests }, (_, index) => index).flatMap((index) => {
    const variant = `seed-${seed}-${index + 1}`;
    const { value: body, shrink } = draw(arbitrary, seedOf(seed, index));
    // Some operations have little to draw.
    if (told.size === told.add(JSON.stringify(body)).size) return [];
    const drawn: Drawn = {
      story: { kind: 'request', body },
      seed,
      retell: (story) => randomCase(contract, operation, { kind, variant, story }),
      shrink: (fails) => shrink((smaller) => fails({ kind: 'request', body: smaller })),
    };
    return [{ ...drawn.retell(drawn.story), drawn }];
  });
}

/**
 * A request that was drawn as a case of one call.
 *
 * @throws RangeError for a story of another kind
 */
function randomCase(
  contract: Contract,
  operation: Operation,
  { kind, variant, story }: { readonly kind: string; readonly variant: string; readonly story: Story },
): Case {
  if (story.kind !== 'request')
    throw new RangeError(`a story of one call must be a request, got ${story.kind}`);
  const { command, batch } = operation;
  const { body } = story;
  const users = batch === undefined ? 1 : (requestedUsers(batch, body)?.length ?? 1);
  const clause: ClauseId = batch?.clauses.changed ?? 'service.envelope.ok-iff-zero';
  return oneCallCase(contract, operation, {
    kind,
    subject: 'valid',
    variant,
    clause,
    title: `${command} with ${fieldsOf(body)} is accepted`,
    users,
    request: (world) => ({ body: { json: named(body, { field: '', index: 0 }, world) } }),
    expect: () => expectAccepted(clause, batch && Array<number>(users).fill(1)),
  });
}

/** A drawn request with the names of the case's own accounts, users and messages; entries of a list get one each. */
function named(
  value: unknown,
  at: { readonly field: string; readonly index: number },
  world: World,
): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => named(entry, { ...at, index }, world));
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [field, named(inner, { ...at, field }, world)]),
    );
  const role = typeof value === 'string' ? world.contract.service.roles[at.field] : undefined;
  return role === undefined ? value : roleValue(role, at.index, world);
}

/** The fields of a request, lists with their length: `Official_Account and SubscriberList (3)`. */
function fieldsOf(body: unknown): string {
  const fields = isJsonObject(body) ? Object.entries(body) : [];
  const parts = fields.map(([name, value]) => (Array.isArray(value) ? `${name} (${value.length})` : name));
  return parts.join(' and ');
}
