import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line/command-line.ts';
import { ciExamples } from './testing/ci-examples.ts';

test.each(ciExamples())('every command line of %s is understood', (_file, commandLines) => {
  for (const line of commandLines) expect(parseCommandLine(line.split(' '), '1.0.0').kind).toBe('command');
  expect(commandLines.length).toBeGreaterThan(0);
});

test('a pull request, a night, a week and GitLab have an example', () => {
  const names = ['github-nightly', 'github-pull-request', 'github-weekly-capacity', 'gitlab'];
  expect(ciExamples().map(([file]) => file)).toEqual(names.map((name) => `${name}.yml`));
});
