import { parseCommandLine } from './command-line/command-line.ts';
import { optionValues } from './command-line/option-values.ts';
import { createOutput, type Streams } from './output/output.ts';
import { reportError } from './output/report-error.ts';
import { packageVersion } from './package-version.ts';

/**
 * Runs a command line and resolves to the exit code. It never throws: bad usage is one line on stderr and 3, an
 * unknown exception is called a bug and 5.
 *
 * @param argv the arguments after `oaprobe`
 */
export async function main(
  argv: readonly string[],
  streams: Streams = { stdout: process.stdout, stderr: process.stderr },
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  ignoreClosedPipes(streams);
  let output = createOutput({ json: argv.includes('--json'), color: false }, streams, env);
  try {
    const version = packageVersion();
    const parsed = parseCommandLine(argv, version);
    if (parsed.kind === 'text') {
      streams.stdout.write(parsed.text);
      return 0;
    }
    const { spec, parameters, globals } = parsed;
    output = createOutput(globals, streams, env);
    // Whatever the command does: what was drawn can be asked again only by whoever knows the seed.
    if (optionValues(argv, '--seed').at(-1) === 'random') output.note(`seed ${globals.seed} was drawn`);
    const invocation = { globals, output, streams, commandLine: argv, cwd: process.cwd(), env, version };
    return await spec.execute(parameters, invocation);
  } catch (error) {
    return reportError(error, output, env);
  }
}

/** A reader that has seen enough (`oaprobe ... | head`) is no error: the work goes on to its end, unheard. */
function ignoreClosedPipes({ stdout, stderr }: Streams): void {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
