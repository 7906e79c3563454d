import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContract } from './read-contract.ts';
import { copyContract } from './testing/contract-copy.ts';
import { UserError } from './user-error.ts';

const operation = 'operations/add_subscriber/operation.json';
const request = 'operations/add_subscriber/request.schema.json';
const response = 'operations/add_subscriber/response.schema.json';
const event = 'webhooks/after_delete_subscriber/webhook.json';
const maximum = '/clauses/request.list-max-100';
const list = '/properties/SubscriberList';

/** A clause that nothing is wrong with, to put in a place where something is. */
const clause = { says: 'Something holds.', source: 'add_subscriber#request-fields' };

describe('the contract of the package', () => {
  test('is read from wherever the process runs', () => {
    const contract = readContract();
    expect(Object.keys(contract.operations).sort()).toEqual([
      'add_subscriber',
      'create_official_account',
      'delete_subscriber',
      'destroy_official_account',
      'get_official_account_info',
      'get_subscribed_official_account_list',
      'get_subscriber_info',
      'modify_official_account_base_info',
      'modify_subscriber_info',
      'official_account_msg_get_simple',
      'official_account_msg_recall',
      'send_official_account_msg',
    ]);
    expect(contract.service.regions['silicon-valley']?.domain).toBe('adminapiusa.im.qcloud.com');
  });

  test('is plain JSON data', () => {
    const contract = readContract();
    expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
  });

  test('has its shared schemas written out where they are used', () => {
    const { request: schema } = readContract().operations.add_subscriber?.schemas ?? {};
    expect(JSON.stringify(schema)).not.toContain('$ref');
    expect(schema).toHaveProperty(
      'properties.SubscriberList.items.properties.Subscriber_Account.maxLength',
      32,
    );
  });

  test('has full ids on its clauses', () => {
    const { clauses } = readContract().operations.add_subscriber ?? {};
    expect(clauses?.['add_subscriber.request.list-max-100']).toEqual({
      id: 'add_subscriber.request.list-max-100',
      operation: 'add_subscriber',
      says: 'One call names at most 100 users.',
      source: 'add_subscriber#sample-request',
      schema: 'request',
      at: '/properties/SubscriberList/maxItems',
      refusal: 'silence:too-many-subscribers',
    });
  });
});

describe('the events of the package', () => {
  test('have full ids on their clauses, and the shared parts of their schemas written out', () => {
    const { after_add_subscriber: event } = readContract().webhooks.events;
    expect(event?.clauses['after_add_subscriber.event.sent']?.operation).toBe('after_add_subscriber');
    expect(event?.schemas.request).toHaveProperty('allOf.0.allOf.1.properties.EventTime.type', 'integer');
    expect(event?.covers.request['/allOf/0/allOf/1']).toBe('webhooks.body.event-time');
  });

  test('may not be called like an operation', () => {
    using copy = copyContract();
    for (const name of ['webhook.json', 'request.schema.json', 'response.schema.json'])
      copy.write(`webhooks/add_subscriber/${name}`, '{}');
    for (const name of ['request', 'response'])
      copy.write(`webhooks/add_subscriber/examples/${name}.json`, '{}');
    copy.write(
      'webhooks/add_subscriber/webhook.json',
      JSON.stringify({
        ...{ command: 'OfficialAccount.CallbackAfterNothing', title: 'x', kind: 'after', source: 'x' },
        trigger: { operation: 'add_subscriber', when: 'accepted' },
        repeats: [{ at: '/a', of: 'request', from: '/a', clause: 'a.b.c' }],
        clauses: { 'event.sent': clause },
      }),
    );
    expect(() => readContract(copy.folder)).toThrow(/must have a folder name that no operation has/);
  });
});

describe('the version of a contract', () => {
  test('is the same for the same content in another layout', () => {
    using copy = copyContract();
    copy.change('errors.json', '/6017/family', 'request');
    expect(readContract(copy.folder).hash).toBe(readContract().hash);
    expect(readContract().hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('changes with every file', () => {
    using copy = copyContract();
    copy.change('operations/add_subscriber/examples/request.json', '/Official_Account', '@TOA#_other');
    expect(readContract(copy.folder).hash).not.toBe(readContract().hash);
  });
});

describe('a file is refused that', () => {
  /** What is wrong, in which file and where, what is put there (nothing: it is taken away), and what is then said. */
  const broken: readonly (readonly [string, string, string, unknown, string])[] = [
    // Shapes.
    [
      'lacks something',
      operation,
      `${maximum}/says`,
      undefined,
      `${maximum}: must have the member "says", got {`,
    ],
    ['has something unknown', operation, '/surprise', 1, 'must not have the member "surprise", got {'],
    [
      'has another type',
      operation,
      '/limits/callsPerSecond',
      '200',
      '/limits/callsPerSecond: must be number, got "200" (string)',
    ],
    [
      'has a word that is none of the known ones',
      operation,
      '/kind',
      'delete',
      '/kind: must be one of "read", "write", got "delete" (string)',
    ],
    ['says no sentence', operation, `${maximum}/says`, 'At most 100', `${maximum}/says: must match pattern`],
    [
      'cites no part of a page',
      operation,
      `${maximum}/source`,
      'add_subscriber',
      `${maximum}/source: must match pattern`,
    ],
    [
      'has a pointer into no schema',
      operation,
      `${maximum}/schema`,
      undefined,
      `${maximum}: must have property schema when property at is present`,
    ],
    [
      'does not say how breaking it is refused',
      operation,
      `${maximum}/refusal`,
      undefined,
      `${maximum}: must have the member "refusal"`,
    ],
    ['names a clause oddly', operation, '/clauses/ListMax', clause, 'must match pattern'],
    [
      'provokes a code by two things at once',
      'errors.json',
      '/130006/when/0/body',
      'invalid',
      '/130006/when/0: must NOT have more than 1 properties',
    ],
    [
      'provokes a code by something unknown',
      'errors.json',
      '/130006/when/0/account',
      'blue',
      '/130006/when/0/account: must be one of "missing"',
    ],
    [
      'gives a code no reason',
      'errors.json',
      '/10004/notProvoked',
      undefined,
      '/10004: must have the member "notProvoked"',
    ],
    [
      'gives a provoked code a reason not to be',
      'errors.json',
      '/6017/notProvoked',
      'No.',
      '/6017/notProvoked: must not be there, got "No." (string)',
    ],
    [
      'names a retry class that does not exist',
      'errors.json',
      '/6017/retry',
      'soon',
      '/6017/retry: must be one of "never", "immediately"',
    ],
    [
      'lets an answer be two things',
      'silences.json',
      '/empty-list/answers/accepted/refused',
      'documented',
      '/empty-list/answers/accepted/refused: must not be there',
    ],
    [
      'has no day of reading',
      'sources.json',
      '/rest-overview/read',
      '2026',
      '/rest-overview/read: must match pattern',
    ],
    [
      'has a domain that is none',
      'service.json',
      '/regions/seoul/domain',
      'https://x',
      '/regions/seoul/domain: must match pattern',
    ],
    [
      'uses a keyword that contracts do not have',
      request,
      `${list}/uniqueItems`,
      true,
      `${list}: must not have the member "uniqueItems"`,
    ],
    // Names.
    [
      'cites an unknown page',
      operation,
      `${maximum}/source`,
      'nowhere#at-all',
      `${maximum}/source: must be a key of sources.json, got "nowhere" (unknown there)`,
    ],
    ['belongs to an unknown page', operation, '/source', 'nowhere', '/source: must be a key of sources.json'],
    [
      'lists an unknown code',
      operation,
      '/codes/0',
      4711,
      '/codes/0: must be a key of errors.json, got "4711" (unknown there)',
    ],
    [
      'refuses with an unknown code',
      operation,
      `${maximum}/refusal`,
      [6017, 4711],
      `${maximum}/refusal/1: must be a key of errors.json`,
    ],
    [
      'refuses by an unknown silence',
      operation,
      `${maximum}/refusal`,
      'silence:nope',
      `${maximum}/refusal: must be a key of silences.json, got "nope"`,
    ],
    [
      'refuses by a silence about another operation',
      operation,
      `${maximum}/refusal`,
      'silence:page-above-200',
      `${maximum}/refusal: must name a silence about add_subscriber or about every operation, got "silence:page-above-200" (about get_subscriber_info)`,
    ],
    [
      'gives a plain request a field that there is not',
      'operations/modify_official_account_base_info/operation.json',
      '/plain/0',
      'Nickname',
      '/plain/0: must name a field of request.schema.json, got "Nickname"',
    ],
    [
      'excludes a field that there is not',
      'operations/send_official_account_msg/operation.json',
      '/excludes/0/1',
      'Nickname',
      '/excludes/0/1: must name a field of request.schema.json',
    ],
    [
      'produces what its answer does not have',
      'operations/send_official_account_msg/operation.json',
      '/produces/message',
      '/Key',
      '/produces/message: must point into examples/response.json',
    ],
    [
      'keeps a field that there is not',
      'operations/modify_subscriber_info/operation.json',
      '/keeps/fields/0',
      '/Nickname',
      '/keeps/fields/0: must name a field of request.schema.json',
    ],
    [
      'keeps what an unknown operation shows',
      'operations/modify_subscriber_info/operation.json',
      '/keeps/by',
      'nope',
      '/keeps/by: must be the name of a folder of operations/, got "nope"',
    ],
    [
      'keeps what the other operation does not show',
      'operations/modify_subscriber_info/operation.json',
      '/keeps/list',
      '/Nobody',
      '/keeps: must point into an entry of examples/response.json of get_subscriber_info',
    ],
    [
      'keeps under a clause that there is not',
      'operations/modify_subscriber_info/operation.json',
      '/keeps/clauses/readBack',
      'modify_subscriber_info.state.nope',
      '/keeps/clauses/readBack: must be the id of a clause of the operation',
    ],
    [
      'is a code with an unknown source',
      'errors.json',
      '/6017/sources/0',
      'nowhere#x',
      '/6017/sources/0: must be a key of sources.json',
    ],
    [
      'is a silence with an unknown source',
      'silences.json',
      '/empty-list/source',
      'nowhere#x',
      '/empty-list/source: must be a key of sources.json',
    ],
    [
      'is a silence about an unknown operation',
      'silences.json',
      '/too-many-subscribers/operation',
      'nope',
      '/too-many-subscribers/operation: must be the name of a folder of operations/',
    ],
    [
      'is a silence with an unknown code',
      'silences.json',
      '/over-the-rate/answers/refused/refused',
      [60007, 4711],
      '/over-the-rate/answers/refused/refused/1: must be a key of errors.json',
    ],
    [
      'has another name than its folder',
      operation,
      '/command',
      'add',
      '/command: must be the name of its folder, got "add"',
    ],
    // Places.
    [
      'points at nothing',
      operation,
      `${maximum}/at`,
      '/properties/Nope',
      `${maximum}/at: must point at a keyword of request.schema.json, got "/properties/Nope" (resolves to nothing)`,
    ],
    [
      'points at nothing of a shared schema',
      'service.json',
      '/clauses/request.user-id-form/at',
      '/format',
      '/clauses/request.user-id-form/at: must point at a keyword of schemas/user-id.schema.json',
    ],
    [
      'points into a shared schema that does not exist',
      'service.json',
      '/clauses/request.user-id-form/shared',
      'nope',
      'must point at a keyword of schemas/nope.schema.json',
    ],
    [
      'points at nothing of the query',
      'service.json',
      '/clauses/query.random/at',
      '/properties/rnd',
      '/clauses/query.random/at: must point at a keyword of the query schema',
    ],
    [
      'points at nothing of some operation',
      'service.json',
      '/clauses/request.json-object/at',
      `${list}/type`,
      'must point at a keyword of operations/create_official_account/request.schema.json',
    ],
    [
      'has two clauses at one place',
      operation,
      '/clauses/request.again',
      { ...clause, schema: 'request', at: '/required/0', refusal: 'documented' },
      '/clauses/request.again/at: must be a place of its own, got "/required/0" (another clause is there)',
    ],
    [
      'has a rule without a clause',
      request,
      `${list}/minItems`,
      1,
      `${list}/minItems: must be covered by a clause, got none`,
    ],
    [
      'requires a field without a clause',
      request,
      '/required/-',
      'Extra',
      '/required/2: must be covered by a clause, got none',
    ],
    [
      'promises a field of answers without a clause',
      response,
      '/properties/Extra',
      { type: 'string' },
      '/properties/Extra/type: must be covered by a clause, got none',
    ],
    [
      'has a rule about the query without a clause',
      'schemas/query.schema.json',
      '/properties/extra',
      { type: 'string' },
      '/properties/extra/type: must be covered by a clause, got none',
    ],
    [
      'has a pattern that k6 misreads',
      'schemas/user-id.schema.json',
      '/pattern',
      '^\\p{L}+$',
      'must do without \\p{..}, which k6 takes for other text, got "^\\\\p{L}+$"',
    ],
    // Silences, situations and shapes.
    [
      'defaults to no answer',
      'silences.json',
      '/empty-list/mockDefault',
      'shrug',
      '/empty-list/mockDefault: must be one of the answers, or a code that a refusing answer admits, got "shrug" (answers: refused, accepted)',
    ],
    [
      'defaults to a code that no answer admits',
      'silences.json',
      '/over-the-rate/mockDefault',
      60003,
      '/over-the-rate/mockDefault: must be one of the answers',
    ],
    [
      'defaults to a code that its page does not list',
      'silences.json',
      '/too-many-subscribers/mockDefault',
      130005,
      '/too-many-subscribers/mockDefault: must be one of the answers',
    ],
    [
      'speaks in a situation that its codes do not know',
      operation,
      '/clauses/state.account-must-exist/situations/0',
      { account: 'full' },
      '/clauses/state.account-must-exist/situations/0: must be in "when" of 130004 in errors.json, got {"account":"full"}',
    ],
    [
      'judges a batch under an unknown clause',
      operation,
      '/batch/clauses/changed',
      'add_subscriber.state.nope',
      '/batch/clauses/changed: must be the id of a clause',
    ],
    [
      'finds the list of a batch nowhere',
      operation,
      '/batch/request/list',
      '/Nope',
      '/batch/request/list: must point into examples/request.json, got "/Nope" (resolves to nothing)',
    ],
    // References, schemas and examples.
    [
      'refers to nothing',
      request,
      '/properties/Official_Account',
      { $ref: '../../schemas/nope.schema.json' },
      '/properties/Official_Account/$ref: must name a file of schemas/, got "schemas/nope.schema.json" (no such shared schema)',
    ],
    [
      'refers and says more',
      request,
      '/properties/Official_Account/type',
      'string',
      '/properties/Official_Account: must NOT have more than 1 properties',
    ],
    [
      'excludes a pattern that k6 misreads',
      'operations/create_official_account/request.schema.json',
      '/properties/OfficialAccountUserID/not/pattern',
      '\\P{L}',
      '/properties/OfficialAccountUserID/not: must do without \\p{..}',
    ],
    [
      'refers to what is not shared',
      request,
      '/properties/Official_Account',
      { $ref: 'response.schema.json' },
      '/properties/Official_Account/$ref: must name a file of schemas/',
    ],
    [
      'refers to itself',
      'schemas/user-id.schema.json',
      '',
      { $ref: 'user-id.schema.json' },
      '/$ref: must not lead back to its own file, got "schemas/user-id.schema.json"',
    ],
    [
      'is no schema for ajv',
      'schemas/user-id.schema.json',
      '/pattern',
      '(',
      'must be a schema that ajv compiles, got Invalid regular expression',
    ],
    [
      'is no meta-schema for ajv',
      'meta/errors.schema.json',
      '/type',
      'objekt',
      'must be a schema that ajv compiles',
    ],
    [
      'lacks the time to wait for a reply',
      'webhooks.json',
      '/timeoutMs',
      undefined,
      'webhooks.json: must have the member "timeoutMs"',
    ],
    [
      'is told at a time that nobody knows',
      event,
      '/trigger/when',
      'sometimes',
      `${event} at /trigger/when: must be one of "asked", "accepted", "changed", "full", got "sometimes"`,
    ],
    [
      'never says when it comes',
      event,
      '/clauses/event.sent',
      undefined,
      'must have the member "event.sent"',
    ],
    [
      'is caused by an operation that nobody knows',
      event,
      '/trigger/operation',
      'nothing',
      '/trigger/operation: must be the name of a folder of operations/',
    ],
    ['has a page that nobody read', event, '/source', 'nowhere', '/source: must be a key of sources.json'],
    [
      'repeats something in a place that is not there',
      event,
      '/repeats/0/at',
      '/Nowhere',
      '/repeats/0/at: must point into examples/request.json, got "/Nowhere" (resolves to nothing)',
    ],
    [
      'cites a clause that is not there',
      event,
      '/list/clause',
      'after_add_subscriber.body.nowhere',
      '/list/clause: must be the id of a clause',
    ],
    [
      'has the command of another event',
      event,
      '/command',
      'OfficialAccount.CallbackAfterAddSubscriber',
      '/command: must be its own',
    ],
    [
      'has a field that no clause covers',
      'webhooks.json',
      '/clauses/query.client-ip',
      undefined,
      'schemas/callback-query.schema.json at /properties/ClientIP/type: must be covered by a clause',
    ],
    [
      'is an example of a callback that does not fit',
      'webhooks/after_add_subscriber/examples/request.json',
      '/EventTime',
      1700000000,
      '/EventTime: must be >= 1000000000000, got 1700000000 (number)',
    ],
    [
      'is an example that does not fit',
      'operations/add_subscriber/examples/request.json',
      '/SubscriberList/0/Subscriber_Account',
      7,
      '/SubscriberList/0/Subscriber_Account: must be string, got 7 (number)',
    ],
    [
      'is an example of an answer that does not fit',
      'operations/add_subscriber/examples/response.json',
      '/ErrorCode',
      6017,
      '/ActionStatus: must be "FAIL", got "OK" (string)',
    ],
  ];

  test.each(broken)('%s', (_, file, pointer, value, expected) => {
    using copy = copyContract();
    copy.change(file, pointer, value);
    const message = refusalOf(copy.folder);
    expect(message).toContain(expected);
    expect(message.split('\n')).toHaveLength(1);
  });

  test('is named with its path, so that the message leads to it', () => {
    using copy = copyContract();
    copy.change(operation, `${maximum}/at`, '/properties/Nope');
    const file = path.join(copy.folder, operation);
    expect(refusalOf(copy.folder)).toBe(
      `${file} at ${maximum}/at: must point at a keyword of request.schema.json, got "/properties/Nope" (resolves to nothing)`,
    );
  });

  test.each([
    ['is missing', response, undefined, 'response.schema.json: must exist, got no such file'],
    ['is missing for everyone', 'meta/clause.schema.json', undefined, 'clause.schema.json: must exist'],
    [
      'nothing would read',
      'operations/add_subscriber/requst.schema.json',
      '{}',
      'requst.schema.json: must be one of the files',
    ],
    ['is cut short', 'errors.json', '{ "6017": {\n', 'errors.json: must be JSON, got '],
    [
      'is a shared schema that leads back to itself through another',
      'schemas/loop.schema.json',
      '{ "not": { "$ref": "loop.schema.json" } }',
      'loop.schema.json at /not/$ref: must not lead back',
    ],
  ] as const)('%s', (_, file, text, expected) => {
    using copy = copyContract();
    copy.write(file, text);
    const message = refusalOf(copy.folder);
    expect(message).toContain(expected);
    expect(message.split('\n')).toHaveLength(1);
  });

  test('is in a folder that does not exist', () => {
    expect(refusalOf('/nowhere/contracts')).toMatch(
      /^contract folder must be readable, got .*\/nowhere\/contracts/,
    );
  });
});

/** The message with which a contract is refused; the kind of error is checked, too. */
function refusalOf(folder: string): string {
  try {
    readContract(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(3);
    return (error as Error).message;
  }
  return 'not refused';
}
