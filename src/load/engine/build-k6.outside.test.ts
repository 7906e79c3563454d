import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildK6, usableGo } from './build-k6.ts';

const pinned = fileURLToPath(new URL('../../../load/engine', import.meta.url));
const go = await usableGo(process.env);

test.skipIf(go === undefined)(
  'k6 is not built of a module whose content is another than the one that is pinned, whatever Go is told',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oaprobe-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const engineFolder = join(folder, 'engine');
    cpSync(pinned, engineFolder, { recursive: true });
    const sums = join(engineFolder, 'go.sum');
    const text = readFileSync(sums, 'utf8');
    const changed = text.replace(/^(go\.k6\.io\/k6\/v2 \S+ h1:)\S+$/m, `$1${'A'.repeat(43)}=`);
    expect(changed).not.toBe(text);
    writeFileSync(sums, changed);
    const building = buildK6({
      engineFolder,
      path: join(folder, 'k6'),
      version: '2.2.0',
      remedy: 'install k6',
      env: { ...process.env, GOFLAGS: '-mod=mod', GONOSUMDB: '*', GONOSUMCHECK: '1' },
    });
    await expect(building).rejects.toThrow(/^k6 must build from .*, got: .*k6\/v2@\S+: checksum mismatch/);
  },
);
