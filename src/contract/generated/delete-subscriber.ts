// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of delete_subscriber, with SubscriberToDel_Account. */
export interface DeleteSubscriberRequestWithSubscriberToDel_Account {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /** SubscriberToDel_Account is an array. */
  readonly SubscriberToDel_Account: readonly string[];
  /** The page shows two requests that exclude one another: plain UserIDs in SubscriberToDel_Account, or objects with Subscriber_Account in SubscriberList. */
  readonly SubscriberList?: readonly {
    /**
     * A UserID in a request body is a JSON string, also where it consists of digits.
     * A UserID has at most 32 bytes, all of them ASCII letters, digits, underscore or hyphen.
     */
    readonly Subscriber_Account: string;
  }[];
}

/** Request body of delete_subscriber, with SubscriberList. */
export interface DeleteSubscriberRequestWithSubscriberList {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /** SubscriberToDel_Account is an array. */
  readonly SubscriberToDel_Account?: readonly string[];
  /** The page shows two requests that exclude one another: plain UserIDs in SubscriberToDel_Account, or objects with Subscriber_Account in SubscriberList. */
  readonly SubscriberList: readonly {
    /**
     * A UserID in a request body is a JSON string, also where it consists of digits.
     * A UserID has at most 32 bytes, all of them ASCII letters, digits, underscore or hyphen.
     */
    readonly Subscriber_Account: string;
  }[];
}

/** Request body of delete_subscriber. */
export type DeleteSubscriberRequest =
  | DeleteSubscriberRequestWithSubscriberToDel_Account
  | DeleteSubscriberRequestWithSubscriberList;

/** Answer of delete_subscriber, accepted. */
export interface DeleteSubscriberAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  /** SubscriberList is an array of objects that each name a user in Subscriber_Account and a Result. */
  readonly SubscriberList: readonly {
    readonly Subscriber_Account: string;
    /** A Result is 0 (failed), 1 (removed) or 2 (was no subscriber). */
    readonly Result: 0 | 1 | 2;
  }[];
}

/** Answer of delete_subscriber, refused. */
export interface DeleteSubscriberRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  /** SubscriberList is an array of objects that each name a user in Subscriber_Account and a Result. */
  readonly SubscriberList?: readonly {
    readonly Subscriber_Account: string;
    /** A Result is 0 (failed), 1 (removed) or 2 (was no subscriber). */
    readonly Result: 0 | 1 | 2;
  }[];
}

/** Answer of delete_subscriber. */
export type DeleteSubscriberResponse = DeleteSubscriberAccepted | DeleteSubscriberRefused;
