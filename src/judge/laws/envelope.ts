import type { ClauseId } from '../../contract/types.ts';
import { describeValue } from '../describe-value.ts';
import type { Breach, ExchangeLaw } from './law.ts';

/** @source add_subscriber#response-fields */
export const actionStatus: ExchangeLaw = {
  id: 'action-status',
  source: 'add_subscriber#response-fields',
  judge: ({ fields }) =>
    fields.ActionStatus === 'OK' || fields.ActionStatus === 'FAIL'
      ? undefined
      : field('ActionStatus', 'service.envelope.action-status', '"OK" or "FAIL"', fields.ActionStatus),
};

/** @source add_subscriber#response-fields */
export const errorCode: ExchangeLaw = {
  id: 'error-code',
  source: 'add_subscriber#response-fields',
  judge: ({ fields }) =>
    Number.isInteger(fields.ErrorCode)
      ? undefined
      : field('ErrorCode', 'service.envelope.error-code', 'an integer', fields.ErrorCode),
};

/** @source rest-overview#response */
export const errorInfo: ExchangeLaw = {
  id: 'error-info',
  source: 'rest-overview#response',
  judge: ({ fields }) =>
    typeof fields.ErrorInfo === 'string'
      ? undefined
      : field('ErrorInfo', 'service.envelope.error-info', 'a string', fields.ErrorInfo),
};

function field(name: string, clause: ClauseId, expected: string, value: unknown): Breach {
  const actual = describeValue(value);
  return {
    clause,
    expected,
    actual,
    pointer: `/${name}`,
    message: `${name} must be ${expected}, got ${actual}`,
  };
}

/** @source add_subscriber#response-fields */
export const okIffZero: ExchangeLaw = {
  id: 'ok-iff-zero',
  source: 'add_subscriber#response-fields',
  judge: ({ fields }) => {
    const must = fields.ErrorCode === 0 ? 'OK' : 'FAIL';
    return fields.ActionStatus === must
      ? undefined
      : {
          clause: 'service.envelope.ok-iff-zero',
          expected: `ActionStatus ${must} with ErrorCode ${String(fields.ErrorCode)}`,
          actual: `ActionStatus ${String(fields.ActionStatus)}`,
          pointer: '/ActionStatus',
          message: `ActionStatus must be "${must}" where ErrorCode is ${String(fields.ErrorCode)}, got ${describeValue(fields.ActionStatus)}`,
        };
  },
};
