import { expect, test } from 'vitest';
import { answerFields, changeHolders } from './answer-fields.ts';

const schema = {
  type: 'object',
  allOf: [
    { required: ['Code'], properties: { Code: { type: 'integer' } } },
    {
      if: { properties: { Code: { const: 0 } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['List'], properties: { Code: { const: 0 } } },
    },
  ],
  properties: {
    List: {
      type: 'array',
      items: {
        type: 'object',
        required: ['Name'],
        properties: { Name: { type: 'string' }, Info: { properties: { Size: { type: 'integer' } } } },
      },
    },
  },
};

test('each field is told once, with where it is required and where its type stands', () => {
  expect(answerFields(schema)).toEqual([
    {
      name: 'List',
      within: [],
      at: '/properties/List',
      schema: schema.properties.List,
      requiredAt: '/allOf/1/then/required/0',
    },
    {
      name: 'Name',
      within: ['List', '*'],
      at: '/properties/List/items/properties/Name',
      schema: { type: 'string' },
      requiredAt: '/properties/List/items/required/0',
    },
    {
      name: 'Size',
      within: ['List', '*', 'Info'],
      at: '/properties/List/items/properties/Info/properties/Size',
      schema: { type: 'integer' },
    },
    {
      name: 'Code',
      within: [],
      at: '/allOf/0/properties/Code',
      schema: { type: 'integer' },
      requiredAt: '/allOf/0/required/0',
    },
  ]);
});

test('every object that has the field is changed, and nothing else', () => {
  const answer = { Code: 0, List: [{ Name: 'a', Info: { Size: 1 } }, { Name: 'b' }, 'no object'] };
  const size = { name: 'Size', within: ['List', '*', 'Info'] };
  expect(changeHolders(answer, size, () => 'changed')).toEqual({
    Code: 0,
    List: [{ Name: 'a', Info: 'changed' }, { Name: 'b' }, 'no object'],
  });
  expect(changeHolders(answer, { name: 'Missing', within: [] }, () => 'changed')).toEqual(answer);
});
