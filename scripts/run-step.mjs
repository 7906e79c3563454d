// Runs child processes with a section line, elapsed time, and signals handed on.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const onTerminal = Boolean(process.stdout.isTTY) && !process.env.CI;
/** Exit code of a program that Ctrl-C ended. */
const interrupted = 130;
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** Prints one line that says what is wrong and what to do; returns the exit code of bad usage. */
export function printFailure(text) {
  console.error(`oaprobe: ${text}`);
  return 3;
}

/** Time as people read it: `4.2 s`, `2 min 5 s`. */
export function formatElapsed(ms) {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The tools of node_modules come first on PATH, the pinned Node among them. */
export function toolEnvironment(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** Hands SIGINT and SIGTERM on to a child until the returned function is called. */
function handOnSignals(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => child.kill(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** Starts a program in the root folder and resolves to its exit code; output goes where ours goes. */
export function runToEnd(program, parameters, { env = toolEnvironment(), stdio = 'inherit', onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: root, env, stdio });
    const release = handOnSignals(child);
    const finish = (code) => {
      release();
      resolve(code);
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.on('error', (error) => {
      console.error(`oaprobe: ${path.basename(program)} could not be started: ${error.message}`);
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? 128 + (signalNumbers[signal] ?? 1)));
  });
}

/**
 * Runs a long program whose output matters only when it fails: on a terminal one line counts the seconds,
 * in CI one plain line says what began. Resolves to `{ code, output }`.
 */
export async function runQuietly(title, program, parameters, env) {
  const startedAt = Date.now();
  const chunks = [];
  const tick = () => process.stdout.write(`\r${title} ... ${formatElapsed(Date.now() - startedAt)} `);
  if (!onTerminal) console.log(`${title} ...`);
  const timer = onTerminal ? setInterval(tick, 250) : undefined;
  const code = await runToEnd(program, parameters, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (chunk) => chunks.push(chunk),
  });
  clearInterval(timer);
  if (onTerminal) process.stdout.write('\r\x1b[2K');
  console.log(
    `${title}: ${code === 0 ? 'done' : `failed with exit code ${code}`} (${formatElapsed(Date.now() - startedAt)})`,
  );
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

/** Runs steps in order, with a section line for each; a failed one does not keep the others from telling theirs. */
export async function runSteps(steps) {
  const startedAt = Date.now();
  const failed = [];
  for (const [index, step] of steps.entries()) {
    const stepStartedAt = Date.now();
    console.log(`\n== ${index + 1}/${steps.length} ${step.title}`);
    const code = await step.run();
    const elapsed = formatElapsed(Date.now() - stepStartedAt);
    console.log(`== ${step.title}: ${code === 0 ? 'passed' : `failed with exit code ${code}`} (${elapsed})`);
    if (code === interrupted) return code;
    if (code !== 0) failed.push(step.title);
  }
  const elapsed = formatElapsed(Date.now() - startedAt);
  console.log(
    failed.length === 0
      ? `\nall ${steps.length} steps passed (${elapsed})`
      : `\nfailed: ${failed.join(', ')} (${elapsed})`,
  );
  return failed.length === 0 ? 0 : 1;
}
