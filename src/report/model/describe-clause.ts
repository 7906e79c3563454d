import { allClauses } from '../../contract/look-up.ts';
import type { Clause, Contract } from '../../contract/types.ts';

/** A page of the documentation, and the part of it that is meant. */
export interface CitedSource {
  readonly title: string;
  readonly url: string;
  readonly part: string;
}

/** A clause as reports cite it; both are absent where the contract does not know it. */
export interface CitedClause {
  /** What is promised. */
  readonly says?: string;
  readonly source?: CitedSource;
}

/** What a clause says and where that is written. */
export function describeClause(contract: Contract, id: string): CitedClause {
  const clause = findClause(contract, id);
  return clause ? { says: clause.says, ...sourceOf(contract, clause.source) } : {};
}

function findClause(contract: Contract, id: string): Clause | undefined {
  return allClauses(contract).find((clause) => clause.id === id);
}

/** Title and address of a reference `<key of sources.json>#<part>`; nothing where the contract lacks the page. */
export function sourceOf(contract: Contract, reference: string): Pick<CitedClause, 'source'> {
  const [key = '', part = ''] = reference.split('#');
  const page = contract.sources[key];
  return page ? { source: { title: page.title, url: page.url, part } } : {};
}
