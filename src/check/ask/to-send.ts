import { parseJson } from '../../judge/outcome.ts';
import type { CaseRequest } from '../case.ts';

/** One call to make in a case. */
export interface ToSend {
  readonly operation: string;
  readonly request: CaseRequest;
}

/** The JSON value of a request, also where it is spelt by hand; `undefined` where its text is no JSON. */
export function bodyOf({ body }: CaseRequest): unknown {
  return 'json' in body ? body.json : parseJson(textOf(body.raw));
}

/** What a request says, as text. */
export function textOf(raw: string | Uint8Array): string {
  return typeof raw === 'string' ? raw : Buffer.from(raw).toString('utf8');
}
