import { UserError } from '../../contract/user-error.ts';
import { usableGo } from '../../load/engine/build-k6.ts';
import { findK6 } from '../../load/engine/find-k6.ts';
import type { Row } from './row.ts';

/** Which k6 load profiles would use, or that Go can build one; nothing is built here. */
export async function k6Row(env: Readonly<Record<string, string | undefined>>): Promise<Row> {
  try {
    const { path, version, source } = await findK6({ env, build: false });
    return { what: 'k6', ready: true, found: `${version} (${source}): ${path}` };
  } catch (error) {
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
