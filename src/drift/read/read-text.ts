import type { Page } from '../page.ts';
import { tidy } from '../page.ts';
import { readHtml } from './read-html.ts';

/** The page of a Markdown or plain text: tables with pipes, tabs or wide gaps; tables in HTML are read as such. */
export function readText(text: string): Page {
  const parts = text.split(/(<table[\s\S]*?<\/table>)/i);
  return parts.flatMap((part) => (/^<table/i.test(part) ? readHtml(part) : readLines(part)));
}

function readLines(text: string): Page {
  const page: Page[number][] = [];
  let code: string[] | undefined;
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) page.push({ kind: 'table', rows });
    rows = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^\s*(```|~~~)/.test(line)) {
      if (code !== undefined) page.push({ kind: 'line', text: code.join('\n') });
      code = code === undefined ? [] : undefined;
    } else if (code !== undefined) code.push(line);
    else if (!isRuler(line)) readLine(line);
  }
  endTable();
  if (code !== undefined) page.push({ kind: 'line', text: code.join('\n') });
  return page;

  function readLine(line: string): void {
    if (line.trim() === '') return;
    const cells = cellsOf(line) ?? lonelyCell(line, rows.length > 0);
    if (cells !== undefined) return void rows.push(cells);
    endTable();
    const heading = /^\s*(#{1,6}\s|\*\*[^*]+\*\*\s*$)/.test(line);
    const said = isJson(line) ? line : tidy(plain(line.replace(/^\s*(#{1,6}|[-*+>]|\d+\.)\s+/, '')));
    if (said.trim() !== '') page.push({ kind: 'line', text: said, ...(heading ? { heading } : {}) });
  }
}

/** What Markdown draws between a header and its rows, or below a heading. */
function isRuler(line: string): boolean {
  return /^[\s|:=-]*(--|==|:-)[\s|:=-]*$/.test(line);
}

/** Lines of a sample keep their signs. */
function isJson(line: string): boolean {
  return /^\s*([{}[\]]|"[^"]*"\s*:)/.test(line);
}

/** The cells of a line of a table; undefined where the line is none. */
function cellsOf(line: string): string[] | undefined {
  if (isJson(line) || line.trim() === '') return undefined;
  const split = splitCells(line);
  return split.length > 1 ? split.map((cell) => plain(cell).trim()) : undefined;
}

/** A row whose other cells are empty may have lost its signs; a heading begins with a capital. */
function lonelyCell(line: string, withinTable: boolean): string[] | undefined {
  return withinTable && /^[\s|]*[a-z]\w*[\s|]*$/.test(line) ? [line.replaceAll(/[\s|]/g, '')] : undefined;
}

function splitCells(line: string): readonly string[] {
  const trimmed = line.trim();
  if (/(?<!\\)\|/.test(trimmed))
    return trimmed
      .replace(/^\|/, '')
      .replace(/\|$/, '')
      .split(/(?<!\\)\|/);
  if (trimmed.includes('\t')) return line.replace(/[\r\n]+$/, '').split('\t');
  return trimmed.split(/ {2,}/);
}

/** Markdown and HTML signs taken away. */
function plain(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<\/?(?:a|b|i|p|em|strong|code|span|div|sup|sub|li|ul|ol)\b[^>]*>/gi, ' ')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
