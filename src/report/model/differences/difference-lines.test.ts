import { expect, test } from 'vitest';
import { differenceLines } from './difference-lines.ts';

const told = { expected: 'one of 0, 1, 2', actual: '3' };

/** Kind and text of each line. */
function show(body: unknown, pointer: string, difference = told): string[] | undefined {
  return differenceLines(JSON.stringify(body), pointer, difference)?.map(
    ({ kind, before, text }) => `${kind[0]} ${before}${text}`,
  );
}

test('expected stands above got at the place, among the lines around it', () => {
  expect(
    show(
      { ErrorCode: 0, SubscriberList: [{ Subscriber_Account: 'u1', Result: 3 }] },
      '/SubscriberList/0/Result',
    ),
  ).toEqual([
    'a   "SubscriberList": [',
    'a     {',
    'a       "Subscriber_Account": "u1",',
    'e       "Result": one of 0, 1, 2',
    'g       "Result": 3',
    'a     }',
    'a   ]',
    'a }',
  ]);
});

test('a field that is missing stands where it would be', () => {
  expect(show({ ErrorCode: 0 }, '/ErrorInfo', { expected: 'a string', actual: 'absent' })).toEqual([
    'a {',
    'e   "ErrorInfo": a string',
    'g   "ErrorInfo": absent',
    'a   "ErrorCode": 0',
    'a }',
  ]);
});

test('the place may be the whole answer', () => {
  expect(show([], '', { expected: 'an object', actual: 'an array' })).toEqual(['e an object', 'g []']);
});

test('an answer that is no JSON has no place', () => {
  expect(differenceLines('<html>', '/ErrorCode', told)).toBeUndefined();
});
