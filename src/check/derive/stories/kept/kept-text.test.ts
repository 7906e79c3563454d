import { describe, expect, test } from 'vitest';
import { operationOf } from '../../../../contract/look-up.ts';
import { readContract } from '../../../../contract/read-contract.ts';
import { keptText } from './kept-text.ts';

const operation = operationOf(readContract(), 'create_official_account');

describe('a text that must be read back', () => {
  test.each([
    ['/Name', 150],
    ['/FaceUrl', 500],
    ['/CustomString', 3000],
  ])('of %s fills its %i bytes to the last where it is to be as long as it may be', (field, bytes) => {
    expect(Buffer.byteLength(keptText(operation, field, 'base', 'longest'))).toBe(bytes);
    expect(Buffer.byteLength(keptText(operation, field, 'base', 'new'))).toBeLessThan(bytes);
  });

  test('has the signs of which formats must take care, but in addresses', () => {
    expect(keptText(operation, '/Name', 'base', 'new')).toMatch(/["<&\\]/);
    expect(keptText(operation, '/FaceUrl', 'base', 'new')).not.toMatch(/["<&\\]/);
  });

  test('of the app itself has blanks at its ends, and an accent of its own', () => {
    const text = keptText(operation, '/CustomString', 'base', 'new');
    expect(text).not.toBe(text.trim());
    expect(text).not.toBe(text.normalize('NFC'));
  });
});
