import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { UserError } from '../contract/user-error.ts';
import { findDrift } from './find-drift.ts';
import { contentOf, formats, type PageContent, writePage } from './testing/write-page.ts';

const contract = readContract();
const operation = contract.operations.add_subscriber;
if (operation === undefined) throw new Error('the contract must have add_subscriber');
const content = contentOf(contract, operation);

function driftIn(text: string) {
  return findDrift(new TextEncoder().encode(text), contract);
}

/** What drift finds in a page that was changed. */
function driftOf(change: Partial<PageContent>, format: (typeof formats)[number]) {
  return driftIn(writePage({ ...content, ...change }, format)).differences;
}

const changedRow = (rows: readonly (readonly string[])[], name: string, column: number, text: string) =>
  rows.map((row) => (row[0] === name ? row.map((cell, index) => (index === column ? text : cell)) : row));

describe.each(formats)('a page in %s', (format) => {
  test.each(Object.values(contract.operations))(
    'that says what the contract says of $command has no drift',
    (one) => {
      expect(driftIn(writePage(contentOf(contract, one), format))).toEqual({
        operation: one.command,
        differences: [],
      });
    },
  );

  test.each<[string, Partial<PageContent>]>([
    ['parts in another order', { order: ['codes', 'response', 'request'] }],
    [
      'rows in another order',
      {
        domains: content.domains.toReversed(),
        requestFields: content.requestFields.toReversed(),
        responseFields: content.responseFields.toReversed(),
        codes: content.codes.toReversed(),
      },
    ],
    [
      'other words',
      {
        rate: '200 calls per second',
        codes: content.codes.map(([code]) => [code, 'Something else went wrong.']),
        requestFields: content.requestFields.map(([name = '', type = '', mark = '']) => [
          name,
          type,
          mark,
          'Other words.',
        ]),
      },
    ],
    [
      'further paragraphs',
      {
        remarks: [
          'Note: since 2023 there are 12 operations.',
          'Ask support: www.example.com, 24 hours a day, within 3 days.',
        ],
      },
    ],
    ['a paragraph that names a region and a host', { remarks: ['Customers in China: www.example.com'] }],
    ['a trailing comma in a sample', { responseSample: content.responseSample.replace(/\n\]?\}$/, ',\n}') }],
  ])('with %s has no drift', (_what, change) => {
    expect(driftOf(change, format)).toEqual([]);
  });

  test.each<[string, Partial<PageContent>, object[]]>([
    [
      'a domain more',
      { domains: [...content.domains, ['Tokyo', 'adminapijpn.im.qcloud.com']] },
      [{ clause: 'service.regions', contract: null, page: 'Tokyo: adminapijpn.im.qcloud.com' }],
    ],
    [
      'a domain less',
      { domains: content.domains.slice(1) },
      [{ clause: 'service.regions', contract: 'China: console.tim.qq.com', page: null }],
    ],
    [
      'a domain changed',
      { domains: [['China', 'api.example.org'], ...content.domains.slice(1)] },
      [{ clause: 'service.regions', contract: 'China: console.tim.qq.com', page: 'China: api.example.org' }],
    ],
    [
      'a code less',
      { codes: content.codes.filter(([code]) => code !== '130006') },
      [{ clause: 'service.codes.documented', contract: expect.stringMatching(/^130006: /), page: null }],
    ],
    [
      'a code more',
      { codes: [...content.codes, ['130011', 'New.']] },
      [{ clause: 'service.codes.documented', contract: null, page: expect.stringMatching(/^130011: New/) }],
    ],
    [
      'another rate',
      { rate: '500 times/second' },
      [
        {
          clause: 'add_subscriber.limits.calls-per-second',
          contract: '200 calls per second',
          page: '500 calls per second',
        },
      ],
    ],
    [
      'no rate',
      { rate: 'Ask us.' },
      [{ clause: 'add_subscriber.limits.calls-per-second', contract: '200 calls per second', page: null }],
    ],
    [
      'a larger batch',
      { requestSample: content.requestSample.replace('Up to 100', 'Up to 500') },
      [
        {
          clause: 'add_subscriber.request.list-max-100',
          contract: 'SubscriberList: at most 100',
          page: 'SubscriberList: at most 500',
        },
      ],
    ],
    [
      'a field of another type',
      { responseFields: changedRow(content.responseFields, 'Result', 1, 'String') },
      [
        {
          clause: 'add_subscriber.response.result-values',
          contract: 'Result: integer',
          page: 'Result: String',
        },
      ],
    ],
    [
      'a field no longer required',
      { requestFields: changedRow(content.requestFields, 'SubscriberList', 2, 'No') },
      [
        {
          clause: 'add_subscriber.request.list-required',
          contract: 'SubscriberList is required',
          page: 'SubscriberList: No',
        },
      ],
    ],
    [
      'a field less',
      { responseFields: content.responseFields.filter(([name]) => name !== 'ErrorInfo') },
      [{ clause: 'service.envelope.error-info', contract: 'response field ErrorInfo: string', page: null }],
    ],
    [
      'a field more',
      { requestFields: [...content.requestFields, ['Remark', 'String', 'No', 'Free text.']] },
      [{ clause: 'add_subscriber.request.Remark', contract: null, page: 'request field Remark' }],
    ],
    [
      'a parameter less',
      { parameters: content.parameters.filter(([name]) => name !== 'random') },
      [
        {
          clause: 'service.query.random-present',
          contract: 'query parameter random',
          page: 'only in the sample URL',
        },
      ],
    ],
    [
      'another range of random',
      {
        parameters: [
          ...content.parameters.filter(([name]) => name !== 'random'),
          ['random', 'Up to 999999999.'],
        ],
      },
      [{ clause: 'service.query.random', contract: expect.any(String), page: 'up to 999999999' }],
    ],
    [
      'a sample that breaks the schema',
      { responseSample: content.responseSample.replace('"Result": 1', '"Result": 7') },
      [
        {
          clause: 'add_subscriber.response.result-values',
          contract: expect.stringMatching(/must be one of 0, 1, 2/),
          page: '7',
        },
      ],
    ],
    [
      'a sample with a new name',
      { responseSample: content.responseSample.replace('"ErrorCode"', '"RequestId": "x",\n"ErrorCode"') },
      [{ clause: 'add_subscriber.response.RequestId', contract: null, page: 'response field RequestId' }],
    ],
    [
      'a sample that cannot be read',
      { responseSample: '{ "ActionStatus": ... }' },
      [{ clause: 'add_subscriber.sample-response', contract: 'a sample response', page: null }],
    ],
  ])('with %s', (_what, change, expected) => {
    expect(driftOf(change, format)).toEqual(expected);
  });

  test('with the mark of UTF-8 and line ends of Windows has no drift', () => {
    expect(driftIn(`\ufeff${writePage(content, format).replaceAll('\n', '\r\n')}`).differences).toEqual([]);
  });
});

const otherHeaders = {
  Field: 'Key',
  Type: 'Kind',
  Required: 'Needed',
  Description: 'About',
  'Error Code': 'Value',
};

test.each(['html', 'markdown', 'plain'] as const)(
  'unknown words in headers of a page in %s are no drift',
  (format) => {
    expect(driftOf({ headers: otherHeaders }, format)).toEqual([]);
  },
);

test.each(formats)('known words for headers of a page in %s are no drift', (format) => {
  const headers = {
    Field: 'Parameter Name',
    Type: 'Data Type',
    Required: 'Mandatory',
    Description: 'Meaning',
  };
  expect(driftOf({ headers }, format)).toEqual([]);
});

test('a page in UTF-16, as some editors save text, is read', () => {
  const text = `\ufeff${writePage(content, 'plain')}`;
  expect(findDrift(Buffer.from(text, 'utf16le'), contract).differences).toEqual([]);
});

test('a page that has nothing but a URL says what was not found, once for each thing', () => {
  const { differences } = driftIn(`https://x${content.path}`);
  expect(differences.filter(({ page }) => page !== null)).toEqual([]);
  expect(differences.map(({ clause }) => clause)).toEqual(
    expect.arrayContaining(['service.regions', 'service.codes.documented', 'add_subscriber.sample-request']),
  );
});

test.each([
  ['nothing', '', /got none; known: .*add_subscriber/],
  [
    'an operation that the contract does not have',
    'POST /v4/official_account_open_http_svc/rename_account',
    /got "rename_account"/,
  ],
  ['a web archive', 'From: <Saved by x>\nMIME-Version: 1.0\n', /save it as HTML/],
])('a page with %s is refused', (_what, text, message) => {
  expect(() => driftIn(text)).toThrow(UserError);
  expect(() => driftIn(text)).toThrow(message);
});

test('no page makes drift fail', () => {
  const pages = formats.map((format) => writePage(content, format));
  const pieces = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<table>',
      '</td>',
      '<pre>',
      '|',
      '```',
      '{',
      '}',
      '"',
      '//',
      '/*',
      ': ',
      '\n',
      'Field',
      'Type',
      '\t',
      'String',
    ),
    fc
      .constantFrom(...pages)
      .chain((page) =>
        fc
          .tuple(fc.nat(page.length), fc.nat(page.length))
          .map(([a, b]) => page.slice(Math.min(a, b), Math.max(a, b))),
      ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      try {
        expect(driftIn(`${parts.join('')} add_subscriber`).operation).toEqual(expect.any(String));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
  );
});
