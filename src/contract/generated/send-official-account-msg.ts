// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of send_official_account_msg. */
export interface SendOfficialAccountMsgRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /**
   * Random is an integer.
   * Random is an unsigned 32-bit integer.
   */
  readonly Random: number;
  /**
   * MsgBody is an array of elements.
   * A message has at least one element.
   */
  readonly MsgBody: readonly {
    /** MsgType is a string. */
    readonly MsgType: string;
    /** MsgContent is an object. */
    readonly MsgContent: object;
  }[];
  /** CloudCustomData, where it is given, is a string. */
  readonly CloudCustomData?: string;
  /** OfflinePushInfo, where it is given, is an object. */
  readonly OfflinePushInfo?: object;
  /** ForbidCallbackControl, where it is given, is an array. */
  readonly ForbidCallbackControl?: readonly ('ForbidBeforeSendMsgCallback' | 'ForbidAfterSendMsgCallback')[];
  /** OnlineOnlyFlag, where it is given, is 0 or 1. */
  readonly OnlineOnlyFlag?: 0 | 1;
  /** SendMsgControl, where it is given, is an array. */
  readonly SendMsgControl?: readonly 'NoLastMsg'[];
}

/** Answer of send_official_account_msg, accepted. */
export interface SendOfficialAccountMsgAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  readonly MsgTime: number;
  readonly MsgKey: string;
}

/** Answer of send_official_account_msg, refused. */
export interface SendOfficialAccountMsgRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
}

/** Answer of send_official_account_msg. */
export type SendOfficialAccountMsgResponse = SendOfficialAccountMsgAccepted | SendOfficialAccountMsgRefused;
