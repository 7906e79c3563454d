import type { Contract, ErrorCode, Region } from '../../contract/types.ts';
import { readOutcome } from '../../judge/outcome.ts';
import type { Wire } from '../../wire/types.ts';

/** Whether a region serves the app at all, as far as the refusals of a run tell. */
export interface AppStanding {
  /**
   * Looks into a refusal with this code. Where the code speaks of the app, or of its calls in a day, every reading
   * operation is asked: only where all of them are refused with the same code is it the app that is refused.
   *
   * @returns why no call of the app is served; undefined where it is served, or the code speaks of something else
   */
  explain(code: number): Promise<string | undefined>;
  /** Why no call of the app is served any more; undefined where nothing says so. */
  lost(): string | undefined;
}

export interface AppStandingOptions {
  readonly contract: Contract;
  readonly region: Region;
  readonly wire: Pick<Wire, 'call'>;
  readonly signal: AbortSignal;
}

/** How often a code that turned out to be no more than the answer to one call is looked into. */
const mostLooks = 3;

const advice = {
  app: 'mend it in the console of the app, or leave the region out (--region)',
  day: 'ask again when the day is over, or ask fewer cases',
} as const;

export function watchStanding(options: AppStandingOptions): AppStanding {
  const looks = new Map<number, number>();
  let looking: Promise<boolean> | undefined;
  let why: string | undefined;
  const look = async (error: ErrorCode, about: 'app' | 'day') => {
    const refusesAll = await refusesEveryRead(options, error.code);
    if (refusesAll)
      why = `every call is refused with ${error.code}: ${error.meaning} ${capital(advice[about])}`;
    looking = undefined;
    return refusesAll;
  };
  return {
    lost: () => why,
    async explain(code) {
      const error = options.contract.errors[String(code)];
      if (error?.about !== 'app' && error?.about !== 'day') return undefined;
      const looked = looks.get(code) ?? 0;
      if (why === undefined && looking === undefined && looked < mostLooks) {
        looks.set(code, looked + 1);
        looking = look(error, error.about);
      }
      await looking;
      return why;
    },
  };
}

async function refusesEveryRead(
  { contract, region, wire, signal }: AppStandingOptions,
  code: number,
): Promise<boolean> {
  for (const { kind, command, examples } of Object.values(contract.operations)) {
    if (kind !== 'read') continue;
    const body = JSON.stringify(examples.request);
    const outcome = readOutcome(await wire.call({ region, operation: command, body, signal }));
    if (outcome.kind !== 'refused' || outcome.code !== code) return false;
  }
  return true;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
