// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of add_subscriber. */
export interface AddSubscriberRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /**
   * SubscriberList is an array.
   * One call names at most 100 users.
   */
  readonly SubscriberList: readonly {
    /**
     * Subscriber_Account is a string.
     * A UserID has at most 32 bytes, all of them ASCII letters, digits, underscore or hyphen.
     */
    readonly Subscriber_Account: string;
  }[];
}

/** Answer of add_subscriber, accepted. */
export interface AddSubscriberAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  /** SubscriberList is an array of objects that each name a user in Subscriber_Account and a Result. */
  readonly SubscriberList: readonly {
    readonly Subscriber_Account: string;
    /** A Result is 0 (failed), 1 (added) or 2 (subscribed already). */
    readonly Result: 0 | 1 | 2;
  }[];
}

/** Answer of add_subscriber, refused. */
export interface AddSubscriberRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  /** SubscriberList is an array of objects that each name a user in Subscriber_Account and a Result. */
  readonly SubscriberList?: readonly {
    readonly Subscriber_Account: string;
    /** A Result is 0 (failed), 1 (added) or 2 (subscribed already). */
    readonly Result: 0 | 1 | 2;
  }[];
}

/** Answer of add_subscriber. */
export type AddSubscriberResponse = AddSubscriberAccepted | AddSubscriberRefused;
