import type { Contract, Region } from '../../contract/types.ts';
import type { Call } from '../../wire/types.ts';

/** A read that is in order and changes nothing, whatever it is answered: it tells whether a region is there. */
export function readingCall(contract: Contract, region: Region): Call {
  const reading = Object.values(contract.operations).find(({ kind }) => kind === 'read');
  if (reading === undefined)
    throw new Error('contracts/operations must have an operation that reads, got none');
  return { region, operation: reading.command, body: JSON.stringify(reading.examples.request) };
}
