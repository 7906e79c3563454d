import { isJsonObject } from '../../judge/outcome.ts';
import type { Answer, AppRuntime, Call } from '../call.ts';
import { signatureState } from '../checks/check-signature.ts';
import type { Mock } from '../mock.ts';
import { isUserId } from '../operations/user-id.ts';
import { queryOf } from '../reading/query-of.ts';
import { readBody } from '../reading/read-body.ts';
import type { Received } from '../received.ts';
import { type Reply, writeAnswer } from '../server/write-answer.ts';

/** Where users are imported and deleted: another service of the same API, of which the mock has these two calls. */
const path = '/v4/im_open_login_svc/';

/** Whether a call is for the service of user accounts. */
export function isUserCall({ path: asked }: Received): boolean {
  return asked.startsWith(path);
}

/**
 * Answers `account_import` and `account_delete`, in a mock in which users exist once they were imported.
 *
 * @source account-import, account-delete: their codes are 60003 (no JSON), 70402 (invalid parameter), 70107 (no such user) and 70399
 *   (deleted, so not to be imported again)
 */
export function answerUserCall(mock: Mock, received: Received, nowMs: number): Reply {
  const call: Call = { received, nowMs };
  return writeAnswer(decide(mock, call));
}

function decide(mock: Mock, call: Call): Answer {
  const runtime = mock.runtimes.get(queryOf(call).sdkappid ?? '');
  if (runtime === undefined) return refused(60006, 'unknown sdkappid');
  if (signatureState(call, mock, runtime) !== undefined) return refused(70003, 'the usersig is not valid');
  const body = readBody(call);
  if (body.kind !== 'json' || !isJsonObject(body.value)) return refused(60003, 'the body must be JSON');
  const users = runtime.importedUsers;
  if (users === undefined) return accepted();
  if (call.received.path === `${path}account_import`) return importUser(users, body.value.UserID);
  if (call.received.path === `${path}account_delete`) return deleteUsers(users, body.value.DeleteItem);
  return refused(60009, 'the path names no operation of this service');
}

function importUser(users: ImportedUsers, user: unknown): Answer {
  if (typeof user !== 'string' || !isUserId(user)) return refused(70402, 'UserID must be a UserID');
  if (users.get(user) === 'deleted') return refused(70399, 'a deleted user cannot be imported again');
  users.set(user, 'there');
  return accepted();
}

function deleteUsers(users: ImportedUsers, items: unknown): Answer {
  if (!Array.isArray(items)) return refused(70402, 'DeleteItem must be a list');
  const results = items.map((item: unknown) => {
    const user = isJsonObject(item) ? String(item.UserID) : '';
    const code = users.get(user) === 'there' ? 0 : 70107;
    if (code === 0) users.set(user, 'deleted');
    return { UserID: user, ResultCode: code, ResultInfo: '' };
  });
  return { ...accepted(), ResultItem: results };
}

type ImportedUsers = NonNullable<AppRuntime['importedUsers']>;

function accepted(): Answer {
  return { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 };
}

function refused(code: number, info: string): Answer {
  return { ActionStatus: 'FAIL', ErrorInfo: info, ErrorCode: code };
}
