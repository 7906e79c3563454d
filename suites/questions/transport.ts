import {
  type BatchOperation,
  expectSilence,
  type Question,
  requestAbout,
  type Step,
  type World,
} from '../../src/check/declare.ts';

/** More than any call needs, and less than what a server must be expected to read. */
const hugeBytes = 2 ** 20;

/** One user, named in a plain valid call, with something unusual around it. */
const one = (add: BatchOperation) => (world: World) => requestAbout(add, world, world.users(1));

/** The JSON text of an object whose first field stands there twice. */
function withFirstTwice(json: object): string {
  const [[name, value] = ['', '']] = Object.entries(json);
  return `{${JSON.stringify(name)}:${JSON.stringify(value)},${JSON.stringify(json).slice(1)}`;
}

/** A plain call whose `random` is the same each time. */
const sameRandom = (add: BatchOperation): Step => ({
  operation: add.command,
  request: (world) => ({ ...one(add)(world), query: { random: '77' } }),
  expect: ({ contract }) => expectSilence(contract, add.command, 'random-repeated', 'service.query.random'),
});

/** What is asked about the way a call takes, where no page says it; of one operation, because all share it. */
export function transportQuestions(add: BatchOperation): readonly Question[] {
  const named = {
    operation: add.command,
    clause: `${add.command}.response.entry-fields`,
    arrangement: { account: 'empty' } as const,
    users: 1,
  };
  return [
    {
      ...named,
      silence: 'other-content-type',
      title: 'a request whose Content-Type is text/plain',
      request: (world) => ({ ...one(add)(world), headers: { 'content-type': 'text/plain' } }),
    },
    {
      ...named,
      silence: 'huge-body',
      title: 'a request with a mebibyte of blanks at its end',
      request: (world) => {
        const { body } = one(add)(world);
        return { body: { raw: JSON.stringify('json' in body ? body.json : {}) + ' '.repeat(hugeBytes) } };
      },
    },
    {
      ...named,
      silence: 'repeated-field',
      title: 'a body that gives its first field twice, with the same value',
      request: (world) => {
        const { body } = one(add)(world);
        return { body: { raw: withFirstTwice('json' in body ? (body.json as object) : {}) } };
      },
    },
    {
      ...named,
      silence: 'repeated-parameter',
      title: 'random twice with the same value',
      request: (world) => ({ ...one(add)(world), query: { random: ['7', '7'] } }),
    },
    {
      ...named,
      silence: 'random-repeated',
      title: 'the random of the call before',
      users: 2,
      before: [sameRandom(add)],
      // Another user: adding the same one again is an open question of its own.
      request: (world) => ({
        ...requestAbout(add, world, world.users(2).slice(1)),
        query: { random: '77' },
      }),
    },
    {
      ...named,
      silence: 'extra-query-parameter',
      title: 'a query parameter that no page names',
      request: (world) => ({ ...one(add)(world), query: { notdocumented: 'x' } }),
    },
  ];
}
