import os from 'node:os';
import path from 'node:path';

/**
 * The folder in which oaprobe keeps what can be made again but is slow to make: the mock's local CA (`ca/`) and a
 * built k6 (`k6/<version>/`). Only names the folder: whoever writes into it makes it first.
 *
 * @param env - the environment: an absolute `XDG_CACHE_HOME` is used on every platform (a relative one is ignored, as
 *   the XDG base directory specification asks), else `HOME`, else the home of the account that runs the process
 * @param platform - as `process.platform`: on macOS the default is `~/Library/Caches/oaprobe`, elsewhere `~/.cache/oaprobe`
 * @returns an absolute path
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string {
  const xdg = env.XDG_CACHE_HOME;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'oaprobe');
  const home = env.HOME || os.homedir();
  const caches = platform === 'darwin' ? path.join('Library', 'Caches') : '.cache';
  return path.join(home, caches, 'oaprobe');
}
