import type { Exchange } from '../../../results/records/run-contents.ts';
import type { ExchangesById } from './violation-group.ts';

/** Of each run that is being reported: it has tens of thousands of exchanges, and every part of a report looks for some. */
const indexes = new WeakMap<readonly Exchange[], ExchangesById>();

/** The exchanges of a run by their ids; the index of a list is made once. */
export function exchangesById(exchanges: readonly Exchange[]): ExchangesById {
  const known = indexes.get(exchanges);
  if (known !== undefined) return known;
  const made = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  indexes.set(exchanges, made);
  return made;
}
