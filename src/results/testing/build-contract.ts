import type { Clause, Contract, Operation } from '../../contract/types.ts';

/** A small contract for tests: two operations, ten clauses, three codes, two silences. */
export function buildContract(overrides: Partial<Contract> = {}): Contract {
  return {
    service: {
      name: 'official_account_open_http_svc',
      path: '/v4/official_account_open_http_svc/{command}',
      regions: {
        china: { domain: 'console.tim.qq.com', title: 'China' },
        singapore: { domain: 'adminapisgp.im.qcloud.com', title: 'Singapore' },
        seoul: { domain: 'adminapikr.im.qcloud.com', title: 'Seoul' },
        frankfurt: { domain: 'adminapiger.im.qcloud.com', title: 'Frankfurt' },
        'silicon-valley': { domain: 'adminapiusa.im.qcloud.com', title: 'Silicon Valley' },
        jakarta: { domain: 'adminapiidn.im.qcloud.com', title: 'Jakarta' },
      },
      querySchema: true,
      queryCovers: {},
      roles: { Official_Account: 'account', Subscriber_Account: 'user' },
      serverTimeoutMs: 3000,
      clauses: clausesOf('service', SERVICE_CLAUSES),
    },
    operations: {
      add_subscriber: buildOperation('add_subscriber', 'Add subscribers', ADD_CLAUSES),
      get_subscriber_info: buildOperation('get_subscriber_info', 'List subscribers', READ_CLAUSES),
    },
    errors: {
      60007: errorCode(60007, 'calls come faster than the limit', 'common'),
      130004: errorCode(130004, 'the official account does not exist', 'operation'),
      130006: errorCode(130006, 'the official account is full', 'operation'),
    },
    webhooks: {
      timeoutMs: 2000,
      ownCodes: { from: 120001, to: 130000 },
      querySchema: true,
      queryCovers: {},
      clauses: {},
      events: {},
    },
    silences: {
      'too-many-subscribers': {
        id: 'too-many-subscribers',
        question: 'With which code is a list of more than 100 subscribers refused?',
        source: 'add-subscriber#request',
        operation: 'add_subscriber',
        answers: { 6017: { says: 'invalid parameter', refused: [6017] } },
        mockDefault: 6017,
      },
      'duplicate-subscriber': {
        id: 'duplicate-subscriber',
        question: 'What does an account get that stands twice in one list?',
        source: 'add-subscriber#response',
        operation: 'add_subscriber',
        answers: { 'second-already': { says: 'first 1, then 2', results: [1, 2] } },
        mockDefault: 'second-already',
      },
    },
    sources: {
      'add-subscriber': {
        title: 'Adding Subscribers',
        url: 'https://www.tencentcloud.com/document/product/1047/60760',
        read: '2026-11-20',
      },
    },
    hash: 'c0ffee'.padEnd(64, '0'),
    ...overrides,
  };
}

const SERVICE_CLAUSES = {
  'transport.http-status-200': 'Every answer has HTTP status 200, whatever its ErrorCode.',
  'envelope.ok-iff-zero': 'ActionStatus is OK exactly when ErrorCode is 0.',
  'limits.calls-per-second': 'Each operation takes up to 200 calls per second.',
};

const ADD_CLAUSES = {
  'request.list-max-100': 'One call adds at most 100 subscribers.',
  'request.list-required': 'SubscriberList must be given.',
  'response.result-values': 'Each Result is 0 (failed), 1 (added) or 2 (subscribed before).',
  'state.read-back': 'A subscriber that was added is listed afterwards.',
  'state.account-must-exist': 'An account that does not exist is refused with 130004.',
};

const READ_CLAUSES = {
  'response.subscriber-num': 'SubscriberNum counts all subscribers of the account.',
  'request.next-required': 'Next must be given, empty for the first page.',
};

function clausesOf(operation: string, says: Readonly<Record<string, string>>): Record<string, Clause> {
  const clauses = Object.entries(says).map(([name, sentence]) => ({
    id: `${operation}.${name}`,
    operation,
    says: sentence,
    source: 'add-subscriber#request',
  }));
  return Object.fromEntries(clauses.map((clause) => [clause.id, clause]));
}

function buildOperation(command: string, title: string, says: Readonly<Record<string, string>>): Operation {
  return {
    command,
    title,
    kind: command.startsWith('get') ? 'read' : 'write',
    source: 'add-subscriber',
    limits: { callsPerSecond: 200 },
    codes: [130004, 130006],
    clauses: clausesOf(command, says),
    schemas: { request: true, response: true },
    covers: { request: {}, response: {} },
    examples: {},
  };
}

function errorCode(code: number, meaning: string, scope: 'common' | 'operation') {
  return { code, meaning, family: 'official-account', scope, retry: 'never', when: [], sources: [] } as const;
}
