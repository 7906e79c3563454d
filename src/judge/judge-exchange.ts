import type { Operation, Validators } from '../contract/types.ts';
import { answeredEntries, distinctValidUsers } from './batch.ts';
import type { Exchange } from './exchange.ts';
import { oneEntryPerAccount, sameAccounts } from './laws/batch-relation.ts';
import { documentedCode } from './laws/documented-code.ts';
import { actionStatus, errorCode, errorInfo, okIffZero } from './laws/envelope.ts';
import type { Answered, ExchangeLaw, JudgeContext, Relation } from './laws/law.ts';
import { responseSchema } from './laws/response-schema.ts';
import {
  contentCoding,
  httpStatus,
  json,
  jsonObject,
  noSecretEchoed,
  uniqueNames,
  utf8,
  whole,
} from './laws/transport.ts';
import { isJsonObject, type JsonObject, parseJson } from './outcome.ts';
import type { Finding } from './verdict.ts';

/**
 * The laws over one exchange, in layers: where a layer with `decides` finds something, later layers would only
 * repeat the same fault in other words, so they are not asked.
 */
const layers: readonly { readonly decides: boolean; readonly laws: readonly ExchangeLaw[] }[] = [
  { decides: false, laws: [httpStatus, noSecretEchoed] },
  { decides: true, laws: [whole] },
  { decides: false, laws: [contentCoding, utf8] },
  { decides: true, laws: [json] },
  { decides: true, laws: [jsonObject] },
  { decides: false, laws: [uniqueNames] },
  { decides: true, laws: [actionStatus, errorCode, errorInfo] },
  { decides: true, laws: [okIffZero, documentedCode] },
  { decides: true, laws: [responseSchema] },
  { decides: false, laws: [sameAccounts, oneEntryPerAccount] },
];

/** Every law over one exchange, for documentation and for the test that proves each by a fault. */
export const exchangeLaws: readonly ExchangeLaw[] = layers.flatMap((layer) => layer.laws);

/** Bodies that the caller has parsed already, so that they are not parsed again under load. */
export interface ParsedBodies {
  readonly request?: unknown;
  readonly answer?: unknown;
}

/**
 * Judges one exchange by every law over single exchanges. Pure; runs in Node and inside k6.
 * A call that was not answered breaks no law: the network is not the API.
 *
 * @returns what was found, most basic first; empty where all laws are kept
 */
export function judgeExchange(
  exchange: Exchange,
  context: JudgeContext,
  parsed: ParsedBodies = {},
): Finding[] {
  const answered = read(exchange, context, parsed);
  if (answered === undefined) return [];
  const findings: Finding[] = [];
  for (const layer of layers) {
    const found = layer.laws.flatMap((law) => apply(law, answered, context));
    findings.push(...found);
    if (layer.decides && found.length > 0) break;
  }
  return findings;
}

function read(
  exchange: Exchange,
  { contract, validators }: JudgeContext,
  parsed: ParsedBodies,
): Answered | undefined {
  const { response } = exchange;
  const operation = contract.operations[exchange.operation];
  if (response === undefined || operation === undefined || isOfTheNetwork(exchange)) return undefined;
  const answer = parsed.answer ?? parseJson(response.body);
  const fields = isJsonObject(answer) ? answer : {};
  let relation: { readonly known: Relation | undefined } | undefined;
  return {
    exchange,
    operation,
    response,
    answer,
    fields,
    relation: () => {
      relation ??= {
        known: relate(operation, parsed.request ?? parseJson(exchange.request.body), fields, validators),
      };
      return relation.known;
    },
  };
}

function relate(
  operation: Operation,
  request: unknown,
  fields: JsonObject,
  validators: Validators,
): Relation | undefined {
  if (operation.batch === undefined || fields.ErrorCode !== 0) return undefined;
  const users = distinctValidUsers(operation, request, validators);
  return users && { shape: operation.batch, users, entries: answeredEntries(operation.batch, fields) };
}

/** A failure before the answer began, or a gateway's word; an answer that began and broke off is the service's own. */
function isOfTheNetwork({ failure, response }: Exchange): boolean {
  return failure !== undefined && (failure.kind === 'gateway' || response?.truncated === undefined);
}

function apply(law: ExchangeLaw, answered: Answered, context: JudgeContext): Finding[] {
  const breach = law.judge(answered, context);
  if (breach === undefined) return [];
  return [{ law: law.id, verdict: 'violates', ...breach, exchangeIds: [answered.exchange.id] }];
}

const decisive = new Set(
  layers.filter((layer) => layer.decides).flatMap((layer) => layer.laws.map((law) => law.id)),
);

/** Whether an answer can still be trusted after what was found: no law broke on which the reading of the rest depends. */
export function answerStands(findings: readonly Finding[]): boolean {
  return !findings.some((finding) => decisive.has(finding.law));
}
