import type { AddSubscriberAccepted } from '../generated/add-subscriber.ts';

/** One admissible answer to a silence. `refused` and `results` are what is matched; without both, a law observes it. */
export interface SilenceAnswer {
  readonly says: string;
  /** The whole request fails with one of these codes (`'documented'`: any code of the page or the common table). */
  readonly refused?: readonly number[] | 'documented';
  /** The request is accepted (ErrorCode 0). With a list: the Results of the entries in question, in the order asked. */
  readonly accepted?: true;
  readonly results?: readonly Result[];
  /** HTTP itself answers, before the service does: with another status than 200, or without a body. */
  readonly http?: true;
}

/** What a batch answers about one user: 0 failed, 1 changed as asked, 2 was so already. */
export type Result = AddSubscriberAccepted['SubscriberList'][number]['Result'];

/** A question that the documentation leaves open. */
export interface Silence {
  readonly id: string;
  /** Number in the catalogue of silences of the facts, where it has one. */
  readonly number?: number;
  readonly question: string;
  /** The page that is silent or contradicts itself. */
  readonly source: string;
  /** The operation asked about; absent where it concerns every operation. */
  readonly operation?: string;
  /** Admissible answers by name; a policy of the mock names one of them, or a number for a refusal with that code. */
  readonly answers: Readonly<Record<string, SilenceAnswer>>;
  /** Why no case of the suites asks it, where none can: a sentence. */
  readonly notAsked?: string;
  /** What the mock answers unless a policy says otherwise: a key of `answers`, or a refusal code. */
  readonly mockDefault: string | number;
}
