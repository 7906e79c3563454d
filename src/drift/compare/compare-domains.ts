import type { Contract } from '../../contract/types.ts';
import type { Difference } from '../difference.ts';
import { domainsOf, type NamedDomain } from '../facts.ts';
import type { Page } from '../page.ts';

const clause = 'service.regions';

/** Domains per region: added, removed, changed. What a page shows is told apart by its title, or by its kin. */
export function compareDomains(page: Page, { service }: Contract): readonly Difference[] {
  const shown = domainsOf(page);
  const regions = Object.values(service.regions);
  const known = new Set(regions.map(({ domain }) => domain));
  if (
    !shown.some(
      ({ domain, title }) => known.has(domain) || regions.some((region) => isSame(region.title, title)),
    )
  )
    return [{ clause, contract: regions.map(told).join(', '), page: null }];
  const expected = regions.flatMap((region): Difference[] => {
    const there = shown.filter(({ title }) => isSame(region.title, title));
    const places = there.length > 0 ? there : shown;
    if (places.some(({ domain }) => domain === region.domain)) return [];
    const [other] = there;
    return [{ clause, contract: told(region), page: other === undefined ? null : told(other) }];
  });
  const changed = new Set(expected.map(({ page: text }) => text));
  const added = shown.filter((one) => isOfService(one, known) && !changed.has(told(one)));
  return [...expected, ...added.map((one) => ({ clause, contract: null, page: told(one) }))];
}

/** Whether a domain that the contract does not have belongs to the service: its parent is that of a known one. */
function isOfService({ domain }: NamedDomain, known: ReadonlySet<string>): boolean {
  const parents = new Set([...known].map(parentOf));
  return !known.has(domain) && parents.has(parentOf(domain));
}

function parentOf(domain: string): string {
  return domain.slice(domain.indexOf('.') + 1);
}

function isSame(title: string, other: string): boolean {
  return other.toLowerCase().endsWith(title.toLowerCase());
}

function told({ title, domain }: NamedDomain): string {
  return title === '' ? domain : `${title}: ${domain}`;
}
