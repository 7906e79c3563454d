import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../user-error.ts';
import type { ContractFiles } from './contract-files.ts';

/**
 * Reads and parses every `.json` file of a contract folder, in the order of the paths.
 *
 * Throws a `UserError` that names the file where the folder or a file cannot be read, or a file is not JSON.
 */
export function readFiles(folder: string): ContractFiles {
  return new Map(jsonFiles(folder).map((name) => [name, readJson(folder, name)]));
}

/** A file of the folder as messages show it: relative where it lies below the current folder, else absolute. */
export function shownPath(folder: string, name: string): string {
  const file = path.resolve(folder, name);
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

function jsonFiles(folder: string): readonly string[] {
  try {
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replaceAll(path.sep, '/'))
      .sort();
  } catch (error) {
    throw new UserError(`contract folder must be readable, got ${reason(error)}: ${folder}`);
  }
}

function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  } catch (error) {
    throw new UserError(`${shownPath(folder, name)}: must be JSON, got ${reason(error)}`);
  }
}

/** On one line, because V8 quotes pieces of the text with their line breaks. */
function reason(error: unknown): string {
  return (error as Error).message.replaceAll(/\s+/g, ' ');
}
