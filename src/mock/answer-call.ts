import type { Operation } from '../contract/types.ts';
import type { Answer, Call, Decision, Refusal } from './call.ts';
import type { Check } from './checks/check.ts';
import { checkAdmin, checkAppKnown, checkRegion, checkServiceOn } from './checks/check-app.ts';
import {
  checkBodySize,
  checkContentType,
  checkExtraFields,
  checkForm,
  checkJson,
  checkRepeatedField,
} from './checks/check-body.ts';
import { checkDay } from './checks/check-day.ts';
import { checkEmptyId } from './checks/check-empty-id.ts';
import { checkOddParameters, checkParameterNames, checkQuery } from './checks/check-query.ts';
import { checkRandom } from './checks/check-random.ts';
import { checkRate } from './checks/check-rate.ts';
import { checkMethod, checkPath, checkTransfer, operationAt } from './checks/check-route.ts';
import { checkSignature } from './checks/check-signature.ts';
import { checkDepth, checkNumbers } from './checks/check-spelling.ts';
import { examineCall } from './clients/examine-call.ts';
import { notHttp } from './clients/route-remarks.ts';
import type { Mock } from './mock.ts';
import type { Handler } from './operations/handler.ts';
import { handlers } from './operations/handlers.ts';
import { listOfRefusal } from './operations/subscribers/list-of-refusal.ts';
import type { Received } from './received.ts';
import { type Reply, writeAnswer, writeByHttp } from './server/write-answer.ts';

/**
 * The order in which the mock checks a call. The documentation does not say which of two mistakes is answered;
 * this order asks first who is calling, then how often, then what for.
 */
const checks: readonly Check[] = [
  checkPath,
  checkMethod,
  checkTransfer,
  checkParameterNames,
  checkOddParameters,
  checkQuery,
  checkAppKnown,
  checkRegion,
  checkSignature,
  checkAdmin,
  checkServiceOn,
  checkDay,
  checkRandom,
  checkRate,
  checkContentType,
  checkBodySize,
  checkJson,
  checkRepeatedField,
  checkNumbers,
  checkDepth,
  checkEmptyId,
  checkForm,
  checkExtraFields,
];

/** Answers one request. Never throws: what goes wrong inside is answered as an internal error of the service. */
export function answerCall(mock: Mock, received: Received, nowMs: number): Reply {
  const call = beginCall(mock, received, nowMs);
  return conclude(mock, call, admit(mock, call) ?? carryOut(mock, call));
}

/** A call that came in; what it asks for follows from its path. */
export function beginCall(mock: Mock, received: Received, nowMs: number): Call {
  return { received, nowMs, operation: operationAt(received.path, mock) };
}

/** Checks who calls and what for; what the client did wrong is recorded whatever the answer. @returns the refusal, or nothing where the operation is to be carried out */
export function admit(mock: Mock, call: Call): Answer | undefined {
  return safely(mock, call, () => {
    if (mock.examinesClients) examineCall(mock, call);
    return check(mock, call);
  });
}

/** Carries out the operation of a call that was admitted. */
export function carryOut(mock: Mock, call: Call): Answer {
  return safely(mock, call, () => {
    const decision = mock.hooks.instead?.(call) ?? handle(mock, call);
    const kept = 'refusal' in decision ? reconsider(mock, call, decision.refusal) : decision;
    return toAnswer(mock, call, kept ?? decision);
  });
}

/** Ends a call whose answer stands. */
export function conclude(mock: Mock, call: Call, answer: Answer): Reply {
  mock.hooks.afterwards?.(call, answer);
  return writeReply(mock, call, answer);
}

/** What goes over the wire. */
export function writeReply(mock: Mock, call: Call, answer: Answer): Reply {
  const said = mock.hooks.answer?.(answer, call) ?? answer;
  const reply = call.httpStatus === undefined ? writeAnswer(said) : writeByHttp(call.httpStatus);
  return mock.hooks.reply?.(reply, call, said) ?? reply;
}

/** The answer to a request that could not even be read as HTTP. */
export function answerUnreadable(mock: Mock): Reply {
  mock.clients.add(notHttp, 'a request');
  return writeAnswer(refuseCall(mock, undefined, { code: 60002, info: notHttp.says() }));
}

function safely<T extends Answer | undefined>(mock: Mock, call: Call, decide: () => T): T | Answer {
  try {
    return decide();
  } catch (error) {
    return failInside(mock, call, error);
  }
}

/** The answer where the mock itself has a bug. */
export function failInside(mock: Mock, call: Call, error: unknown): Answer {
  mock.onError(error);
  return refuseCall(mock, call, { code: 20005, info: 'internal error of the mock' });
}

function check(mock: Mock, call: Call): Answer | undefined {
  for (const one of checks) {
    const refusal = one(call, mock);
    const decision = refusal && reconsider(mock, call, refusal);
    if (decision !== undefined) return toAnswer(mock, call, decision);
  }
  return undefined;
}

/** What a fault makes of a refusal; without faults the refusal itself. */
function reconsider(mock: Mock, call: Call, refusal: Refusal): Decision | undefined {
  return mock.hooks.refuse === undefined ? { refusal } : mock.hooks.refuse(refusal, call);
}

function toAnswer(mock: Mock, call: Call, decision: Decision): Answer {
  if ('refusal' in decision) {
    if (decision.refusal.httpStatus !== undefined) call.httpStatus = decision.refusal.httpStatus;
    return refuseCall(mock, call, decision.refusal);
  }
  return { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...decision.fields };
}

function handle(mock: Mock, call: Call): Decision {
  const { command } = call.operation as Operation;
  const handler = (handlers as Readonly<Record<string, Handler | undefined>>)[command];
  if (handler !== undefined) return handler(call, mock);
  return { refusal: { code: 60009, info: `this mock does not implement ${command}` } };
}

/** The answer of a refusal. */
export function refuseCall(mock: Mock, call: Call | undefined, { code, info }: Refusal): Answer {
  const envelope = { ActionStatus: 'FAIL', ErrorInfo: info, ErrorCode: code } as const;
  return { ...envelope, ...(call === undefined ? {} : listOfRefusal(mock, call)) };
}
