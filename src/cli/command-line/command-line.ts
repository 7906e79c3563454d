import { Command, CommanderError, Option } from 'commander';
import { UserError } from '../../contract/user-error.ts';
import { commandSpecs } from './command-specs.ts';
import { exitCodeLines } from './exit-codes.ts';
import { type GlobalOptions, globalOptions, type OptionSpec } from './global-options.ts';
import type { CommandSpec } from './specs/command-spec.ts';

/** A command line that was understood: what to start, or the text of a help. */
export type Parsed =
  | {
      readonly kind: 'command';
      readonly spec: CommandSpec;
      readonly parameters: unknown;
      readonly globals: GlobalOptions;
    }
  | { readonly kind: 'text'; readonly text: string };

/**
 * Reads the arguments of `oaprobe`, without the program itself.
 *
 * @throws UserError for anything it does not know, with the nearest name
 */
export function parseCommandLine(argv: readonly string[], version: string): Parsed {
  const texts: string[] = [];
  let parsed: Parsed | undefined;
  const program = createProgram(version, texts, (chosen) => {
    parsed = chosen;
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw badUsage(error, argv);
  }
  return parsed ?? { kind: 'text', text: texts.join('') };
}

function createProgram(version: string, texts: string[], choose: (parsed: Parsed) => void): Command {
  const program = new Command('oaprobe')
    .description('Contract tests and load tests for the official-account REST API of Tencent Cloud Chat.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => void texts.push(text), writeErr: () => undefined })
    .addHelpText('after', `\nExit codes:\n${exitCodeLines()}\n\nStart with:\n  $ oaprobe run\n`)
    .exitOverride();
  addOptions(program, globalOptions);
  for (const spec of commandSpecs) addCommand(program, spec, choose);
  return program;
}

function addOptions(command: Command, options: readonly OptionSpec[]): void {
  for (const { flags, says, parse, default: value } of options) {
    const option = new Option(flags, says).default(value);
    if (parse) option.argParser((text, before: unknown) => parse(text, before));
    command.addOption(option);
  }
}

function addCommand(program: Command, spec: CommandSpec, choose: (parsed: Parsed) => void): void {
  const examples = spec.examples.map(([line, says]) => `  $ oaprobe ${line}\n      ${says}`).join('\n');
  const command = program
    .command(spec.usage)
    .description(spec.says)
    .helpOption('--help', 'print this help')
    .addHelpText('after', () => (spec.more ? `\n${spec.more()}` : ''))
    .addHelpText('after', `\nExamples:\n${examples}\n\nExit codes:\n${exitCodeLines()}\n`);
  addOptions(command, spec.options);
  command.action(() => {
    const names = command.registeredArguments.map((argument) => argument.name());
    const values = names.map((name, index) => [name, command.processedArgs[index]]);
    const parameters = { ...command.opts(), ...Object.fromEntries(values) };
    choose({ kind: 'command', spec, parameters, globals: program.opts<GlobalOptions>() });
  });
}

/** Commander's message as one line that ends with what to do. */
function badUsage(error: CommanderError, argv: readonly string[]): UserError {
  if (error.code === 'commander.help') {
    const known = commandSpecs.map((spec) => spec.usage.split(' ')[0]).join(', ');
    return new UserError(`a command must be named, got none; known: ${known}; see oaprobe --help`);
  }
  const named = commandSpecs
    .map((spec) => spec.usage.split(' ')[0])
    .find((name) => name && argv.includes(name));
  const message = error.message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.+)\?\)/, ', did you mean $1?')
    .replace(/\. Expected (.+)\.$/, ', expected $1');
  return new UserError(`${message}; see oaprobe ${named ? `${named} ` : ''}--help`);
}
