/** How calls fill official accounts: each call names one account, so the last call of an account may be smaller. */
export interface Filling {
  /** Most subscribers in a call. */
  readonly batch: number;
  /** Most subscribers of an account. */
  readonly places: number;
}

/** Calls that it takes to add `subscribers`, account after account. */
export function callsFor(subscribers: number, { batch, places }: Filling): number {
  const full = Math.floor(subscribers / places);
  return full * Math.ceil(places / batch) + Math.ceil((subscribers % places) / batch);
}

/** Accounts that hold `subscribers`. */
export function accountsFor(subscribers: number, { places }: Filling): number {
  return Math.ceil(subscribers / places);
}

/** Most subscribers that so many calls can add: the inverse of {@link callsFor}. */
export function subscribersIn(calls: number, { batch, places }: Filling): number {
  const callsPerAccount = Math.ceil(places / batch);
  const full = Math.floor(calls / callsPerAccount);
  return full * places + (calls % callsPerAccount) * batch;
}

/** Splits a number into whole parts that differ by 1 at most, the larger ones first. */
export function splitEvenly(total: number, parts: number): number[] {
  const least = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, index) => least + (index < total % parts ? 1 : 0));
}
