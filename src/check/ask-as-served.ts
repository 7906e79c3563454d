import type { Contract, OtherRequest, Region } from '../contract/types.ts';
import type { Verdict } from '../judge/verdict.ts';
import { askCase } from './ask/ask-case.ts';
import type { CheckContext } from './ask/asking.ts';
import { unjudged } from './ask/conclude-case.ts';
import type { Case, Suite } from './case.ts';
import { servedRequestCases } from './derive/served-request-case.ts';
import { deriveCases } from './list-cases.ts';
import { namedVerdict, servedBy, servedContract } from './served-request.ts';

/** What was found out of one operation in one region. */
interface Found {
  readonly verdict: Verdict;
  readonly contract: Contract;
}

/**
 * Asks cases of one region in the request that the region serves. Where a page shows two requests that exclude one
 * another, the first case that calls the operation makes sure that it is known which of them is served; cases are then
 * derived anew for a region that serves nothing but the other one.
 */
export function createRegionAsker(context: CheckContext, suites: readonly Suite[], region: Region) {
  const { contract } = context;
  const finders = servedRequestCases(contract, 'silences');
  const found = new Map<string, Promise<Found>>();
  const derived = new Map<Contract, ReadonlyMap<string, Case>>();

  const find = (finder: Case): Promise<Found> => {
    const known = found.get(finder.operation) ?? findOut(context, finder, region);
    found.set(finder.operation, known);
    return known;
  };
  const casesOf = (served: Contract): ReadonlyMap<string, Case> => {
    const known = derived.get(served) ?? new Map(deriveCases(served, suites).map((one) => [one.id, one]));
    derived.set(served, known);
    return known;
  };

  return async (asked: Case): Promise<Verdict> => {
    const finder = finders.find(({ operation }) => calls(asked, operation));
    if (finder === undefined || !context.target.allow.writes)
      return (await askCase(context, asked, region)).verdict;
    const { verdict, contract: served } = await find(finder);
    if (asked.id === finder.id) return verdict;
    if (served === contract) return (await askCase(context, asked, region)).verdict;
    const same = casesOf(served).get(asked.id);
    if (same === undefined) return unjudged(asked, region, otherServed);
    return (await askCase({ ...context, contract: served }, same, region)).verdict;
  };
}

const otherServed = {
  why: 'not provoked',
  message:
    'the case is about a request that is not served here: of the two that the page shows, it is the other one',
} as const;

function calls({ operation, steps }: Case, command: string): boolean {
  return operation === command || steps.some((step) => step.operation === command);
}

async function findOut(context: CheckContext, finder: Case, region: Region): Promise<Found> {
  const { contract } = context;
  const { operation: command } = finder;
  const asked = await askCase(context, finder, region);
  const served = servedBy(contract, command, asked.exchanges);
  const other = contract.operations[command]?.batch?.otherRequest as OtherRequest;
  return { verdict: namedVerdict(asked, other, served), contract: servedContract(contract, command, served) };
}
