import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import { profileNames } from '../../load/profile.ts';
import { faultsOf } from '../../mock/faults/catalogue.ts';
import { parseCommandLine } from './command-line.ts';
import { commandSpecs } from './command-specs.ts';
import { exitCodes } from './exit-codes.ts';
import { optionValues } from './option-values.ts';

const parse = (line: string) => parseCommandLine(line === '' ? [] : line.split(' '), '1.2.3');

function parsed(line: string) {
  const found = parse(line);
  if (found.kind !== 'command') throw new Error(`${line} must name a command`);
  return found;
}

describe('global options', () => {
  test('stand before or after the command, with the same effect', () => {
    const before = parsed('--target staging --region china,seoul --seed 7 --json --yes check x');
    const after = parsed('check x --target staging --region china,seoul --seed 7 --json --yes');
    expect(before.globals).toEqual(after.globals);
    expect(before.globals).toMatchObject({ target: 'staging', region: 'china,seoul', seed: 7, json: true });
  });

  test('have defaults: seed 1, colours, and nothing else', () => {
    expect(parsed('check').globals).toEqual({ seed: 1, color: true });
    expect(parsed('check --no-color').globals).toEqual({ seed: 1, color: false });
  });
});

describe('commands', () => {
  test('check takes a pattern and several faults', () => {
    expect(parsed('check add* --fault one --fault two --list').parameters).toEqual({
      pattern: 'add*',
      fault: ['one', 'two'],
      list: true,
    });
  });

  test('load takes profiles, and its overrides arrive as numbers', () => {
    expect(parsed('load throughput batch --rate 50 --duration 2m --users pool').parameters).toEqual({
      profile: ['throughput', 'batch'],
      rate: 50,
      duration: 120_000,
      users: 'pool',
    });
  });

  test('mock takes its switches', () => {
    expect(parsed('mock --port 0 --http --fail-on-violation --secret-key k').parameters).toEqual({
      port: 0,
      http: true,
      failOnViolation: true,
      secretKey: 'k',
    });
  });

  test('one command line never leaks into the next', () => {
    parsed('check --fault one');
    expect(parsed('check --fault two').parameters).toMatchObject({ fault: ['two'] });
  });
});

describe('bad usage is one line that says what to do', () => {
  test.each([
    [
      '',
      `a command must be named, got none; known: ${commandSpecs.map(({ usage }) => usage.split(' ')[0]).join(', ')}; see oaprobe --help`,
    ],
    ['chekc', "unknown command 'chekc', did you mean check?; see oaprobe --help"],
    ['check --regoin china', "unknown option '--regoin', did you mean --region?; see oaprobe check --help"],
    ['check a b', "too many arguments for 'check', expected 1 argument but got 2; see oaprobe check --help"],
    ['mock --port', "option '--port <number>' argument missing; see oaprobe mock --help"],
    [
      'load x --duration 30',
      '--duration must be a time above 0 with its unit (500ms, 30s, 2m, 1h), got "30"',
    ],
  ])('%j', (line, message) => {
    expect(() => parse(line)).toThrow(expect.objectContaining({ name: 'UserError', message, exitCode: 3 }));
  });
});

describe('help', () => {
  test.each(commandSpecs.map(({ usage }) => usage.split(' ')[0] ?? ''))(
    'of %s has examples and exit codes',
    (name) => {
      const help = parse(`${name} --help`);
      const text = help.kind === 'text' ? help.text : '';
      expect(text).toContain(`Usage: oaprobe ${name}`);
      expect(text).toContain(`$ oaprobe ${name}`);
      expect(text).toContain('--region <names>');
      for (const says of Object.values(exitCodes)) expect(text).toContain(says);
    },
  );

  test('every example is a command line that is understood', () => {
    const lines = commandSpecs.flatMap(({ examples }) => examples.map(([line]) => line));
    for (const line of lines) expect(parsed(line.replaceAll("'", '')).kind).toBe('command');
    expect(lines.length).toBeGreaterThan(10);
  });

  test('of load names every profile', () => {
    const help = parse('load --help');
    const text = help.kind === 'text' ? help.text : '';
    for (const name of profileNames()) expect(text).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });

  test('every fault in an example is in the catalogue', () => {
    const lines = commandSpecs.flatMap(({ examples }) => examples.map(([line]) => line.split(' ')));
    const named = lines.flatMap((words) => optionValues(words, '--fault'));
    const known = faultsOf(readContract()).map(({ name }) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining(named));
  });

  test('--version prints the version alone', () => {
    expect(parse('--version')).toEqual({ kind: 'text', text: '1.2.3\n' });
  });
});
