// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of get_official_account_info. */
export interface GetOfficialAccountInfoRequest {
  /**
   * OfficialAccountIdList is an array.
   * A request names at least one account.
   * One call names at most 50 accounts.
   */
  readonly OfficialAccountIdList: readonly {
    /**
     * Official_Account is a string.
     * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII.
     */
    readonly Official_Account: string;
  }[];
  /** ResponseFilter, where it is given, names in OfficialAccountBaseInfoFilter the fields that are wanted. */
  readonly ResponseFilter?: {
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
  };
}

/** Answer of get_official_account_info, accepted. */
export interface GetOfficialAccountInfoAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  /** OfficialAccountInfoList is an array of objects; counts, times and codes in them are integers, texts are strings; a time counts seconds. */
  readonly OfficialAccountInfoList: readonly {
    readonly ErrorCode?: number;
    readonly CreateTime?: number;
    readonly LastMsgTime?: number;
    readonly SubscriberNum?: number;
    readonly ErrorInfo?: string;
    readonly Official_Account?: string;
    readonly Name?: string;
    readonly Owner_Account?: string;
    readonly Introduction?: string;
    readonly FaceUrl?: string;
    readonly Organization?: string;
    readonly CustomString?: string;
  }[];
}

/** Answer of get_official_account_info, refused. */
export interface GetOfficialAccountInfoRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  /** OfficialAccountInfoList is an array of objects; counts, times and codes in them are integers, texts are strings; a time counts seconds. */
  readonly OfficialAccountInfoList?: readonly {
    readonly ErrorCode?: number;
    readonly CreateTime?: number;
    readonly LastMsgTime?: number;
    readonly SubscriberNum?: number;
    readonly ErrorInfo?: string;
    readonly Official_Account?: string;
    readonly Name?: string;
    readonly Owner_Account?: string;
    readonly Introduction?: string;
    readonly FaceUrl?: string;
    readonly Organization?: string;
    readonly CustomString?: string;
  }[];
}

/** Answer of get_official_account_info. */
export type GetOfficialAccountInfoResponse = GetOfficialAccountInfoAccepted | GetOfficialAccountInfoRefused;
