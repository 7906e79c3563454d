import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../judge/verdict.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const sequences = '*/sequence/*';

/** Asks drawn cases of one region; gives what was printed, and the verdicts of the run. */
async function ask(cwd: string, pattern: string, ...options: readonly string[]) {
  const { stdout } = await runCli(['check', pattern, '--region', 'china', '--out', 'run', ...options], {
    cwd,
  });
  const { verdicts } = readRunFolder(path.join(cwd, 'run'));
  return { stdout, verdicts };
}

const shrunkIn = (verdicts: readonly Verdict[]) => verdicts.find(({ story }) => story?.shrunk) as Verdict;

describe('a story drawn at random that fails', () => {
  test('is made smaller, is kept by its run, and is told again by replay', async () => {
    const cwd = temporaryFolder();
    const { stdout, verdicts } = await ask(cwd, sequences, '--fault', 'add-subscriber-not-stored');
    const { caseId, story } = shrunkIn(verdicts);
    expect(stdout).toContain('drawn at random from seed 1, made smaller; failed 2 of 2 times');
    expect(stdout).toMatch(/call +1\. create_official_account \{"Owner_Account"/);
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
});

describe('a request drawn at random that fails', () => {
  test('becomes the smallest that still fails, and is sent again by replay', async () => {
    const cwd = temporaryFolder();
    const { verdicts } = await ask(cwd, 'create*/random/*', '--fault', 'quote-in-text-refused');
    const { caseId, story } = shrunkIn(verdicts);
    const body = (story?.story.kind === 'request' ? story.story.body : {}) as Readonly<
      Record<string, string>
    >;
    const quoted = Object.values(body).filter((value) => value.includes('"'));
    expect(quoted).toEqual(['"']);
    expect(Object.keys(body).length).toBeLessThanOrEqual(4);
    const replayed = await runCli(['replay', caseId, '--run', 'run', '--times', '1', '--json'], { cwd });
    const { exchanges } = JSON.parse(replayed.stdout) as { exchanges: { request: { body: string } }[] };
    expect(Object.keys(JSON.parse(exchanges[0]?.request.body ?? ''))).toEqual(Object.keys(body));
    expect(replayed.code).toBe(1);
  });
});

describe('the seed', () => {
  test('is printed where it was drawn, and stands in the ids of what was drawn from it', async () => {
    const cwd = temporaryFolder();
    const { stdout, stderr } = await runCli(['check', sequences, '--list', '--seed', 'random'], { cwd });
    const [, seed] = /seed (\d+) was drawn/.exec(stderr) ?? [];
    expect(stdout).toContain(`/sequence/memberships#seed-${seed}-1\n`);
  });

  test('of a case is in its id: replay needs no run that drew from it', async () => {
    const cwd = temporaryFolder();
    await ask(cwd, 'add_subscriber/envelope/*');
    const caseId = 'add_subscriber/sequence/memberships#seed-77-3';
    const { code, stdout } = await runCli(['replay', caseId, '--run', 'run', '--times', '1'], { cwd });
    expect(stdout).toContain('holds now');
    expect(code).toBe(0);
  });

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
