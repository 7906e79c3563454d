// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of get_subscribed_official_account_list. */
export interface GetSubscribedOfficialAccountListRequest {
  /**
   * Subscriber_Account is a string.
   * A UserID has at most 32 bytes, all of them ASCII letters, digits, underscore or hyphen.
   */
  readonly Subscriber_Account: string;
  /**
   * Limit, where it is given, is an integer.
   * A page has at most 200 accounts, so Limit is at most 200.
   */
  readonly Limit?: number;
  /** Offset, where it is given, is an integer: the place of the first account that is wanted. */
  readonly Offset?: number;
  /** ResponseFilter, where it is given, is an object. */
  readonly ResponseFilter?: {
    /** OfficialAccountBaseInfoFilter is an array of names of fields. */
    readonly OfficialAccountBaseInfoFilter?: readonly (
      | 'CreateTime'
      | 'Name'
      | 'Owner_Account'
      | 'LastMsgTime'
      | 'SubscriberNum'
      | 'Introduction'
      | 'FaceUrl'
      | 'Organization'
      | 'CustomString'
    )[];
    /** SelfInfoFilter is an array of names of fields. */
    readonly SelfInfoFilter?: readonly ('SubscribeTime' | 'CustomString')[];
  };
}

/** Answer of get_subscribed_official_account_list, accepted. */
export interface GetSubscribedOfficialAccountListAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  /** Where an answer has OfficialAccountInfoList, it is an array of objects; counts and times in them are integers, texts are strings; a time counts seconds. */
  readonly OfficialAccountInfoList?: readonly {
    readonly CreateTime?: number;
    readonly LastMsgTime?: number;
    readonly SubscriberNum?: number;
    readonly Official_Account?: string;
    readonly Name?: string;
    readonly Owner_Account?: string;
    readonly Introduction?: string;
    readonly FaceUrl?: string;
    readonly Organization?: string;
    readonly CustomString?: string;
    readonly SelfInfo?: {
      readonly SubscribeTime?: number;
      readonly CustomString?: string;
    };
  }[];
  readonly TotalCount?: number;
  readonly CompleteFlag?: number;
  readonly Next?: number;
}

/** Answer of get_subscribed_official_account_list, refused. */
export interface GetSubscribedOfficialAccountListRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  /** Where an answer has OfficialAccountInfoList, it is an array of objects; counts and times in them are integers, texts are strings; a time counts seconds. */
  readonly OfficialAccountInfoList?: readonly {
    readonly CreateTime?: number;
    readonly LastMsgTime?: number;
    readonly SubscriberNum?: number;
    readonly Official_Account?: string;
    readonly Name?: string;
    readonly Owner_Account?: string;
    readonly Introduction?: string;
    readonly FaceUrl?: string;
    readonly Organization?: string;
    readonly CustomString?: string;
    readonly SelfInfo?: {
      readonly SubscribeTime?: number;
      readonly CustomString?: string;
    };
  }[];
  readonly TotalCount?: number;
  readonly CompleteFlag?: number;
  readonly Next?: number;
}

/** Answer of get_subscribed_official_account_list. */
export type GetSubscribedOfficialAccountListResponse =
  | GetSubscribedOfficialAccountListAccepted
  | GetSubscribedOfficialAccountListRefused;
