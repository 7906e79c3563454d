import { get } from '../../contract/json-pointer.ts';
import { withOtherRequest } from '../../contract/other-request.ts';
import type { Contract, OtherRequest } from '../../contract/types.ts';
import { answeredEntries, requestedUsers } from '../../judge/batch.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { parseJson, readOutcome } from '../../judge/outcome.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { AskedCase } from '../ask/ask-case.ts';

/** Which of two documented requests an operation serves. */
export type Served = 'both' | 'usual' | 'other' | 'neither';

/** What the calls of a case that `finds` the served request show; a call serves a request where it changed its user. */
export function servedBy(contract: Contract, command: string, exchanges: readonly Exchange[]): Served {
  const calls = exchanges.filter(({ operation }) => operation === command);
  const usual = calls.some((call) => changes(contract, command, call));
  const other = calls.some((call) => changes(withOtherRequest(contract, command), command, call));
  if (usual && other) return 'both';
  if (usual) return 'usual';
  return other ? 'other' : 'neither';
}

/** Whether a call in the usual request of this contract was accepted with Result 1 for its user. */
function changes(contract: Contract, command: string, exchange: Exchange): boolean {
  const batch = contract.operations[command]?.batch;
  const outcome = readOutcome(exchange);
  if (batch === undefined || outcome.kind !== 'accepted') return false;
  const request = parseJson(exchange.request.body);
  if (get(request, batch.request.list) === undefined) return false;
  const [user] = requestedUsers(batch, request) ?? [];
  return answeredEntries(batch, outcome.body).some(({ account, result }) => account === user && result === 1);
}

/** The contract that a target keeps: it changes only where nothing but the other request is served. */
export function servedContract(contract: Contract, command: string, served: Served): Contract {
  return served === 'other' ? withOtherRequest(contract, command) : contract;
}

/**
 * The verdict of a case that `finds` the served request, under the name that the silence gives to the answer. Where
 * neither request was served there is nothing to observe: the plain cases of the operation say what is wrong.
 */
export function namedVerdict({ verdict }: AskedCase, other: OtherRequest, served: Served): Verdict {
  if (verdict.verdict !== 'observed') return verdict;
  if (served === 'neither') {
    const message =
      'neither of the documented requests changed its user; the plain cases show what was answered';
    return { ...verdict, verdict: 'unjudged', why: 'not provoked', actual: '', message };
  }
  const actual = other.answers[served];
  return { ...verdict, actual, message: `the documentation leaves this open; the answer was: ${actual}` };
}
