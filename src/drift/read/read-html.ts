import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Page, type PageTable, tidy } from '../page.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What no reader sees. */
const unseen: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'select',
]);
const inline: ReadonlySet<string> = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'cite',
    'code',
    'data',
    'dfn',
    'em',
    'font',
    'i',
    'kbd',
    'label',
    'mark',
    'q',
  ],
  ...['s', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr'],
]);

/** The page of an HTML document, as saved from a browser. Never throws: a browser reads anything too. */
export function readHtml(html: string): Page {
  const page: Page[number][] = [];
  let line = '';
  const end = (heading = false) => {
    const text = tidy(line);
    if (text !== '') page.push({ kind: 'line', text, ...(heading ? { heading } : {}) });
    line = '';
  };
  walk(parse(html).childNodes);
  end();
  return page;

  function walk(nodes: readonly Node[]): void {
    for (const node of nodes) visit(node);
  }

  function visit(node: Node): void {
    if (node.nodeName === '#text') line += (node as DefaultTreeAdapterTypes.TextNode).value;
    if (!('tagName' in node) || unseen.has(node.tagName)) return;
    if (inline.has(node.tagName)) walk(node.childNodes);
    else visitBlock(node);
  }

  function visitBlock(node: DefaultTreeAdapterTypes.Element): void {
    end();
    if (node.tagName === 'pre') page.push({ kind: 'line', text: textOf(node) });
    else if (node.tagName === 'table' && isData(node)) page.push(tableOf(node));
    else walk(node.childNodes);
    end(/^h[1-6]$/.test(node.tagName));
  }
}

/** Tables within tables are layout: what is inside is read by itself. */
function isData(table: DefaultTreeAdapterTypes.Element): boolean {
  return elementsIn(table, 'table').length === 0;
}

function tableOf(table: DefaultTreeAdapterTypes.Element): PageTable {
  const rows = elementsIn(table, 'tr').map((row) =>
    row.childNodes.flatMap((cell) => (isCell(cell) ? [textOf(cell).trim()] : [])),
  );
  return { kind: 'table', rows };
}

function isCell(node: Node): boolean {
  return node.nodeName === 'td' || node.nodeName === 'th';
}

function elementsIn(node: Node, name: string): readonly DefaultTreeAdapterTypes.Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => [
    ...(child.nodeName === name ? [child as DefaultTreeAdapterTypes.Element] : []),
    ...elementsIn(child, name),
  ]);
}

/** The text of an element with its line breaks. */
function textOf(node: Node): string {
  if (node.nodeName === '#text')
    return (node as DefaultTreeAdapterTypes.TextNode).value.replaceAll('\u00a0', ' ');
  if (!('tagName' in node) || unseen.has(node.tagName)) return '';
  if (node.tagName === 'br') return '\n';
  const text = node.childNodes.map(textOf).join('');
  return inline.has(node.tagName) || isCell(node) ? text : `\n${text}\n`;
}
