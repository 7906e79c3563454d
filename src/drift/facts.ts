import { type Page, tidy } from './page.ts';
import { looseJson, type Sample } from './read/loose-json.ts';

/** A host name with the words before it. */
export interface NamedDomain {
  /** The words that end in a colon, or the cell beside it; empty where there are none. */
  readonly title: string;
  readonly domain: string;
}

/** Everything that a page says, as lines; cells are lines of their own. */
export function linesOf(page: Page): readonly string[] {
  return page.flatMap((item) => (item.kind === 'line' ? item.text.split('\n') : item.rows.flat()));
}

const labelled =
  /([A-Za-z\u4e00-\u9fff][A-Za-z .()\u4e00-\u9fff-]{0,40}?)\s*(?:[:：]|\||\t)\s*((?:[a-z0-9-]+\.){2,}[a-z]{2,})(?![\w/.-]*\/)/g;
const bare = /(?<![\w/@.-])((?:[a-z0-9-]+\.){2,}[a-z]{2,})(?![\w-])/g;

/** Host names of a page: with the words before them in the same line or row, or alone. Those within URLs are left out. */
export function domainsOf(page: Page): readonly NamedDomain[] {
  const texts = page.flatMap((item) =>
    item.kind === 'line' ? [item.text] : [...item.rows.map((row) => row.join(' | ')), ...item.rows.flat()],
  );
  const named = texts.flatMap((text) =>
    [...text.matchAll(labelled)].map(([, title = '', domain = '']) => ({ title: tidy(title), domain })),
  );
  const known = new Set(named.map(({ domain }) => domain));
  const alone = [...texts.join('\n').matchAll(bare)].map(([, domain = '']) => ({ title: '', domain }));
  return unique([...named, ...alone.filter(({ domain }) => !known.has(domain))]);
}

function unique(domains: readonly NamedDomain[]): readonly NamedDomain[] {
  return [...new Map(domains.map((one) => [`${one.title} ${one.domain}`, one])).values()];
}

const perSecond =
  /(\d[\d,]*)\s*(?:times?|calls?|requests?|queries|次)?\s*(?:\/|per|a|each|every)\s*(?:seconds?|sec|s|秒)(?![a-z])|(\d[\d,]*)\s*QPS/gi;

/** Calls per second that a page names: under a heading on frequency where it has one, else anywhere. */
export function ratesOf(page: Page): readonly number[] {
  const lines = linesOf(page);
  const under = lines.flatMap((line, index) =>
    /frequen|rate limit|QPS|频率/i.test(line) ? ratesIn(`${line}\n${lines[index + 1] ?? ''}`) : [],
  );
  return under.length > 0 ? under : ratesIn(lines.join('\n'));
}

function ratesIn(text: string): readonly number[] {
  return [...text.matchAll(perSecond)].map(([, times, qps]) => numberOf(times ?? qps ?? ''));
}

const bound =
  /(?:up to|at most|max(?:imum)?\.?(?: (?:of|number|length|size|value)\w*)?(?: is|:)?|(?:no|not) (?:more|longer|greater|larger) than|(?:not|never|cannot) exceed|limit(?:ed)? (?:to|is|of)|within|<=|≤|最多|不超过)\s*(\d[\d,]*)|(\d[\d,]*)\s*(?:\w+\s){0,3}(?:at most|or (?:fewer|less)|max(?:imum)?\b|at a time)/gi;

/** Upper bounds that a text names. */
export function boundsIn(text: string): readonly number[] {
  return [...text.matchAll(bound)].map(([, after, before]) => numberOf(after ?? before ?? ''));
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}

/** The samples in JSON of a page, in their order. */
export function samplesOf(page: Page): readonly Sample[] {
  const text = page.map((item) => (item.kind === 'line' ? item.text : '')).join('\n');
  const samples: Sample[] = [];
  const start = /^[^\S\r\n]*\{/gm;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const sample = looseJson(text, start.lastIndex - 1);
    if (sample === undefined) continue;
    samples.push(sample);
    start.lastIndex = sample.end;
  }
  return samples;
}

/** The query of the first URL of an operation, by name; empty where the page shows none. */
export function sampleQueryOf(page: Page, command: string): ReadonlyMap<string, string> {
  const text = linesOf(page).join(' ');
  const query = new RegExp(`/${command}\\?([^\\s"'<>]+)`).exec(text)?.[1] ?? '';
  return new Map(new URLSearchParams(query));
}
