import { describe, expect, test } from 'vitest';
import { UserError } from '../../contract/user-error.ts';
import { createOutput, type Streams } from './output.ts';
import { reportError } from './report-error.ts';

type Options = Parameters<typeof createOutput>[0];

/** An output whose streams remember what was written. */
function open(options: Partial<Options>, { terminal = false, env = {} } = {}) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: terminal,
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const streams = { stdout: stream('stdout'), stderr: stream('stderr') } as unknown as Streams;
  return { output: createOutput({ color: true, ...options }, streams, env), written };
}

describe('where things go', () => {
  test('people read stdout, and no document is printed', () => {
    const { output, written } = open({});
    output.people('hello');
    output.document({ a: 1 });
    expect(written).toEqual({ stdout: 'hello\n', stderr: '' });
  });

  test('with --json stdout holds the document alone', () => {
    const { output, written } = open({ json: true });
    output.people('hello');
    output.note('note');
    output.document({ a: [1, '\n'] });
    expect(JSON.parse(written.stdout)).toEqual({ a: [1, '\n'] });
    expect(written.stderr).toBe('hello\nnote\n');
  });

  test('colours need a terminal, and neither --no-color nor NO_COLOR', () => {
    expect(open({}, { terminal: true }).output.color).toBe(true);
    expect(open({}).output.color).toBe(false);
    expect(open({ color: false }, { terminal: true }).output.color).toBe(false);
    expect(open({}, { terminal: true, env: { NO_COLOR: '1' } }).output.color).toBe(false);
  });

  test('progress is rewritten on a terminal, plain in CI, and absent with --quiet', () => {
    const progressOf = (
      options: Partial<Options>,
      around: { terminal?: boolean; env?: Record<string, string> },
    ) => {
      const { output, written } = open(options, around);
      output.progress().update('x');
      return written.stderr;
    };
    expect(progressOf({}, { terminal: true })).toBe('\r\x1b[2K  0 s  x');
    expect(progressOf({}, { terminal: true, env: { CI: 'true' } })).toBe('  0 s  x\n');
    expect(progressOf({ quiet: true }, { terminal: true })).toBe('');
  });
});

describe('errors', () => {
  test('what the user can put right is its own one line and its exit code', () => {
    const { output, written } = open({});
    expect(reportError(new UserError('x must be y,\n  got z', 6), output, {})).toBe(6);
    expect(written.stderr).toBe('oaprobe: x must be y, got z\n');
  });

  test('anything else is called a bug, without a stack unless it is asked for', () => {
    const { output, written } = open({});
    expect(reportError(new TypeError('a is undefined'), output, {})).toBe(5);
    expect(written.stderr).toMatch(/^oaprobe: bug: TypeError: a is undefined; please report .*\n$/);
    const debugged = open({});
    reportError(new TypeError('a is undefined'), debugged.output, { OAPROBE_DEBUG: '1' });
    expect(debugged.written.stderr).toContain('output.test.ts');
  });

  test('with --json the reason is a document too', () => {
    const { output, written } = open({ json: true });
    reportError(new UserError('no'), output, {});
    expect(JSON.parse(written.stdout)).toEqual({ decision: 'error', exitCode: 3, reason: 'no' });
  });

  test('a thrown value that is no error is still one line', () => {
    const { output, written } = open({});
    expect(reportError('text', output, {})).toBe(5);
    expect(written.stderr).toContain('bug: text;');
  });
});
