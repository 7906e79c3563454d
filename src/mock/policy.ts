import type { Contract, Result, Silence } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import type { Policy } from './types.ts';

/** What an answer to a silence means for the call at hand; `http`: HTTP itself refuses it, and the code is seen by nobody. */
export type Ruling =
  | { readonly kind: 'refuse'; readonly code: number; readonly http?: true }
  | { readonly kind: 'accept'; readonly results: readonly Result[] };

/** The answers that this mock gives to open questions. */
export interface Policies {
  /** The name of the answer, or a refusal code. Throws a `RangeError` for an id that the contract does not have. */
  answer(silence: string): string | number;
  /** What that answer means: the refusal, or the Results of the entries in question. */
  ruling(silence: string): Ruling;
  /** The code where a call is refused and neither a source nor a policy says with which. */
  readonly invalidCode: number;
}

/** Open questions that the mock does not decide, with the reason. All others are policies. */
export const undecided: Readonly<Record<string, string>> = {
  'meaning-of-10004': 'the mock never answers 10004',
  'id-in-use-on-add': 'no page says when add_subscriber would answer 130008',
  'outcome-unknown': 'every call of the mock has a known outcome',
  'identifier-described': 'there is one answer only',
  'bad-entry-among-good': 'it follows from what the mock answers to that entry alone',
  'service-error-order': 'the order of the checks of the mock is fixed',
};

/** "Invalid parameter": the code where a call is refused and no source says with which. */
const invalidParameterCode = 6017;
/** What a service answers that leaves 6017 to client SDKs: "invalid packet". */
const invalidPacketCode = 20001;

/**
 * The mock's answers: what is given, and the contract's `mockDefault` for the rest.
 *
 * @param onAsked told of the question each time an answer is looked up
 * @throws UserError for an id, an answer or a code that the contract does not know, or a question that is not the mock's
 */
export function readPolicies(
  contract: Contract,
  given: Policy,
  onAsked: (silence: string) => void = () => {},
): Policies {
  for (const id of Object.keys(given)) checkDecided(contract, id);
  const invalidCode = given['origin-of-6017'] === 'client-only' ? invalidPacketCode : invalidParameterCode;
  const settled = new Map(
    Object.entries(contract.silences).map(([id, silence]) => {
      const answer = given[id] ?? unless6017(silence.mockDefault, invalidCode);
      return [id, { answer, ruling: rule(contract, { ...silence, id }, answer, invalidCode) }];
    }),
  );
  const find = (id: string) => {
    onAsked(id);
    const found = settled.get(id);
    if (found === undefined) throw new RangeError(`silence must be one of the contract, got "${id}"`);
    return found;
  };
  return { answer: (id) => find(id).answer, ruling: (id) => find(id).ruling, invalidCode };
}

function unless6017(answer: string | number, invalidCode: number): string | number {
  return answer === invalidParameterCode ? invalidCode : answer;
}

function checkDecided(contract: Contract, id: string): void {
  const why = undecided[id];
  if (why !== undefined)
    throw new UserError(`a policy must be about something that the mock decides, got "${id}": ${why}`);
  if (Object.hasOwn(contract.silences, id)) return;
  const known = Object.keys(contract.silences).filter((silence) => undecided[silence] === undefined);
  throw new UserError(
    `a policy must name a silence of the contract, got "${id}"; known: ${known.join(', ')}`,
  );
}

function rule(contract: Contract, silence: Silence, answer: string | number, invalidCode: number): Ruling {
  if (typeof answer === 'number' && codesFor(contract, silence).has(answer))
    return { kind: 'refuse', code: answer };
  const meaning = Object.hasOwn(silence.answers, answer) ? silence.answers[answer] : undefined;
  if (meaning === undefined) throw unknownAnswer(silence, answer);
  if (meaning.http) return { kind: 'refuse', code: invalidCode, http: true };
  if (meaning.refused === undefined) return { kind: 'accept', results: meaning.results ?? [] };
  const [first] = meaning.refused === 'documented' ? [] : meaning.refused;
  return { kind: 'refuse', code: first ?? invalidCode };
}

/** Codes that the contract lists anywhere, and those that this silence names: the mock leaves neither. */
function codesFor(contract: Contract, silence: Silence): ReadonlySet<number> {
  const named = Object.values(silence.answers).flatMap(({ refused = [] }) =>
    refused === 'documented' ? [] : refused,
  );
  return new Set([...Object.keys(contract.errors).map(Number), ...named]);
}

function unknownAnswer(silence: Silence, got: string | number): UserError {
  const known = Object.keys(silence.answers).join(', ');
  return new UserError(
    `the policy for ${silence.id} must be one of ${known}, or a documented error code; got ${JSON.stringify(got)}`,
  );
}
