import { describe, expect, test } from 'vitest';
import type { Verdict } from '../judge/verdict.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const sequences = '*/sequence/*';

/** The verdicts of the drawn stories of a run. */
async function verdictsOf(cwd: string, ...options: readonly string[]): Promise<readonly Verdict[]> {
  await runCli(['check', sequences, '--region', 'china', '--out', 'run', ...options], { cwd });
  return readRunFolder(`${cwd}/run`).verdicts;
}

describe('a story drawn at random that fails', () => {
  test('is made smaller, is kept by its run, and is told again by replay', async () => {
    const cwd = temporaryFolder();
    const verdicts = await verdictsOf(cwd, '--fault', 'add-subscriber-not-stored');
    const { caseId, story } = verdicts.find((one) => one.story?.shrunk) as Verdict;
    expect(story).toMatchObject({ seed: 1, asked: 2, failed: 2 });
    const commands = story?.story.kind === 'sequence' ? story.story.commands : [];
    expect(commands.length).toBeLessThanOrEqual(3);
    const replayed = await runCli(['replay', caseId, '--run', 'run', '--times', '1', '--json'], { cwd });
    const { exchanges } = JSON.parse(replayed.stdout) as { exchanges: { operation: string }[] };
    const called = exchanges.map(({ operation }) => operation);
    expect(called[0]).toBe('create_official_account');
    expect(called.filter((operation) => operation.includes('_subscriber')).length).toBeGreaterThan(0);
    expect(called.filter((one) => !one.startsWith('get_') && !one.startsWith('destroy_')).length).toBe(
      commands.length,
    );
    expect(replayed.code).toBe(1);
  });

  test('only now and then is kept as it was drawn, with how often it failed', async () => {
    const verdicts = await verdictsOf(temporaryFolder(), '--fault', 'flaky-body-not-json');
    const failed = verdicts.filter(({ story }) => story !== undefined);
    const flaky = failed.filter(({ story }) => story?.failed === 1 && story.asked === 2);
    expect(flaky.length).toBeGreaterThan(0);
    expect(flaky.every(({ story, message }) => !story?.shrunk && message.includes('it failed 1 of 2'))).toBe(
      true,
    );
  });
});

describe('the seed', () => {
  test('draws the same stories each time, and another one others', async () => {
    const cwd = temporaryFolder();
    const list = async (seed: string) =>
      (await runCli(['check', sequences, '--list', '--json', '--seed', seed], { cwd })).stdout;
    const first = await list('7');
    expect(await list('7')).toBe(first);
    expect(first).toContain('#seed-7-1"');
    expect(await list('8')).not.toBe(first);
  });
});
