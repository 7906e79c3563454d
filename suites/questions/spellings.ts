import { baseRequest, type CaseRequest, type Question, type World } from '../../src/check/declare.ts';

const list = 'get_subscriber_info';
const create = 'create_official_account';

/** What a reading call asks with, as JSON text; `account` is there and empty. */
const page = ({ account }: World, more = '') =>
  `{"Official_Account":${JSON.stringify(account)},"Next":""${more}}`;

/** Brackets around nothing. */
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** A question about the spelling of a body; a call that reads changes nothing, whatever is made of it. */
function ofReading(
  silence: string,
  variant: string,
  title: string,
  raw: (world: World) => CaseRequest['body'],
) {
  return {
    silence,
    variant,
    title,
    operation: list,
    clause: 'service.request.json',
    arrangement: { account: 'empty' },
    users: 0,
    request: (world) => ({ body: raw(world) }),
  } satisfies Question;
}

/** A question about how the text of a name is written; an account of that name may come of it. */
function ofName(silence: string, variant: string, title: string, name: readonly number[]): Question {
  return {
    silence,
    variant,
    title,
    operation: create,
    clause: 'service.request.json',
    arrangement: { account: 'none' },
    users: 0,
    request: (world) => ({ body: { raw: named(world, name) } }),
  };
}

/** A valid creation with these bytes in the Name. */
function named(world: World, bytes: readonly number[]): Uint8Array {
  const operation = world.contract.operations[create];
  const request = { ...(operation && baseRequest(operation, world)), Name: 'here' };
  const [before = '', after = ''] = JSON.stringify(request).split('here');
  return Buffer.concat([Buffer.from(`${before}a`), Buffer.from(bytes), Buffer.from(`b${after}`)]);
}

const text = (raw: (world: World) => string) => (world: World) => ({ raw: raw(world) });

/** What is asked about bodies that some readers take and others do not; of one operation, because all share the reader. */
export const spellingQuestions: readonly Question[] = [
  ofReading(
    'nearly-json',
    'two-documents',
    'a second object after the first',
    text((world) => page(world).repeat(2)),
  ),
  ofName('nearly-json', 'control-character', 'a tab within a text, as it is', [0x09]),
  ofReading(
    'unusual-encoding',
    'byte-order-mark',
    'a byte order mark before the JSON',
    text((world) => `\ufeff${page(world)}`),
  ),
  ofReading('unusual-encoding', 'utf-16', 'a body in UTF-16', (world) => ({
    raw: Buffer.from(`\ufeff${page(world)}`, 'utf16le'),
  })),
  ofName('unusual-encoding', 'no-utf-8', 'a byte in a text that no UTF-8 text has', [0xff]),
  ofName('unusual-encoding', 'lone-surrogate', 'one half of a pair of surrogates, escaped', [
    ...Buffer.from('\\ud800'),
  ]),
  ...Object.entries({ exponent: '1e2', fraction: '100.0' }).map(([variant, limit]) =>
    ofReading(
      'unusual-number',
      variant,
      `a Limit of ${limit}`,
      text((world) => page(world, `,"Limit":${limit}`)),
    ),
  ),
  ...[10, 100, 1000].map((levels) =>
    ofReading(
      'deep-nesting',
      String(levels),
      `a field that no page names, ${levels} levels deep`,
      text((world) => page(world, `,"NotDocumented":${nested(levels)}`)),
    ),
  ),
  tooDeep(10_000),
];

/** What nobody means: HTTP itself may refuse it, before the service reads it. */
function tooDeep(levels: number): Question {
  const says = `a field that no page names, ${levels} levels deep`;
  const question = ofReading('deep-nesting', String(levels), says, (world) => ({
    raw: page(world, `,"NotDocumented":${nested(levels)}`),
  }));
  return { ...question, request: (world) => ({ ...question.request(world), beyondPages: true }) };
}
