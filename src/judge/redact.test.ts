import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask, redactText } from './redact.ts';

test('masks every usersig in a query, known or not, and keeps the rest', () => {
  expect(redactText('POST https://x/?sdkappid=1&usersig=eJw*-_abc&random=5', [])).toBe(
    `POST https://x/?sdkappid=1&usersig=${mask}&random=5`,
  );
});

test('leaves no given secret in any text', () => {
  const secret = fc.string({ minLength: 4 }).filter((text) => !mask.includes(text) && !text.includes('*'));
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), fc.array(fc.string()), (secrets, parts) => {
      const text = parts.flatMap((part, index) => [part, secrets[index % secrets.length]]).join('');
      const redacted = redactText(text, secrets);
      for (const one of secrets)
        expect(redacted.split(mask).some((piece) => piece.includes(one))).toBe(false);
    }),
  );
});
