import { UserError } from '../../contract/user-error.ts';
import { usableGo } from '../../load/engine/build-k6.ts';
import { findK6 } from '../../load/engine/find-k6.ts';
import type { Row } from './row.ts';

/** A program that does not tell its version by then, in ms, hangs. */
const patienceMs = 3000;

/** Which k6 load profiles would use, or that Go can build one; nothing is built here. */
export async function k6Row(env: Readonly<Record<string, string | undefined>>): Promise<Row> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const { path, version, source } = await findK6({ env, build: false, signal });
    return { what: 'k6', ready: true, found: `${version} (${source}): ${path}` };
  } catch (error) {
    if (signal.aborted) return hanging;
    if (!(error instanceof UserError)) throw error;
    const go = env.OAPROBE_K6 ? undefined : await usableGo(env);
    if (go === undefined) return { what: 'k6', ready: false, found: error.message };
    return {
      what: 'k6',
      ready: true,
      found: `none yet; the first load builds it with Go ${go}, about a minute`,
    };
  }
}

const hanging: Row = {
  what: 'k6',
  ready: false,
  found: `no version told within ${patienceMs / 1000} s`,
  fix: 'k6 version   (or set OAPROBE_K6 to another k6)',
};
