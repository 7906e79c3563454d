import type { Contract, Operation } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import { linesOf } from './facts.ts';
import type { Page } from './page.ts';

/**
 * The operation that a page is about: the one whose URL it shows most often, else the one it names most often.
 *
 * @throws UserError where it shows none of the contract
 */
export function recognise(page: Page, contract: Contract): Operation {
  const text = linesOf(page).join('\n');
  const shown = [...text.matchAll(new RegExp(`${contract.service.name}/(\\w+)`, 'g'))].map(
    ([, name]) => name ?? '',
  );
  const named = Object.keys(contract.operations).flatMap((command) =>
    [...text.matchAll(new RegExp(`(?<!\\w)${command}(?!\\w)`, 'g'))].map(() => command),
  );
  const [command] = byFrequency(shown.length > 0 ? shown : named);
  const operation = command === undefined ? undefined : contract.operations[command];
  if (operation !== undefined) return operation;
  const known = Object.keys(contract.operations).join(', ');
  const got = command === undefined ? 'none' : `"${command}"`;
  throw new UserError(
    `the page must show the URL of an operation of the contract, got ${got}; known: ${known}`,
  );
}

function byFrequency(words: readonly string[]): readonly string[] {
  const count = (word: string) => words.filter((one) => one === word).length;
  return [...new Set(words)].sort((a, b) => count(b) - count(a));
}
