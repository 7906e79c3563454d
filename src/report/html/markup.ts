/** Text that is HTML already: only {@link html} makes it, so that nothing reaches the page unescaped by oversight. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text and numbers are escaped, markup and lists of parts are put in, the rest is nothing. */
export type Part = Markup | string | number | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return showable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/**
 * Text as a page may show it. Control characters, separators of lines that are no line feeds, halves of surrogate pairs
 * and marks that turn the direction of writing become U+FFFD: evidence must not change how a page reads.
 */
export function showable(text: string): string {
  return text.toWellFormed().replace(UNSHOWABLE, '\ufffd');
}

const UNSHOWABLE = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A template of HTML; every text that is put in is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: strings }, ...parts.map(render)) };
}

/** Markup that was made elsewhere and is safe: a style sheet, a script, a drawing. Never text of a server. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return 'markup' in part ? part.markup : part.map(render).join('');
}
