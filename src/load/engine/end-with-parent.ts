import { type ChildProcess, spawn } from 'node:child_process';

/** Waits for a line; where the input ends without one, nobody is left who could have written it. */
const guard = 'read -r _ || kill -9 "$0"';

/**
 * No load goes on when nobody watches it any more: ends k6 when this process ends, also when it is killed and can do
 * nothing. A shell holds the other end of a pipe that closes with this process.
 *
 * @returns calls the watch off; must be called when k6 has ended, before another process may get its id
 */
export function endWithParent(child: ChildProcess): () => void {
  if (child.pid === undefined) return () => undefined;
  const watch = spawn('/bin/sh', ['-c', guard, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: {},
  });
  // Where there is no shell, ending normally still ends k6.
  watch.on('error', () => undefined);
  watch.stdin?.on('error', () => undefined);
  watch.unref();
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return () => {
    process.removeListener('exit', kill);
    watch.stdin?.end('\n');
  };
}
