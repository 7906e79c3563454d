import { describe, expect, test } from 'vitest';
import { runCli, startCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { waitFor } from './testing/wait-for.ts';

describe('selftest', () => {
  test('tries the faults and harmless changes that the pattern selects, and leaves nothing behind', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(['selftest', 'add-subscriber-*-accepted', '--json'], { cwd });
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ survived: [], harmless: 0, falseAlarms: [], mutationScore: 100 });
    expect(result.faults).toBeGreaterThan(8);
    expect(result.caught).toBe(result.faults);
    expect(code).toBe(0);
  });

  test('says the same to people', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(['selftest', 'keys-reversed'], { cwd });
    expect(stdout).toContain('caught    0 of 0 faults: mutation score 100 %');
    expect(stdout).toContain('harmless  1 of 1 changes raise no alarm');
    expect(code).toBe(0);
  });

  test('--load tries the faults that only load shows, with the profiles that show them', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(['selftest', '--load', '*-while-busy', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ faults: 4, caught: 4, survived: [], harmless: 0 });
    expect(code).toBe(0);
  });

  test('Ctrl-C ends it with what is known by then, exit code 130', async () => {
    const started = startCli(['selftest', '--json', '--no-color'], { cwd: temporaryFolder() });
    await waitFor(started, () => started.printed().stderr.includes('tried'));
    started.child.kill('SIGINT');
    const { code, stdout } = await started.ended;
    expect(JSON.parse(stdout)).toMatchObject({ survived: expect.any(Array) });
    expect(code).toBe(130);
  });

  test('--list names every fault with its clause, and tries nothing', async () => {
    const { code, stdout } = await runCli(['selftest', '--list', '--json', 'limit-101'], {
      cwd: temporaryFolder(),
    });
    expect(JSON.parse(stdout)).toEqual([
      {
        fault: 'limit-101-accepted',
        clause: 'add_subscriber.request.list-max-100',
        says: expect.any(String),
      },
    ]);
    expect(code).toBe(0);
  });

  test('is refused on a target that is not the mock', async () => {
    const { code, stderr } = await runCli(['selftest', '--target', 'staging'], { cwd: temporaryFolder() });
    expect(stderr).toContain('selftest must run on the mock');
    expect(code).toBe(3);
  });

  test('a pattern that selects nothing is told with the nearest name, exit code 6', async () => {
    const { code, stderr } = await runCli(['selftest', 'limit-101-acepted'], { cwd: temporaryFolder() });
    expect(stderr).toContain('did you mean "limit-101-accepted"?');
    expect(code).toBe(6);
  });
});
