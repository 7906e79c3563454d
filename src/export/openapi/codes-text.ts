import type { Contract, ErrorCode, Operation } from '../../contract/types.ts';

/** Codes that any operation may answer. */
export function commonCodes({ errors }: Contract): readonly ErrorCode[] {
  return Object.values(errors).filter(({ scope }) => scope === 'common');
}

/** Codes that the page of an operation lists, in the order of the page. */
export function codesOf({ codes }: Operation, { errors }: Contract): readonly ErrorCode[] {
  return codes.flatMap((code) => errors[code] ?? []);
}

/** Codes as a list in Markdown. */
export function codesText(codes: readonly ErrorCode[]): string {
  return codes.map(({ code, meaning }) => `- \`${code}\`: ${meaning}`).join('\n');
}
