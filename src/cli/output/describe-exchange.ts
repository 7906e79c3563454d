import type { Exchange } from '../../judge/exchange.ts';
import { curlLine } from '../../results/curl.ts';

/** A whole exchange as text: request, answer or why there is none, time, and a curl line. Secrets are masked already. */
export function describeExchange(exchange: Exchange): string {
  const { id, region, operation, request, timings } = exchange;
  return [
    `--- ${id}  ${operation} @${region}  ${timings.totalMs.toFixed(1)} ms`,
    `${request.method} ${request.url}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
    '',
    request.body,
    '',
    ...answerLines(exchange),
    '',
    curlLine(exchange),
  ].join('\n');
}

function answerLines({ response, failure }: Exchange): string[] {
  if (response === undefined)
    return [`no answer: ${failure?.kind} in phase ${failure?.phase}: ${failure?.message}`];
  const headers = response.headers.map(([name, value]) => `${name}: ${value}`);
  return [`HTTP ${response.status}`, ...headers, '', response.body];
}
