import type { Refusal } from '../call.ts';
import type { Mock } from '../mock.ts';

/** The refusal where the policy for an open question refuses; undefined where it accepts. */
export function refusalBySilence(mock: Mock, silence: string, info: string): Refusal | undefined {
  const ruling = mock.policies.ruling(silence);
  return ruling.kind === 'refuse' ? { code: ruling.code, info } : undefined;
}
