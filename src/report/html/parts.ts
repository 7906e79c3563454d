import type { Verdict } from '../../results/records/run-contents.ts';
import type { Decision } from '../../results/records/summary.ts';
import { html, type Markup, type Part } from './markup.ts';

/** What a mark stands for: a verdict, a decision, or the state of a goal. */
export type Tone = Verdict['verdict'] | Decision | 'missing';

/** Shape of each tone in the sprite of `assets/icons.ts`: a mark is told by its shape and its word, never by colour alone. */
const ICONS: Readonly<Record<Tone, string>> = {
  conforms: 'check',
  held: 'check',
  violates: 'cross',
  violated: 'cross',
  error: 'cross',
  observed: 'eye',
  missed: 'bang',
  inconclusive: 'question',
  unjudged: 'dash',
  missing: 'dash',
};

/** Whether a text is the word of a tone. */
export function isTone(text: string): text is Tone {
  return Object.hasOwn(ICONS, text);
}

/** The icon of a tone; it says nothing to a screen reader, a word stands beside it. */
export function icon(tone: Tone): Markup {
  return html`<svg class="icon" aria-hidden="true" width="16" height="16"><use href="#i-${ICONS[tone]}"/></svg>`;
}

/** A coloured mark with icon and word. */
export function badge(tone: Tone, word: Part = tone): Markup {
  return html`<span class="badge t-${tone}">${icon(tone)} ${word}</span>`;
}

/** A section of the page with its heading; `id` is its address. */
export function section(id: string, title: string, ...body: readonly Part[]): Markup {
  return html`
<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>`;
}

/** A box in which a wide table scrolls by itself; it can be reached by keyboard. */
export function scrollBox(label: string, body: Part): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${body}</div>`;
}

/** Names of regions as small tags. */
export function regionTags(regions: readonly string[]): Markup {
  return html`<span class="tags">${regions.map((region) => html`<span class="tag">${region}</span> `)}</span>`;
}

/** A line to copy, with a button that a script shows. */
export function copyLine(label: string, text: string): Markup {
  return html`<div class="copy"><span class="label">${label}</span><code tabindex="0">${text}</code><button type="button" class="button" data-copy hidden aria-label="Copy: ${label}">Copy</button></div>`;
}

/** A link to a page of the documentation; anything but http(s) is shown as text. */
export function link(url: string, text: string): Markup {
  if (!/^https?:\/\//i.test(url)) return html`${text}`;
  return html`<a href="${url}" rel="noreferrer">${text}</a>`;
}

/** A number with commas between thousands, e.g. `24,000`. */
export function formatCount(number: number): string {
  return number.toLocaleString('en');
}

/** `1 case`, `2 cases`. */
export function plural(number: number, noun: string): string {
  return `${formatCount(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** A share as a whole percentage; never 100 while anything is missing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`;
}
