import type { Contract } from '../../contract/types.ts';
import { curlLine } from '../../results/curl.ts';
import type { Exchange } from '../../results/run-contents.ts';
import { type JsonLine, printJson } from '../model/print-json.ts';
import { html, type Markup } from './markup.ts';
import { copyLine, formatCount } from './parts.ts';

/** A longer line, and a longer text that is no JSON, is cut here, in characters. */
const LONGEST_LINE = 400;
const LONGEST_TEXT = 4000;
/** More lines of a body than this are not shown; the run folder has them. */
const MOST_LINES = 160;

/** How an exchange is shown. */
export interface ExchangeView {
  /** The place of the answer that is marked. */
  readonly pointer?: string | undefined;
  /** Whether a line to repeat it stands below; it does unless told otherwise. */
  readonly curl?: boolean;
}

/** An exchange in full: what was sent and what came back. */
export function renderExchange(
  exchange: Exchange,
  contract: Contract,
  { pointer, curl = true }: ExchangeView = {},
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
${curl && exchange.direction !== 'callback' && copyLine('curl', curlLine(exchange))}
</div>`;
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
  const left = lines.length - MOST_LINES;
  return html`${lines.slice(0, MOST_LINES).map(renderLine)}${left > 0 && `… ${formatCount(left)} more lines`}`;
}

function renderLine({ text, marked }: JsonLine): Markup {
  return marked ? html`<mark>${shorten(text)}</mark>\n` : html`${shorten(text)}\n`;
}

function shorten(text: string, longest = LONGEST_LINE): string {
  const left = text.length - longest;
  return left > 0 ? `${text.slice(0, longest)}… (${formatCount(left)} more characters)` : text;
}
