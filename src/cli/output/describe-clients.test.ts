import { expect, test } from 'vitest';
import { describeClients, describeFirst } from './describe-clients.ts';

const violation = {
  rule: 'unknown-field',
  clause: 'service.request.documented-fields',
  count: 1200,
  example: 'add_subscriber: the body has the field Role, which no page names there',
  advice: 'leave Role out',
};
const note = {
  rule: 'missing-content-type',
  silence: 'missing-content-type',
  count: 3,
  example: 'add_subscriber: the request has no Content-Type',
  advice: 'send one',
};

test('clients who keep to the documentation get one line', () => {
  expect(describeClients({ requests: 1, violations: [], notes: [] })).toBe(
    '1 request; clients broke no rule of the documentation',
  );
});

test('a violation is a row of a table, with an example and what to do; a note stands apart', () => {
  expect(describeClients({ requests: 2400, violations: [violation], notes: [note] }).split('\n')).toEqual([
    '2,400 requests; clients broke 1 rule of the documentation:',
    '    calls  rule           clause',
    '    1,200  unknown-field  service.request.documented-fields',
    '           seen     add_subscriber: the body has the field Role, which no page names there',
    '           instead  leave Role out',
    'no violation, but clients rely on what no page says, in 1 way:',
    '    calls  rule                  open question',
    '        3  missing-content-type  missing-content-type',
    '           seen     add_subscriber: the request has no Content-Type',
    '           instead  send one',
  ]);
});

test('a first sighting is one line', () => {
  expect(describeFirst(violation)).toBe(
    'client breaks service.request.documented-fields (unknown-field): add_subscriber: the body has the field Role, which no page names there',
  );
  expect(describeFirst(note)).toBe(
    'client relies on what no page says (missing-content-type): add_subscriber: the request has no Content-Type',
  );
});

test('what a client sends cannot command the terminal', () => {
  const hostile = { ...violation, example: 'add_subscriber: the field \u001b[2J\r\u202e' };
  const shown = describeFirst(hostile) + describeClients({ requests: 1, violations: [hostile], notes: [] });
  expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});
