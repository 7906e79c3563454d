import type { Contract } from '../../contract/types.ts';
import type { Exchange } from '../../results/records/run-contents.ts';
import { curlOf } from '../explain-violation.ts';
import { type JsonLine, printJson } from '../model/differences/print-json.ts';
import { html, type Markup } from './markup.ts';
import { copyLine, formatCount } from './parts.ts';

/** A longer line, and a longer text that is no JSON, is cut here, in characters. */
const LONGEST_LINE = 400;
const LONGEST_TEXT = 4000;
/** More lines of a body, or more characters, than this are not shown; the run folder has them. */
const MOST_LINES = 120;
const MOST_CHARACTERS = 6000;
/** A longer command is not for copying from a page. */
const LONGEST_CURL = 8000;

/** How an exchange is shown. */
export interface ExchangeView {
  /** The place of the answer that is marked. */
  readonly pointer?: string | undefined;
  /** The longest line to repeat it, in characters, that stands below; 0 for none. */
  readonly longestCurl?: number;
}

/** An exchange in full: what was sent and what came back. */
export function renderExchange(
  exchange: Exchange,
  contract: Contract,
  { pointer, longestCurl = LONGEST_CURL }: ExchangeView = {},
): Markup {
  const { request, response, failure } = exchange;
  return html`
<div class="exchange">
<p class="outcome"><span class="label">${exchange.id} · ${exchange.region}</span> ${renderOutcome(exchange, contract)}</p>
<div class="sides">
<div><p class="side">Request</p>
<pre tabindex="0" aria-label="Request of ${exchange.id}"><code><b>${request.method} ${shorten(request.url)}</b>
${headerLines(Object.entries(request.headers))}
${bodyLines(request.body)}</code></pre></div>
<div><p class="side">Response</p>
<pre tabindex="0" aria-label="Response to ${exchange.id}"><code>${
    response
      ? html`<b>HTTP ${response.status}</b>
${headerLines(response.headers)}
${bodyLines(response.body, pointer)}`
      : html`<b>no answer</b>
${failure && `${failure.kind} while in ${failure.phase}: ${failure.message}`}`
  }</code></pre></div>
</div>
${longestCurl > 0 && copyCurl(exchange, longestCurl)}
</div>`;
}

/** The line that sends a call again, with a button; too long a line is said to be. A callback is the service's to send. */
export function copyCurl(exchange: Exchange, longest = LONGEST_CURL): Markup | undefined {
  const curl = curlOf(exchange);
  if (curl === undefined) return undefined;
  if (curl.length <= longest) return copyLine('curl', curl);
  return html`<p class="muted">As a curl line it has ${formatCount(curl.length)} characters: too long to copy from here.</p>`;
}

/** What came of a call, on one line: status, envelope, and what the documentation calls the code. */
export function renderOutcome({ response, failure, timings }: Exchange, contract: Contract): Markup {
  const took = html`<span class="muted">${timings.totalMs.toFixed(1)} ms</span>`;
  if (!response) return html`no answer${failure && `: ${failure.kind} (${failure.phase})`} ${took}`;
  const { ActionStatus: status, ErrorCode: code } = envelopeOf(response.body);
  const meaning = typeof code === 'number' ? contract.errors[code]?.meaning : undefined;
  return html`HTTP ${response.status} <span class="muted">/</span> ActionStatus ${shown(status)} <span class="muted">/</span> ErrorCode ${shown(code)}${meaning && html` <span class="muted">(${meaning})</span>`} ${took}`;
}

function envelopeOf(body: string): Readonly<Record<string, unknown>> {
  const parsed = parseJson(body)?.value;
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

function shown(value: unknown): string {
  return value === undefined
    ? 'absent'
    : shorten(typeof value === 'string' ? value : String(JSON.stringify(value)), 60);
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function headerLines(headers: readonly (readonly [string, string])[]): Markup[] {
  return headers
    .slice(0, MOST_LINES)
    .map(([name, value]) => html`<span class="muted">${shorten(`${name}: ${value}`)}</span>\n`);
}

function bodyLines(body: string, pointer?: string): Markup {
  const parsed = parseJson(body);
  if (!parsed) return html`${body === '' ? '(empty)' : shorten(body, LONGEST_TEXT)}`;
  const lines = printJson(parsed.value, pointer);
  const shown = lines.slice(0, fittingLines(lines));
  const left = lines.length - shown.length;
  return html`${shown.map(renderLine)}${left > 0 && `… ${formatCount(left)} more lines`}`;
}

/** How many lines there is room for. */
function fittingLines(lines: readonly JsonLine[]): number {
  let characters = 0;
  const over = lines.findIndex(({ text }, index) => {
    characters += Math.min(text.length, LONGEST_LINE);
    return index >= MOST_LINES || characters > MOST_CHARACTERS;
  });
  return over < 0 ? lines.length : over;
}

function renderLine({ text, marked }: JsonLine): Markup {
  return marked ? html`<mark>${shorten(text)}</mark>\n` : html`${shorten(text)}\n`;
}

function shorten(text: string, longest = LONGEST_LINE): string {
  const left = text.length - longest;
  return left > 0 ? `${text.slice(0, longest)}… (${formatCount(left)} more characters)` : text;
}
