import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('run-together.ts', import.meta.url));

/** Runs side by side in a process of their own. */
export interface Together {
  /** Ends all of them as a power cut would. */
  kill(): void;
  /** The signal that ended them; `null` where they came to their end. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

/**
 * Starts runs of the cases of a pattern on the target `live` of the config in that folder, in its region `china`.
 *
 * @param runs how many
 */
export function startTogether(pattern: string, runs: number, cwd: string): Together {
  const child = spawn(process.execPath, [program, 'live', pattern, String(runs)], { cwd, stdio: 'inherit' });
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: once(child, 'exit').then(([, signal]) => signal),
  };
}
