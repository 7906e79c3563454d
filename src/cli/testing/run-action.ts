import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../../', import.meta.url));

type Texts = Readonly<Record<string, string>>;

/** A step of an action or a workflow, as far as the examples use it. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Texts;
  readonly with?: Texts;
  readonly if?: string;
  readonly 'continue-on-error'?: boolean;
  readonly 'working-directory'?: string;
}

/** `action.yml`. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** Where a step runs, and what it was told. */
export interface StepPlace {
  readonly workspace: string;
  readonly env?: Texts;
  /** The folder of the action; that of this checkout where absent. */
  readonly actionPath?: string;
}

/** How a step ended. */
export interface StepEnd {
  readonly code: number | null;
  readonly printed: string;
}

/** The action of this checkout. */
export function readAction(): Action {
  return parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
}

/** What the step summary of a workspace holds. */
export function stepSummary(workspace: string): string {
  return readFileSync(path.join(workspace, 'step-summary.md'), 'utf8');
}

/**
 * Runs the action as a runner does: inputs with their defaults, one step after the other until one fails, each script in
 * a file of its own for bash with `-e` and `pipefail`. Steps that use other actions are left out; the Node that they
 * would set up is the one of this test.
 */
export async function runAction(given: Texts, place: StepPlace): Promise<StepEnd> {
  const { inputs, runs } = readAction();
  const defaults = Object.entries(inputs).map(([name, { default: value = '' }]) => [name, value]);
  const values: Texts = { ...Object.fromEntries(defaults), ...given };
  const filled = (text: string) => fill(text, 'inputs', values);
  let printed = '';
  for (const step of runs.steps.filter(({ run }) => run !== undefined)) {
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text)]);
    const env = { ...place.env, ...Object.fromEntries(own) };
    const folder = path.resolve(place.workspace, filled(step['working-directory'] ?? '.'));
    const end = await runScript(step.run ?? '', folder, { ...place, env });
    printed += end.printed;
    if (end.code !== 0) return { ...end, printed };
  }
  return { code: 0, printed };
}

/** A text with each `${{ of.name }}` in it filled in. */
export function fill(text: string, of: string, values: Texts): string {
  return text.replaceAll(
    new RegExp(`\\$\\{\\{ ${of}\\.([\\w-]+) \\}\\}`, 'g'),
    (_all, name) => values[name] ?? '',
  );
}

/** Runs the lines of a script in bash; resolves to its end. */
export async function runScript(
  text: string,
  folder: string,
  { workspace, env, actionPath = root }: StepPlace,
): Promise<StepEnd> {
  const script = path.join(workspace, 'script.sh');
  writeFileSync(script, text);
  const runner = {
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: actionPath,
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: path.join(workspace, 'step-summary.md'),
    GITHUB_OUTPUT: path.join(workspace, 'output'),
  };
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...runner, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, printed }));
  });
}
