import { split } from '../../../contract/json-pointer.ts';
import { clauseAt } from '../../../contract/look-up.ts';
import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectAccepted } from '../../../judge/expectation.ts';
import { coverPairs } from '../../../pairwise/cover-pairs.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, World } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';
import type { Variation } from '../variation.ts';
import { cannotBeValid, expectedResults, variationsOf } from './request-cases.ts';

/** A field of a request, and the valid things that it may hold; `undefined`: as in the plain request. */
interface Factor {
  readonly field: string;
  readonly levels: readonly (Variation | undefined)[];
}

/**
 * Valid requests in which every two boundary values of every two fields meet: what each field allows alone, all of
 * them allow together. Servers that check sums, or parse one field while they read another, are seen only so.
 */
export function combinationCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  const factors = factorsOf(contract, operation);
  if (factors.length < 2) return [];
  return coverPairs(factors.map(({ levels }) => levels.length)).map((row, index) => {
    const chosen = row.map((level, factor) => factors[factor]?.levels[level]);
    return toCase(
      contract,
      operation,
      kind,
      index + 1,
      withoutExcluded(
        operation,
        chosen.filter((one) => one !== undefined),
      ),
    );
  });
}

/** Every field with a valid boundary of its own. */
function factorsOf(contract: Contract, operation: Operation): readonly Factor[] {
  const valid = variationsOf(operation).filter(
    (variation) => variation.valid && !cannotBeValid(contract, operation, variation),
  );
  const byField = Map.groupBy(valid, (variation) => fieldOf(variation));
  return [...byField].map(([field, levels]) => ({ field, levels: [undefined, ...levels] }));
}

/** Of two fields that do not go together the first is left as it is in the plain request. */
function withoutExcluded({ excludes = [] }: Operation, chosen: readonly Variation[]): readonly Variation[] {
  const fields = chosen.map(fieldOf);
  const left = excludes
    .filter((pair) => pair.every((field) => fields.includes(field)))
    .map(([field]) => field);
  return chosen.filter((variation) => !left.includes(fieldOf(variation)));
}

function fieldOf({ place }: Variation): string {
  return split(place.pointer)[0] ?? '';
}

function toCase(
  contract: Contract,
  operation: Operation,
  kind: string,
  number: number,
  chosen: readonly Variation[],
): Case {
  const { command, batch } = operation;
  const clause = clauseOf(contract, operation, chosen);
  const asked = oneCallCase(contract, operation, {
    kind,
    subject: 'combination',
    variant: String(number),
    clause,
    title: `${command} with ${chosen.map(({ says }) => says).join(', and ')} is accepted`,
    users: Math.max(1, ...chosen.map(({ users }) => users)),
    request: (world) => ({ body: { json: combined(operation, world, chosen) } }),
    expect: () => expectAccepted(clause, batch && chosen.map((one) => expectedResults(operation, one))[0]),
  });
  return chosen.some(({ invents }) => invents) ? { ...asked, invents: true } : asked;
}

/** The clause of the first rule that is kept at its bound: each of them has one. */
function clauseOf(contract: Contract, { command }: Operation, chosen: readonly Variation[]): ClauseId {
  const [clause] = chosen.map(({ rule }) => clauseAt(contract, command, 'request', rule));
  return clause?.id ?? 'service.envelope.ok-iff-zero';
}

/** The plain request with every chosen change made to it, one after the other. */
function combined(operation: Operation, world: World, chosen: readonly Variation[]): unknown {
  const base = baseRequest(operation, world, ...chosen.map(fieldOf));
  return chosen.reduce<unknown>((request, { change }) => change(request, world), base);
}
