import { type DifferenceLine, differenceLines } from '../model/differences/difference-lines.ts';
import { type TextPart, wordDifference } from '../model/differences/word-difference.ts';
import { differenceOf } from '../model/violations/difference-of.ts';
import type { ViolationGroup } from '../model/violations/violation-group.ts';
import { html, type Markup, type Part } from './markup.ts';
import { plural } from './parts.ts';

/** So many different answers are listed. */
const LISTED_ANSWERS = 8;
/** A longer line is cut here, in characters. */
const LONGEST_LINE = 400;

/** Expected beside got, which is what a reader compares first: in the answer where it has one place, else as two texts. */
export function renderDifference({ shortest, actuals }: ViolationGroup): Markup {
  const { law, pointer, ...difference } = differenceOf(shortest.sighting);
  const body = shortest.exchanges.at(-1)?.response?.body ?? '';
  const lines = pointer === undefined ? undefined : differenceLines(body, pointer, difference);
  return html`
${lines ? renderLines(lines, pointer ?? '') : renderTexts(difference, pointer)}
${law && html`<p class="muted law">Found by the law <code>${law}</code>.</p>`}
${actuals.length > 1 && renderActuals(actuals)}`;
}

function renderLines(lines: readonly DifferenceLine[], pointer: string): Markup {
  const place = pointer === '' ? 'the whole answer' : pointer;
  const [expected, got] = (['expected', 'got'] as const).map(
    (kind) => lines.find((line) => line.kind === kind)?.text ?? '',
  );
  const marked = wordDifference(expected ?? '', got ?? '');
  return html`
<div class="scroll place" role="region" tabindex="0" aria-label="Expected and got at ${place}">
<p class="muted">At <code>${place}</code></p>
<table><tbody>${lines.map((line) => renderLine(line, line.kind === 'expected' ? marked[0] : marked[1]))}</tbody></table></div>`;
}

function renderLine({ kind, before, text }: DifferenceLine, marked: readonly TextPart[]): Markup {
  if (kind === 'around') return html`<tr><td></td><td><code>${shorten(text)}</code></td></tr>`;
  return html`<tr class="${kind}"><th scope="row">${kind}</th><td><code>${before}${renderParts(marked)}</code></td></tr>`;
}

function renderTexts(
  { expected, actual }: { readonly expected: string; readonly actual: string },
  pointer: string | undefined,
): Markup {
  const [one, other] = wordDifference(expected, actual);
  return html`
<dl class="difference">
${expected !== '' && fact('expected', 'Expected', renderParts(one))}
${actual !== '' && fact('got', 'Got', renderParts(other))}
${pointer !== undefined && fact('where', 'Where', html`<code>${pointer || 'the whole answer'}</code>`)}
</dl>`;
}

function fact(kind: string, name: string, value: Part): Markup {
  return html`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>`;
}

function renderParts(parts: readonly TextPart[]): Markup[] {
  return parts.map(({ text, changed }) =>
    changed ? html`<mark>${shorten(text)}</mark>` : html`${shorten(text)}`,
  );
}

function shorten(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}

function renderActuals(actuals: ViolationGroup['actuals']): Markup {
  const left = actuals.length - LISTED_ANSWERS;
  return html`<p class="elsewhere"><span class="label">All answers</span> ${actuals.slice(0, LISTED_ANSWERS).map((one) => html`<span class="tag"><b>${one.actual}</b> in ${plural(one.cases, 'case')}</span> `)}${left > 0 && `and ${left} more`}</p>`;
}
