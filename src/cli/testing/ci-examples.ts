import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../examples/ci/', import.meta.url));

/** The example workflows, each with its command lines: what the action is given, or what follows `npx oaprobe`; and its text. */
export function ciExamples(): (readonly [file: string, commandLines: readonly string[], text: string])[] {
  const files = readdirSync(folder).sort();
  return files.map((file) => {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    return [file, commandLinesIn(text), text];
  });
}

function commandLinesIn(text: string): string[] {
  const found = text.matchAll(/(?:arguments: |- npx oaprobe )([^|\n]+?)(?: \|\| true)?$/gm);
  return [...found].map(([, line = '']) => line.trim());
}
