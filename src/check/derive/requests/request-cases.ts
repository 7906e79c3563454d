import { split } from '../../../contract/json-pointer.ts';
import { clauseAt, silenceOfEmpty } from '../../../contract/look-up.ts';
import type { Clause, Contract, Operation } from '../../../contract/types.ts';
import {
  type Expectation,
  expectAccepted,
  expectRefusal,
  expectSilence,
} from '../../../judge/expectation.ts';
import { alternativesOf, baseRequest } from '../../base-request.ts';
import type { Case } from '../../case.ts';
import { isAboutMembers, plainArrangement, removes, worldFor } from '../about-members.ts';
import { type Place, placesOf, type Variation } from '../variation.ts';
import { keywordRules } from './keyword-rules.ts';

/**
 * The cases of one operation's request schema: each keyword's rule is kept at its bound and broken just beyond it,
 * one rule at a time.
 */
export function requestCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return variationsOf(operation).flatMap((variation) => toCase(contract, operation, kind, variation));
}

/** Every variation that the schema of an operation's request gives rise to. */
export function variationsOf(operation: Operation): readonly Variation[] {
  const places = placesOf(operation.schemas.request);
  return keywordRules.flatMap((rule) => places.flatMap(rule));
}

function toCase(
  contract: Contract,
  operation: Operation,
  kind: string,
  variation: Variation,
): readonly Case[] {
  const { place, variant } = variation;
  const { command } = operation;
  const clause = clauseAt(contract, command, 'request', variation.rule);
  if (clause === undefined || cannotBeValid(contract, operation, variation)) return [];
  const silence = silenceOf(contract, clause, variation);
  const expectation: Expectation = variation.valid
    ? expectAccepted(clause.id, expectedResults(operation, variation))
    : silence === undefined
      ? expectRefusal(contract, command, clause.id)
      : expectSilence(contract, command, silence, clause.id);
  return [
    {
      id: `${command}/${kind}/${place.subject}#${variant}`,
      operation: command,
      clause: clause.id,
      ...(expectation.silence === undefined ? {} : { silence: expectation.silence }),
      title: `${command} with ${variation.says} is ${variation.valid ? 'accepted' : 'refused'}`,
      lane: 'main',
      arrangement: plainArrangement(contract, operation, variation.users),
      users: isAboutMembers(operation) ? 0 : variation.users,
      ...(variation.valid && variation.invents ? { invents: true } : {}),
      steps: [
        {
          operation: command,
          request: (arranged) => {
            const world = worldFor(operation, arranged);
            return {
              body: { json: variation.change(baseRequest(operation, world, topField(place)), world) },
            };
          },
          expect: () => expectation,
        },
      ],
    },
  ];
}

/** The open question that a variation asks; undefined where the clause decides, and its own question if it has one. */
function silenceOf(
  contract: Contract,
  { refusal }: Clause,
  { silence, empty, place }: Variation,
): string | undefined {
  const namesCodes = Array.isArray(refusal);
  return silence ?? (empty && namesCodes ? silenceOfEmpty(contract, place.field) : undefined);
}

/**
 * Whether a variation that keeps every rule of the schema still names accounts that do not exist, so that whether it is
 * accepted is another question: an invented id of an account or owner, or of a subscriber whose
 * data are asked for, a list of several accounts, the other one of two
 * shapes that the documentation shows.
 */
export function cannotBeValid(
  { service }: Contract,
  { schemas, needs, batch }: Operation,
  { valid, invents, entries, place }: Variation,
): boolean {
  const role = service.roles[place.field] ?? service.roles[entryField(place)];
  if (!valid) return false;
  const [, ...unusual] = alternativesOf(schemas.request);
  if (unusual.some((fields) => fields.includes(topField(place) ?? ''))) return true;
  const mustBeMember = role === 'user' && needs?.members !== undefined && batch === undefined;
  return invents
    ? role === 'account' || role === 'owner' || mustBeMember
    : role === 'account' && entries !== undefined && entries > 1;
}

/** The field of a list's entries, where they are objects with one field that counts. */
function entryField({ schema }: Place): string {
  const items = schema.items as { readonly properties?: Record<string, unknown> } | undefined;
  return Object.keys(items?.properties ?? {})[0] ?? '';
}

/** The request's own field that a place lies in; `undefined` for the request itself. */
function topField({ pointer }: Place): string | undefined {
  return split(pointer)[0];
}

/** The Results of a valid batch about users whom it changes: each is added or removed. An invented user was no member. */
export function expectedResults(
  operation: Operation,
  { entries = 1, invents }: Variation,
): readonly number[] | undefined {
  return operation.batch && Array<number>(entries).fill(removes(operation) && invents ? 2 : 1);
}
