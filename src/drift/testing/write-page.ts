import type { Contract, Operation } from '../../contract/types.ts';
import { contractFields } from '../compare/contract-fields.ts';

/** What a page of the documentation shows, before it is written in a format. */
export interface PageContent {
  readonly command: string;
  readonly path: string;
  readonly domains: readonly (readonly [title: string, domain: string])[];
  readonly parameters: readonly (readonly [name: string, description: string])[];
  readonly rate: string;
  readonly requestSample: string;
  readonly requestFields: readonly (readonly string[])[];
  readonly responseSample: string;
  readonly responseFields: readonly (readonly string[])[];
  readonly codes: readonly (readonly [code: string, meaning: string])[];
  /** Order of the parts; each once. */
  readonly order: readonly ('request' | 'response' | 'codes')[];
  /** Words of headers that are replaced by others. */
  readonly headers: Readonly<Record<string, string>>;
  /** More text, one paragraph each. */
  readonly remarks: readonly string[];
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Integer',
  array: 'Array',
  object: 'Object',
};

/** A page about an operation that says what the contract says. */
export function contentOf(contract: Contract, operation: Operation): PageContent {
  const { service, errors } = contract;
  return {
    command: operation.command,
    path: service.path.replace('{command}', operation.command),
    domains: Object.values(service.regions).map(({ title, domain }) => [title, domain]),
    parameters: [
      ['sdkappid', 'Number of the app.'],
      ['identifier', ''],
      ['usersig', 'Signature'],
      ['random', 'Any number from 0 to 4294967295.'],
      ['contenttype', 'json'],
    ],
    rate: `${operation.limits.callsPerSecond} times/second`,
    requestSample: withComment(JSON.stringify(operation.examples.request, null, 2), operation),
    requestFields: rowsOf(contract, operation, 'request'),
    responseSample: JSON.stringify(operation.examples.response, null, 2),
    responseFields: rowsOf(contract, operation, 'response').map(([name = '', type = '', , text = '']) => [
      name,
      type,
      text,
    ]),
    codes: operation.codes.map((code) => [String(code), errors[code]?.meaning ?? '']),
    order: ['request', 'response', 'codes'],
    headers: {},
    remarks: [],
  };
}

function rowsOf(contract: Contract, operation: Operation, body: 'request' | 'response'): string[][] {
  return contractFields(contract, operation, body).map(({ name, types, required, keywords }) => {
    const bound = keywords.maxItems ?? keywords.maxBytes ?? keywords.maximum;
    const text =
      bound === undefined || name === 'SubscriberList' ? `What ${name} says.` : `At most ${bound}.`;
    const type = typeWords[types[0] ?? ''] ?? 'String';
    return [name, type, required === 'no' ? 'No' : 'Yes', text];
  });
}

/** Some pages name the size of a batch in a comment alone. */
function withComment(sample: string, { batch }: Operation): string {
  const list = batch?.request.list.slice(1) ?? '';
  return sample.replace(`"${list}": [`, `"${list}": [ // Up to 100 subscribers in one go`);
}

/** The formats in which a page is saved; `flattened` is plain text with one cell a line. */
export const formats = ['html', 'markdown', 'plain', 'flattened'] as const;

interface Writer {
  heading(text: string): string;
  paragraph(text: string): string;
  table(header: readonly string[], rows: readonly (readonly string[])[]): string;
  code(text: string): string;
}

const piped = (cells: readonly string[]) => `${cells.join(' | ')} |`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
const cellsIn = (cells: readonly string[], tag: string) =>
  `<tr>${cells.map((cell) => `<${tag}><p>${escaped(cell)}</p></${tag}>`).join('')}</tr>`;

const writers: Readonly<Record<(typeof formats)[number], Writer>> = {
  html: {
    heading: (text) => `<h3 id="x">${text}</h3>`,
    paragraph: (text) => `<div><span>${escaped(text)}</span></div>`,
    table: (header, rows) =>
      `<table><thead>${cellsIn(header, 'th')}</thead><tbody>${rows.map((row) => cellsIn(row, 'td')).join('')}</tbody></table>`,
    code: (text) =>
      `<pre><code>${text.replaceAll('&', '&amp;').replaceAll('"', '<span>&quot;</span>')}</code></pre>`,
  },
  markdown: {
    heading: (text) => `## ${text}\n`,
    paragraph: (text) => `${text}\n`,
    table: (header, rows) =>
      `${[header, header.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('_', '\\_').replaceAll('\n', '<br>')).join(' | ')} |`).join('\n')}\n`,
    code: (text) => `\`\`\`json\n${text}\n\`\`\`\n`,
  },
  plain: {
    heading: (text) => text,
    paragraph: (text) => text,
    table: (header, rows) => [header, ...rows].map((row) => piped(row).replaceAll('\n', ' ')).join('\n'),
    code: (text) => text,
  },
  flattened: {
    heading: (text) => text,
    paragraph: (text) => text,
    table: (header, rows) => [header, ...rows].flat().join('\n'),
    code: (text) => text,
  },
};

/** Writes a page in a format. */
export function writePage(content: PageContent, format: (typeof formats)[number]): string {
  const writer = writers[format];
  const { heading, paragraph, code } = writer;
  const table = (header: readonly string[], rows: readonly (readonly string[])[]) =>
    writer.table(
      header.map((word) => content.headers[word] ?? word),
      rows,
    );
  const url = `https://xxxxxx${content.path}?sdkappid=1400000001&identifier=admin&usersig=abc&random=7&contenttype=json`;
  const domains = content.domains.map(([title, domain]) => `${title}: ${domain}`).join('\n');
  const parts = {
    request: [
      heading('Sample of a request'),
      code(content.requestSample),
      heading('Fields of a request'),
      table(['Field', 'Type', 'Required', 'Description'], content.requestFields),
    ],
    response: [
      heading('Sample of an answer'),
      code(content.responseSample),
      heading('Fields of an answer'),
      table(['Field', 'Type', 'Description'], content.responseFields),
    ],
    codes: [heading('Codes'), table(['Error Code', 'Description'], content.codes)],
  };
  const text = [
    heading('An operation'),
    ...content.remarks.map(paragraph),
    paragraph(url),
    table(
      ['Parameter', 'Description'],
      [
        ['xxxxxx', `Domain by region:\n${domains}`],
        [content.path.slice(1), 'The API.'],
        ...content.parameters,
      ],
    ),
    heading('Highest frequency'),
    paragraph(content.rate),
    ...content.order.flatMap((part) => parts[part]),
    heading('References'),
  ].join('\n');
  return format === 'html' ? wholeHtml(text) : text;
}

/** As a browser saves a complete page, with its menus and scripts. */
function wholeHtml(body: string): string {
  return `<!DOCTYPE html>
<html><head><title>x</title><script>var menu = {"url": "https://x.example/delete_subscriber"};</script></head>
<body><nav><ul><li><a href="delete">Deleting</a></li></ul></nav><main>${body}</main>
<footer>2024<p>See www.example.com</p></footer></body></html>`;
}
