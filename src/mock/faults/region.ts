import { entriesOf } from '../operations/request-body.ts';
import type { Call } from '../types.ts';
import type { Fault } from './fault.ts';
import { atTheRate } from './load-profiles.ts';
import { breaking, changesReply, changesResults, passes } from './make-fault.ts';

const regionOf = (call: Call) => call.runtime?.app.region;

/** Delay for a batch of n users in ms per n squared: half a second for 100. */
const squareDelayMs = 0.05;

const firstAddGives2 = changesResults(
  {
    name: 'one-region-differs',
    clause: 'add_subscriber.state.result-1-adds',
    says: 'In Frankfurt, and nowhere else, a user who is added is reported as a subscriber already.',
  },
  'add_subscriber',
  1,
  2,
);

/** Defects of one region only, and of time. */
export const regionFaults: readonly Fault[] = [
  {
    ...firstAddGives2,
    hooks: () => {
      const { answer } = firstAddGives2.hooks();
      return {
        answer: (said, call) => (regionOf(call) === 'frankfurt' ? (answer?.(said, call) ?? said) : said),
      };
    },
  },
  passes(
    {
      name: 'one-region-without-limit',
      clause: 'add_subscriber.request.list-max-100',
      says: 'In Frankfurt, and nowhere else, a list of more than 100 users is accepted.',
    },
    (refusal, call) =>
      regionOf(call) === 'frankfurt' && breaking('add_subscriber.request.list-max-100')(refusal, call),
  ),
  changesReply(
    {
      name: 'latency-square-of-batch',
      seenBy: 'load',
      shownBy: { ...atTheRate, goal: 'none-dropped' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'The time for an answer grows with the square of the number of users.',
    },
    (reply, answer) => {
      const users = entriesOf(answer.SubscriberList).length;
      return users === 0 ? reply : { ...reply, delayMs: squareDelayMs * users ** 2 };
    },
  ),
];
