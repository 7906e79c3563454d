import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adding } from '../testing/desk.ts';
import { type Service, serve } from '../testing/serve.ts';
import type { Policy } from '../types.ts';

interface Got {
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

const token = 'token-of-a-test';
const account = '@TOA#_told';
const allow = { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 };

/** What the app replies to commands that end so; a number is a status, `nothing` no reply at all. */
let replies: Readonly<Record<string, object | number | 'nothing'>> = {};
let got: Got[] = [];
let redirectTo = '/elsewhere';
const app = http.createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  got.push({ url: new URL(request.url ?? '', 'http://app'), body });
  const reply = Object.entries(replies).find(([end]) => body.CallbackCommand.endsWith(end))?.[1] ?? allow;
  if (reply === 'nothing') return;
  if (typeof reply === 'number') response.writeHead(reply, { location: redirectTo }).end();
  else response.end(JSON.stringify(reply));
});
beforeAll(() => new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve)));
afterAll(() => app.closeAllConnections());
beforeEach(() => {
  replies = {};
  got = [];
  redirectTo = '/elsewhere';
});

async function withMock(policy: Policy, scene: (service: Service) => Promise<void>): Promise<void> {
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/hook?of=us`;
  const service = await serve({ policy, plainHttp: true, webhooks: { url, token, timeoutMs: 200 } });
  try {
    const body = {
      Owner_Account: 'owner',
      Name: 'told',
      OfficialAccountUserID: account,
      MaxSubscriberNum: 3,
    };
    await service.post('create_official_account', body);
    await told('AfterCreateOfficialAccount');
    await scene(service);
  } finally {
    await service.close();
  }
}

async function add(service: Service, users: readonly string[]): Promise<unknown> {
  const { answer } = await service.post('add_subscriber', adding(account, users));
  const list = answer.SubscriberList as { readonly Result: number }[] | undefined;
  return answer.ErrorCode === 0 ? list?.map(({ Result }) => Result) : answer.ErrorCode;
}

/** The callbacks of an event, once there are so many. */
async function told(end: string, count = 1): Promise<readonly Got[]> {
  const found = () => got.filter(({ body }) => String(body.CallbackCommand).endsWith(end));
  await expect.poll(() => found().length).toBeGreaterThanOrEqual(count);
  return found();
}

function listed(callback: Got | undefined): readonly unknown[] {
  const list = (callback?.body.SubscribeAccountList ?? []) as { readonly Subscriber_Account: string }[];
  return list.map((entry) => entry.Subscriber_Account);
}

describe('a mock with a webhook', () => {
  test('asks before it adds and tells after it did, signed, with the parameters of the overview', () =>
    withMock({}, async (service) => {
      expect(await add(service, ['u1', 'u2'])).toEqual([1, 1]);
      const [before] = await told('BeforeAddSubscriber');
      const [after] = await told('AfterAddSubscriber');
      expect(listed(before)).toEqual(['u1', 'u2']);
      expect(listed(after)).toEqual(['u1', 'u2']);
      expect(after?.body).toMatchObject({ Official_Account: account, Operator_Account: 'administrator' });
      const query = Object.fromEntries(after?.url.searchParams ?? []);
      expect(query).toMatchObject({ of: 'us', SdkAppid: '1400000001', contenttype: 'json' });
      expect(query).toMatchObject({ OptPlatform: 'RESTAPI', ClientIP: '127.0.0.1' });
      expect(query.Sign).toMatch(/^[0-9a-f]{64}$/);
      expect(query.RequestTime).toMatch(/^[0-9]{10}$/);
    }));

  test('does not do what the app refuses, and does not tell of it', () =>
    withMock({}, async (service) => {
      replies = { BeforeAddSubscriber: { ActionStatus: 'FAIL', ErrorInfo: 'no', ErrorCode: 1 } };
      expect(await add(service, ['u1'])).toBe(20006);
      replies = {};
      expect(await add(service, ['u1'])).toEqual([1]);
      expect(await told('AfterAddSubscriber')).toHaveLength(1);
    }));

  test.each([500, 302, 'nothing'] as const)('goes on where the reply is %s', (reply) =>
    withMock({}, async (service) => {
      replies = { BeforeAddSubscriber: reply };
      expect(await add(service, ['u1'])).toEqual([1]);
      expect(got.filter(({ url }) => url.pathname !== '/hook')).toEqual([]);
    }),
  );

  const refusal = (ErrorCode: number) => ({ ActionStatus: 'FAIL', ErrorInfo: 'by the app', ErrorCode });
  const message = {
    Official_Account: account,
    Random: 7,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'words' } }],
  };

  test('answers a message that the app drops as if it was sent', () =>
    withMock({}, async (service) => {
      await add(service, ['u1']);
      replies = { BeforeSendMsg: refusal(2) };
      const { answer } = await service.post('send_official_account_msg', message);
      expect(answer).toMatchObject({ ErrorCode: 0, MsgKey: expect.any(String) });
      const pulled = await service.post('official_account_msg_get_simple', {
        Official_Account: account,
        ReqMsgNumber: 20,
      });
      expect(pulled.answer.RspMsgList).toEqual([]);
      expect(got.filter(({ body }) => String(body.CallbackCommand).endsWith('AfterSendMsg'))).toEqual([]);
    }));

  test.each([
    [1, 10016],
    [120_000, 10016],
    [120_001, 120_001],
    [130_000, 130_000],
    [130_001, 10016],
  ])('refuses a message to which the app replies %i with %i', (code, expected) =>
    withMock({}, async (service) => {
      await add(service, ['u1']);
      replies = { BeforeSendMsg: refusal(code) };
      const { answer } = await service.post('send_official_account_msg', message);
      expect(answer.ErrorCode).toBe(expected);
    }),
  );

  test('does not pass codes of the app on where no page says so', () =>
    withMock({}, async (service) => {
      replies = { BeforeAddSubscriber: refusal(120_001) };
      expect(await add(service, ['u1'])).toBe(20006);
    }));

  test('tells nothing that the caller forbids', () =>
    withMock({}, async (service) => {
      await add(service, ['u1']);
      const ForbidCallbackControl = ['ForbidBeforeSendMsgCallback', 'ForbidAfterSendMsgCallback'];
      await service.post('send_official_account_msg', { ...message, ForbidCallbackControl });
      await service.post('add_subscriber', adding(account, ['u2']));
      await told('AfterAddSubscriber', 2);
      expect(got.filter(({ body }) => String(body.CallbackCommand).endsWith('SendMsg'))).toEqual([]);
    }));

  test.each([301, 302, 303, 307, 308])(
    'sends to the configured address alone, whatever a redirect of status %i names',
    async (status) => {
      let visits = 0;
      const elsewhere = http.createServer((_request, response) => {
        visits += 1;
        response.end(JSON.stringify(refusal(1)));
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
      const { port } = elsewhere.address() as AddressInfo;
      try {
        await withMock({}, async (service) => {
          redirectTo = `http://127.0.0.1:${port}/`;
          replies = { BeforeAddSubscriber: status, AfterAddSubscriber: status };
          expect(await add(service, ['u1'])).toEqual([1]);
          await told('AfterAddSubscriber');
          // The line is idle when another call was told of.
          replies = {};
          await add(service, ['u2']);
          await told('AfterAddSubscriber', 2);
        });
        expect(visits).toBe(0);
      } finally {
        elsewhere.closeAllConnections();
        elsewhere.close();
      }
    },
  );

  test('sends to the configured address whatever address a call names', () =>
    withMock({}, async (service) => {
      const FaceUrl = 'http://127.0.0.1:1/hook';
      await service.post('modify_official_account_base_info', { Official_Account: account, FaceUrl });
      const [callback] = await told('AfterOfficialAccountInfoChanged');
      expect(callback?.body).toMatchObject({ FaceUrl });
      expect(new Set(got.map(({ url }) => url.pathname))).toEqual(new Set(['/hook']));
    }));

  const some = (field: string) => ({ BeforeAddSubscriber: { ...allow, [field]: ['u2'] } });
  const all = { BeforeAddSubscriber: { ActionStatus: 'FAIL', ErrorInfo: 'no', ErrorCode: 1 } };
  const [subscribers, members] = ['RefusedSubscribers_Account', 'RefusedMembers_Account'];
  test.each([
    ['webhook-refuses-all', 'code-of-create', all, 20006],
    ['webhook-refuses-all', 'code-of-message', all, 10016],
    ['webhook-refuses-all', 'entries-fail', all, [0, 0]],
    ['webhook-refuses-some', 'refused-subscribers', some(subscribers as string), [1, 0]],
    ['webhook-refuses-some', 'refused-subscribers', some(members as string), [1, 1]],
    ['webhook-refuses-some', 'refused-members', some(members as string), [1, 0]],
    ['webhook-refuses-some', 'either', some(subscribers as string), [1, 0]],
    ['webhook-refused-user', 'left-out', some(subscribers as string), [1]],
    ['webhook-not-answered', 'refused', { BeforeAddSubscriber: 503 }, 6017],
  ])('settles %s as %s', (silence, answer, script, expected) =>
    withMock({ [silence]: answer }, async (service) => {
      replies = script;
      expect(await add(service, ['u1', 'u2'])).toEqual(expected);
    }),
  );

  test.each([
    ['last-place', 1],
    ['first-refusal', 1],
    ['both', 2],
    ['every-addition', 2],
  ])('tells of a full account at the moment %s', (answer, count) =>
    withMock({ 'webhook-full-moment': answer }, async (service) => {
      for (const users of [['u1', 'u2'], ['u3'], ['u4']]) await add(service, users);
      expect(await told('AfterOfficialAccountFull', count)).toHaveLength(count);
    }),
  );

  test.each([
    ['added-only', ['u2']],
    ['everyone', ['u2', 'u1']],
  ])('lists %s after a mixed call', (answer, expected) =>
    withMock({ 'after-webhook-list': answer }, async (service) => {
      await add(service, ['u1']);
      await told('AfterAddSubscriber');
      await add(service, ['u1', 'u2']);
      expect(listed((await told('AfterAddSubscriber', 2))[1])).toEqual(expected);
    }),
  );

  test('writes operator and contenttype as the policies say', () =>
    withMock({ 'webhook-operator': 'other', 'webhook-contenttype': 'capitals' }, async (service) => {
      await add(service, ['u1']);
      const [after] = await told('AfterAddSubscriber');
      expect(after?.body.Operator_Account).not.toBe('administrator');
      expect(after?.url.searchParams.get('contenttype')).toBe('JSON');
    }));

  test('refuses an address that is none', async () => {
    await expect(serve({ webhooks: { url: 'file:///etc' } })).rejects.toThrow(/must be an http or https URL/);
  });
});
