import { contains } from './json-pointer.ts';
import type {
  Clause,
  ClauseId,
  Contract,
  Coverage,
  JsonPointer,
  Operation,
  Refusal,
  Region,
  Silence,
  WebhookEvent,
} from './types.ts';

/**
 * Questions to a contract that is already read. Pure, so that k6 can ask them too; what is asked of every
 * exchange (the documented codes) is worked out once per contract.
 */

/** The operation of that name. Throws a `RangeError` that names the known ones. */
export function operationOf(contract: Contract, operation: string): Operation {
  const found = own(contract.operations, operation);
  if (found !== undefined) return found;
  throw unknown('operation', operation, Object.keys(contract.operations));
}

/** The silence of that id. Throws a `RangeError`. */
export function silenceOf(contract: Contract, id: string): Silence {
  const found = own(contract.silences, id);
  if (found !== undefined) return found;
  throw unknown('silence', id, Object.keys(contract.silences));
}

/**
 * Every clause: those of the service first, then operation by operation, those of all callbacks, then event by event, in
 * the order of the files.
 */
export function allClauses(contract: Contract): readonly Clause[] {
  const { service, operations, webhooks } = contract;
  const holders = [service, ...Object.values(operations), webhooks, ...Object.values(webhooks.events)];
  return holders.flatMap((holder) => Object.values(holder.clauses));
}

/** The clause of that full id, e.g. `add_subscriber.request.list-max-100`. Throws a `RangeError`. */
export function clauseById(contract: Contract, id: ClauseId): Clause {
  const name = id.slice(0, id.indexOf('.'));
  const holder =
    name === 'service' || name === 'webhooks'
      ? contract[name]
      : (own(contract.operations, name) ?? own(contract.webhooks.events, name));
  const found = holder && own(holder.clauses, id);
  if (found !== undefined) return found;
  throw new RangeError(`clause must be one of contracts/, got ${JSON.stringify(id)}`);
}

/**
 * The clause behind a keyword of a schema: of those whose place contains `pointer`, the one with the longest place.
 *
 * @param pointer - into the schema of the operation, e.g. the `schemaPointer` of a SchemaError
 * @returns undefined where no clause covers the place
 */
export function clauseAt(
  contract: Contract,
  operation: string,
  schema: 'request' | 'response' | 'query',
  pointer: JsonPointer,
): Clause | undefined {
  const covers =
    schema === 'query' ? contract.service.queryCovers : operationOf(contract, operation).covers[schema];
  const place = placeOf(covers, pointer);
  return place === undefined ? undefined : clauseById(contract, covers[place] as ClauseId);
}

/**
 * The clause behind a keyword of a schema of callbacks, as {@link clauseAt} finds it for operations.
 *
 * @param event name of the event; of the query every event has the same
 */
export function callbackClauseAt(
  contract: Contract,
  event: string,
  schema: 'request' | 'query',
  pointer: JsonPointer,
): Clause | undefined {
  const { webhooks } = contract;
  const covers = schema === 'query' ? webhooks.queryCovers : webhooks.events[event]?.covers[schema];
  const place = covers && placeOf(covers, pointer);
  return place === undefined ? undefined : clauseById(contract, covers?.[place] as ClauseId);
}

/** The event of that CallbackCommand; undefined where none has it. */
export function eventOf(contract: Contract, command: unknown): WebhookEvent | undefined {
  return Object.values(contract.webhooks.events).find((event) => event.command === command);
}

/** The open question about an ID that is an empty text, by the role of its field: it may as well count as missing. */
const emptyIds: Readonly<Record<string, string>> = {
  account: 'empty-account-id',
  'new-account': 'empty-own-account-id',
};

/** Which open question an empty text in that field of a request is; undefined where it is none. */
export function silenceOfEmpty({ service }: Contract, field: string): string | undefined {
  return emptyIds[service.roles[field] ?? ''];
}

/** The longest place of `covers` that contains `pointer`. */
export function placeOf(covers: Coverage, pointer: JsonPointer): JsonPointer | undefined {
  return Object.keys(covers)
    .filter((place) => contains(place, pointer))
    .sort((a, b) => b.length - a.length)[0];
}

/** The six regions, in the order of `service.json`. */
export function regionsOf(contract: Contract): readonly Region[] {
  return Object.keys(contract.service.regions);
}

/**
 * Every code that an operation may answer without leaving the documentation: those of its page, the common table, and
 * those that a silence about this operation, or about all of them, names. 0 is not among them: it is no refusal.
 */
export const documentedCodes: (contract: Contract, operation: string) => ReadonlySet<number> = remembered(
  (contract, operation) =>
    new Set([...listedCodes(contract, operation), ...silencesAbout(contract, operation).flatMap(namedCodes)]),
);

/**
 * The codes with which a request that breaks a clause may be refused.
 * Of a silence without a refusing answer the set is empty: then the request may not be refused at all.
 */
export function admissibleCodes(
  contract: Contract,
  operation: string,
  refusal: Refusal,
): ReadonlySet<number> {
  if (refusal === 'documented') return deservedCodes(contract, operation);
  if (typeof refusal !== 'string') return new Set(refusal);
  const { answers } = silenceOf(contract, refusal.slice('silence:'.length));
  const codes = Object.values(answers).flatMap(({ refused = [] }) =>
    refused === 'documented' ? [...deservedCodes(contract, operation)] : refused,
  );
  return new Set(codes);
}

/** Codes that say that calls came too fast. */
export const rateLimitCodes: (contract: Contract) => ReadonlySet<number> = rememberedOnce((contract) => {
  const limiting = Object.values(contract.errors).filter(({ when }) => when.some((cause) => 'rate' in cause));
  return new Set(limiting.map(({ code }) => code));
});

/** Codes of the operation's page and of the common table. */
const listedCodes: (contract: Contract, operation: string) => ReadonlySet<number> = remembered(
  (contract, operation) => {
    const common = Object.values(contract.errors).filter(({ scope }) => scope === 'common');
    return new Set([...operationOf(contract, operation).codes, ...common.map(({ code }) => code)]);
  },
);

/** The same without those that say that the service failed inside. */
const deservedCodes: (contract: Contract, operation: string) => ReadonlySet<number> = remembered(
  (contract, operation) =>
    new Set([...listedCodes(contract, operation)].filter((code) => !contract.errors[String(code)]?.inside)),
);

function silencesAbout(contract: Contract, operation: string): readonly Silence[] {
  return Object.values(contract.silences).filter(
    (silence) => silence.operation === undefined || silence.operation === operation,
  );
}

function namedCodes({ answers }: Silence): readonly number[] {
  return Object.values(answers).flatMap(({ refused = [] }) => (refused === 'documented' ? [] : refused));
}

/** Works out an answer once per contract, which never changes once it is read. */
export function rememberedOnce<T>(answer: (contract: Contract) => T): (contract: Contract) => T {
  const known = new WeakMap<Contract, { readonly answer: T }>();
  return (contract) => {
    const found = known.get(contract) ?? { answer: answer(contract) };
    known.set(contract, found);
    return found.answer;
  };
}

/** The same per contract and operation. */
function remembered<T>(answer: (contract: Contract, operation: string) => T) {
  const known = rememberedOnce(() => new Map<string, T>());
  return (contract: Contract, operation: string): T => {
    const byOperation = known(contract);
    const found = byOperation.get(operation) ?? answer(contract, operation);
    byOperation.set(operation, found);
    return found;
  };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function unknown(what: string, got: string, known: readonly string[]): RangeError {
  return new RangeError(`${what} must be one of ${known.join(', ')}; got ${JSON.stringify(got)}`);
}
