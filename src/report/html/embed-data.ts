import { type Markup, showable, trusted } from './markup.ts';

/**
 * Data for the page's script, as JSON in an element that no browser runs. Nothing in it can end that element, and its
 * texts are as the page may show them.
 */
export function embedData(id: string, data: unknown): Markup {
  const json = JSON.stringify(data, (_, value) => (typeof value === 'string' ? showable(value) : value));
  return trusted(`<script type="application/json" id="${id}">${json.replace(/[<>&]/g, escapeSign)}</script>`);
}

function escapeSign(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
