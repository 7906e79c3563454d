import { readingCall } from '../../check/region/reading-call.ts';
import type { Contract } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import type { Target } from '../../target/types.ts';
import { createWire } from '../../wire/create-wire.ts';
import type { WireBounds } from '../../wire/types.ts';

/** So short that the whole answer is there in 5 s where every region hangs: a service that takes longer is down. */
const usualBounds: Partial<WireBounds> = { connectMs: 2500, headersMs: 2500, bodyMs: 2500, totalMs: 3000 };

/** Reads once in every region, all at the same time; nothing is written. */
export async function askRegions(
  target: Target,
  contract: Contract,
  bounds = usualBounds,
): Promise<readonly Exchange[]> {
  const wire = createWire({ target, contract, bounds });
  try {
    return await Promise.all(target.regions.map(({ region }) => wire.call(readingCall(contract, region))));
  } finally {
    await wire.close();
  }
}
