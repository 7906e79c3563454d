import {
  type BatchOperation,
  baseRequest,
  type CaseRequest,
  type Question,
  requestAbout,
  type World,
} from '../../src/check/declare.ts';

const list = 'get_subscriber_info';

/** What stands in a request besides its body. */
type Way = Omit<CaseRequest, 'body'>;

/** A question about the way of a call that reads, of an account that is there and empty. */
function ofReading(
  question: Pick<Question, 'silence' | 'variant' | 'title' | 'clause' | 'senseless'>,
  way: Way,
) {
  return {
    ...question,
    operation: list,
    arrangement: { account: 'empty' },
    users: 0,
    request: (world) => ({ ...way, body: { json: pageOf(world) } }),
  } satisfies Question;
}

function pageOf(world: World): unknown {
  const operation = world.contract.operations[list];
  return operation && baseRequest(operation, world);
}

const path = `/v4/official_account_open_http_svc/${list}`;

/** Paths that are nearly that of a call. */
const paths: Readonly<Record<string, readonly [path: string, title: string]>> = {
  capitals: [path.replace(list, list.toUpperCase()), 'the operation in capitals'],
  'slash-at-end': [`${path}/`, 'a slash at the end of the path'],
  'slash-twice': [path.replace('/v4/', '/v4//'), 'two slashes within the path'],
  'without-version': [path.replace('/v4', ''), 'a path without its version'],
  'other-version': [path.replace('v4', 'v3'), 'a path with another version'],
  'percent-encoded': [path.replace('get', '%67et'), 'a letter of the path percent-encoded'],
};

/** What is asked about paths, methods and headers of which no page speaks; of one operation, because all share the way. */
export function wayQuestions(add: BatchOperation): readonly Question[] {
  return [...ofPaths, ...ofTransfers, ...ofCapitals, ...methods(add)];
}

const ofPaths: readonly Question[] = [
  ...Object.entries(paths).map(([variant, [unusual, title]]) =>
    ofReading(
      { silence: 'unusual-path', variant, title, clause: 'service.request.path' },
      { path: unusual, beyondPages: true },
    ),
  ),
  ofReading(
    {
      silence: 'unusual-path',
      variant: 'unknown-operation',
      title: 'an operation that does not exist',
      clause: 'service.request.path',
      senseless: true,
    },
    { path: `${path}_of_nobody` },
  ),
];

const ofTransfers: readonly Question[] = [
  ofReading(
    {
      silence: 'unusual-transfer',
      variant: 'chunked',
      title: 'a body in chunks, without its length',
      clause: 'service.envelope.ok-iff-zero',
    },
    { chunked: true, beyondPages: true },
  ),
  ofReading(
    {
      silence: 'unusual-transfer',
      variant: 'accepts-html',
      title: 'an Accept header that names HTML alone',
      clause: 'service.envelope.ok-iff-zero',
    },
    { headers: { accept: 'text/html' }, beyondPages: true },
  ),
];

const capitals: Readonly<Record<string, NonNullable<Way['query']>>> = {
  'contenttype-name': { contenttype: undefined, ContentType: 'json' },
  'contenttype-value': { contenttype: 'JSON' },
  'random-name': { random: undefined, Random: '7' },
};

const ofCapitals: readonly Question[] = Object.entries(capitals).map(([variant, query]) =>
  ofReading(
    {
      silence: 'parameter-case',
      variant,
      title: `${variant.replace('-', ', its ')} in other capitals`,
      clause: 'service.query.contenttype',
    },
    { query },
  ),
);

function methods(add: BatchOperation): readonly Question[] {
  const named = { operation: add.command, clause: 'service.request.method-post' } as const;
  return [
    ...['GET', 'DELETE', 'PATCH'].map(
      (method): Question => ({
        ...named,
        silence: 'other-method',
        variant: method.toLowerCase(),
        title: `${method} instead of POST`,
        arrangement: { account: 'empty' },
        users: 1,
        request: (world) => ({ ...requestAbout(add, world, world.users(1)), method }),
      }),
    ),
    ...['HEAD', 'OPTIONS'].map(
      (method): Question => ({
        ...named,
        silence: 'method-without-body',
        variant: method.toLowerCase(),
        title: `${method} instead of POST, without a body`,
        arrangement: { account: 'none' },
        users: 0,
        request: () => ({ body: { raw: '' }, method, beyondPages: true }),
      }),
    ),
  ];
}
