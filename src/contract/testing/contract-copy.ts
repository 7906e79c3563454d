import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { remove, set } from '../json-pointer.ts';
import type { JsonPointer } from '../types.ts';

/** A copy of `contracts/` in a folder of its own, to break things in. */
export interface ContractCopy {
  readonly folder: string;
  /** Puts a value at a place of a file; `undefined` takes away what is there. */
  change(file: string, pointer: JsonPointer, value: unknown): void;
  /** Writes a file, or takes it away. */
  write(file: string, text: string | undefined): void;
  [Symbol.dispose](): void;
}

const original = fileURLToPath(new URL('../../../contracts', import.meta.url));

/** Makes a copy; it is removed at the end of the block that `using` declares it in. */
export function copyContract(): ContractCopy {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'oaprobe-'));
  const folder = path.join(parent, 'contracts');
  fs.cpSync(original, folder, { recursive: true });
  const write = (file: string, text: string | undefined) => {
    const target = path.join(folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (text === undefined) fs.rmSync(target);
    else fs.writeFileSync(target, text);
  };
  return {
    folder,
    write,
    change(file, pointer, value) {
      const content: unknown = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      const changed = value === undefined ? remove(content, pointer) : set(content, pointer, value);
      write(file, JSON.stringify(changed));
    },
    [Symbol.dispose]: () => fs.rmSync(parent, { recursive: true }),
  };
}
