// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of official_account_msg_recall. */
export interface OfficialAccountMsgRecallRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /**
   * MsgKeyList is an array.
   * A request names at least one message.
   * One call recalls at most 10 messages.
   */
  readonly MsgKeyList: readonly string[];
  /**
   * Reason, where it is given, is a string.
   * Reason has at most 100 bytes of UTF-8.
   */
  readonly Reason?: string;
}

/** Answer of official_account_msg_recall, accepted. */
export interface OfficialAccountMsgRecallAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  /** RecallRetList is an array of objects that each name a message in MsgKey, a string, and its outcome in RetCode, an integer. */
  readonly RecallRetList: readonly {
    readonly MsgKey: string;
    readonly RetCode: number;
  }[];
}

/** Answer of official_account_msg_recall, refused. */
export interface OfficialAccountMsgRecallRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  /** RecallRetList is an array of objects that each name a message in MsgKey, a string, and its outcome in RetCode, an integer. */
  readonly RecallRetList?: readonly {
    readonly MsgKey: string;
    readonly RetCode: number;
  }[];
}

/** Answer of official_account_msg_recall. */
export type OfficialAccountMsgRecallResponse =
  | OfficialAccountMsgRecallAccepted
  | OfficialAccountMsgRecallRefused;
