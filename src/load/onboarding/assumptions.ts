import type { OnboardingRegion } from '../../results/records/onboarding-plan.ts';
import type { OnboardingRequest } from './onboarding-request.ts';

/** Everything that a plan takes for granted, a sentence each. */
export function assumptionsOf(
  request: OnboardingRequest,
  regions: readonly OnboardingRegion[],
): readonly string[] {
  const { batch, largestBatch, places, documentedPerSecond } = request;
  return [
    `A call names one official account and ${batch === 1 ? '1 user' : `${number(batch)} users`}; ${number(largestBatch)} are allowed.`,
    `An account takes ${number(places)} subscribers (MaxSubscriberNum); accounts are filled one after the other, and each is made by one more call.`,
    `At most ${number(documentedPerSecond)} calls per second are served in each region.`,
    'No user is a subscriber yet, and none is named twice.',
    'Where the app only takes users that it has imported, all of them are imported already.',
    'The app may have that many accounts: a trial or developer edition has 5 at most.',
    ...(regions.length > 1
      ? ['Users are split evenly over the regions, which work side by side, each with an app of its own.']
      : []),
    rateAssumption(request),
    ...unmeasured(request),
    'Calls that are refused for their rate, or not answered, are sent again; a user who was added after all then has Result 2.',
    'A safe rate is 95 % of the lower of the two: at exactly its rate, a correct limiter may refuse a call in a hundred.',
  ];
}

function rateAssumption({ measured }: OnboardingRequest): string {
  if (measured === undefined) return 'No call must be sent again: nothing was measured (--from names a run).';
  const by = measured.by === 'capacity' ? 'the search for the capacity' : `the profile ${measured.by}`;
  return `The service accepts calls as fast as it did in ${by} of run ${measured.runId}, whatever the size of batches was there.`;
}

function unmeasured({ measured, regions }: OnboardingRequest): string[] {
  const missing = regions.filter((region) => measured?.rates.every((rate) => rate.region !== region));
  if (measured === undefined || missing.length === 0) return [];
  return [`Not measured, so taken to be like the slowest that was: ${missing.join(', ')}.`];
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
