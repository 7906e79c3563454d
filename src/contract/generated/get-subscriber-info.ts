// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of get_subscriber_info. */
export interface GetSubscriberInfoRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /**
   * Limit, where it is given, is an integer.
   * A page has at most 200 subscribers, so Limit is at most 200.
   */
  readonly Limit?: number;
  /** Next is a string. */
  readonly Next: string;
}

/** Answer of get_subscriber_info, accepted. */
export interface GetSubscriberInfoAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  readonly SubscriberNum: number;
  readonly Next: string;
  /** SubscriberList is an array of objects that each name a user in Subscriber_Account; times are integers that count seconds, texts are strings. */
  readonly SubscriberList: readonly {
    readonly Subscriber_Account: string;
    readonly SubscribeTime: number;
    readonly CustomString?: string;
    /** MsgFlag, where it is given, is AcceptAndNotify, AcceptNotNotify or Discard. */
    readonly MsgFlag: 'AcceptAndNotify' | 'AcceptNotNotify' | 'Discard';
    readonly LastSendMsgTime?: number;
  }[];
}

/** Answer of get_subscriber_info, refused. */
export interface GetSubscriberInfoRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  readonly SubscriberNum?: number;
  readonly Next?: string;
  /** SubscriberList is an array of objects that each name a user in Subscriber_Account; times are integers that count seconds, texts are strings. */
  readonly SubscriberList?: readonly {
    readonly Subscriber_Account: string;
    readonly SubscribeTime: number;
    readonly CustomString?: string;
    /** MsgFlag, where it is given, is AcceptAndNotify, AcceptNotNotify or Discard. */
    readonly MsgFlag: 'AcceptAndNotify' | 'AcceptNotNotify' | 'Discard';
    readonly LastSendMsgTime?: number;
  }[];
}

/** Answer of get_subscriber_info. */
export type GetSubscriberInfoResponse = GetSubscriberInfoAccepted | GetSubscriberInfoRefused;
