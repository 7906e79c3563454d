import { gaps, type PlannedRegion } from '../../../load/lib/plan.ts';
import type { Contract } from '../../contract/types.ts';
import { mintUserSig } from '../../target/credentials/user-sig.ts';
import type { RegionTarget } from '../../target/types.ts';

/** Where k6 calls each region; the signature comes through the environment, see {@link signaturesOf}. */
export function planRegions(
  regions: readonly RegionTarget[],
  { service }: Contract,
  accounts: readonly string[],
): PlannedRegion[] {
  return regions.map(({ region, domain, credentials }, index) => {
    const query = new URLSearchParams({
      sdkappid: String(credentials.sdkAppId),
      identifier: credentials.identifier,
      contenttype: 'json',
    });
    const url = `https://${domain}${service.path.replace('{command}', gaps.operation)}?${query}`;
    return { region, url, signatureVariable: variableOf(index), accounts };
  });
}

/** The signatures of the regions, minted for so long, by the names of their variables. */
export function signaturesOf(
  regions: readonly RegionTarget[],
  expireSeconds: number,
): Readonly<Record<string, string>> {
  const signed = regions.map((region, index) => [variableOf(index), signatureOf(region, expireSeconds)]);
  return Object.fromEntries(signed);
}

function variableOf(index: number): string {
  return `OAPROBE_SIGNATURE_${index}`;
}

function signatureOf({ credentials }: RegionTarget, expireSeconds: number): string {
  const { sdkAppId, identifier, secretKey, userSig } = credentials;
  if (secretKey === undefined) return userSig ?? '';
  return mintUserSig({
    sdkAppId,
    identifier,
    secretKey,
    nowSeconds: Math.floor(Date.now() / 1000),
    expireSeconds,
  });
}
