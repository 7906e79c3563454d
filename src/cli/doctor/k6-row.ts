import { UserError } from '../../contract/user-error.ts';
import { findK6 } from '../../load/engine/find-k6.ts';
import type { Row } from './row.ts';

/** Which k6 load profiles would use; nothing is built. */
export async function k6Row(env: Readonly<Record<string, string | undefined>>): Promise<Row> {
  try {
    const { path, version, source } = await findK6({ env, build: false });
    return { what: 'k6', ready: true, found: `${version} (${source}): ${path}` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { what: 'k6', ready: false, found: error.message };
  }
}
