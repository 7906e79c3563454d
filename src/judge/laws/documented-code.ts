import { documentedCodes } from '../../contract/look-up.ts';
import type { ExchangeLaw } from './law.ts';

/**
 * A refusal bears a code that the operation's page, the common table or an open question of the operation names,
 * or that the app itself chose, where the page of the event says that the caller gets it.
 *
 * @source add_subscriber#error-codes
 */
export const documentedCode: ExchangeLaw = {
  id: 'documented-code',
  source: 'add_subscriber#error-codes',
  judge: ({ fields, operation }, { contract, app }) => {
    const code = fields.ErrorCode as number;
    if (code === 0 || documentedCodes(contract, operation.command).has(code) || app?.codes.has(code))
      return undefined;
    return {
      clause: 'service.codes.documented',
      expected: `a code documented for ${operation.command}`,
      actual: String(code),
      pointer: '/ErrorCode',
      message: `ErrorCode must be documented for ${operation.command}, got ${String(code)}`,
    };
  },
};
