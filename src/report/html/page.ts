import { createHash } from 'node:crypto';
import { CLIENT } from '../assets/client/client.ts';
import { ICONS } from '../assets/icons.ts';
import { STYLE } from '../assets/style/style.ts';
import { html, type Markup, trusted } from './markup.ts';

/** One entry of the bar at the top: a section of the page that is there. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup | undefined;
}

/**
 * The whole page as one file. Its policy allows the one script (by hash) and inline styles, and no request at all:
 * even if something hostile slipped through, it could neither run nor call anywhere.
 */
export function renderPage(title: string, head: Markup, sections: readonly Section[]): string {
  const shown = sections.filter(({ body }) => body !== undefined);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
${trusted(ICONS)}
<a class="skip" href="#decision">Skip to the decision</a>
<header class="topbar"><div class="bar-inner"><b>oaprobe</b>
<nav aria-label="Sections"><ul>${shown.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<button type="button" class="button" id="theme" hidden>Theme</button></div></header>
<main>
${head}
${shown.map(({ body }) => body)}
</main>
<footer>Written by oaprobe. This file is complete: it needs no network and no other file.</footer>
<script>${trusted(CLIENT)}</script>
</body>
</html>
`.markup;
}

function policy(): string {
  const script = createHash('sha256').update(CLIENT).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${script}'; img-src data:; base-uri 'none'; form-action 'none'`;
}
