// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of modify_subscriber_info. */
export interface ModifySubscriberInfoRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /**
   * Subscriber_Account is a string.
   * A UserID has at most 32 bytes, all of them ASCII letters, digits, underscore or hyphen.
   */
  readonly Subscriber_Account: string;
  /**
   * CustomString is a string.
   * CustomString of a subscriber has at most 3000 bytes of UTF-8.
   */
  readonly CustomString?: string;
}

/** Answer of modify_subscriber_info, accepted. */
export interface ModifySubscriberInfoAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
}

/** Answer of modify_subscriber_info, refused. */
export interface ModifySubscriberInfoRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
}

/** Answer of modify_subscriber_info. */
export type ModifySubscriberInfoResponse = ModifySubscriberInfoAccepted | ModifySubscriberInfoRefused;
