import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../../contract/compile-validators.ts';
import { readContract } from '../../../contract/read-contract.ts';
import { baseRequest } from '../../base-request.ts';
import { testWorld } from '../../testing/test-world.ts';
import { requestCases, variationsOf } from './request-cases.ts';

const contract = readContract();
const validators = compileValidators(contract);
const world = testWorld(contract);
const operations = Object.values(contract.operations);
const topField = (pointer: string) => pointer.split('/')[1];

describe('a base request', () => {
  test.each(operations)('of $command is valid', (operation) => {
    expect(validators.request(operation.command, baseRequest(operation, world))).toEqual([]);
  });
});

describe('the variations of a request', () => {
  test.each(operations)('of $command are valid exactly where they say so', (operation) => {
    const wrong = variationsOf(operation).filter((variation) => {
      const base = baseRequest(operation, world, topField(variation.place.pointer));
      const errors = validators.request(operation.command, variation.change(base, world));
      return variation.valid !== (errors.length === 0);
    });
    expect(wrong.map(({ place, variant }) => `${place.subject}#${variant}`)).toEqual([]);
  });

  test.each(operations)('of $command that break a rule break the rule that they name', (operation) => {
    const broken = variationsOf(operation).filter(({ valid }) => !valid);
    for (const { place, rule, change } of broken) {
      const [error] = validators.request(
        operation.command,
        change(baseRequest(operation, world, topField(place.pointer)), world),
      );
      const parent = rule.slice(0, rule.lastIndexOf('/'));
      expect([parent, rule, place.schemaPointer].some((at) => error?.schemaPointer.startsWith(at))).toBe(
        true,
      );
    }
  });
});

describe('the request cases of add_subscriber', () => {
  const operation = contract.operations.add_subscriber;
  if (operation === undefined) throw new Error('the contract must have add_subscriber');
  const ids = requestCases(contract, operation, 'request').map(({ id }) => id);
  const of = (subject: string) =>
    ids.filter((id) => id.startsWith(`add_subscriber/request/${subject}#`)).map((id) => id.split('#')[1]);

  test('ask for 1, 2, 99, 100 and 101 subscribers', () => {
    expect(of('SubscriberList')).toEqual(expect.arrayContaining(['1', '2', '99', '100', '101']));
  });

  test('ask for every required field missing, null and of each other type', () => {
    expect(of('Official_Account')).toEqual(
      expect.arrayContaining(['missing', 'null', 'number', 'boolean', 'array', 'object']),
    );
    expect(of('SubscriberList')).toEqual(
      expect.arrayContaining(['missing', 'null', 'number', 'string', 'object']),
    );
    expect(of('SubscriberList.Subscriber_Account')).toEqual(
      expect.arrayContaining(['missing', 'null', 'number']),
    );
  });
});
