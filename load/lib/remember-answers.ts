import type { Answer, Asked, Judged } from './answer.ts';

/** An answer that was judged, taken apart at every place where the call's unique part stands in it. */
interface Known {
  readonly parts: readonly string[];
  readonly judged: Judged;
}

/** Answers that a worker remembers: enough for each form's accepted and refused wordings, and bounded in memory. */
const MOST = 64;

/**
 * Judges each answer once per wording. Two calls of a form differ in their unique part only, and the laws over single
 * exchanges look at what a UserID is made of and whether the same one comes back, never at which one it is. So an
 * answer that has, with this call's unique part in place of another's, exactly the text of one that was judged means
 * the same. That is checked on the whole text, and costs a fortieth of reading the JSON again.
 */
export function rememberAnswers(judge: (asked: Asked, answer: Answer) => Judged) {
  const byForm = new Map<string, Known[]>();
  let remembered = 0;
  return (asked: Asked, answer: Answer): Judged => {
    const known = byForm.get(asked.form) ?? [];
    const found = lookUp(known, asked, answer);
    if (found !== undefined) return found.judged;
    const judged = judge(asked, answer);
    if (judged.kind === '' && remembered++ < MOST)
      byForm.set(asked.form, [...known, { parts: partsOf(asked, answer), judged }]);
    return judged;
  };
}

function lookUp(
  known: readonly Known[],
  { unique }: Asked,
  { status, body, error }: Answer,
): Known | undefined {
  if (status !== 200 || error !== '') return undefined;
  for (const one of known) if (one.parts.join(unique) === body) return one;
  return undefined;
}

function partsOf({ unique }: Asked, { body }: Answer): string[] {
  return unique === '' ? [body ?? ''] : (body ?? '').split(unique);
}
