// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of official_account_msg_get_simple. */
export interface OfficialAccountMsgGetSimpleRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /** LastMsgKey, where it is given, is a string: the key with which the answer before ended. */
  readonly LastMsgKey?: string;
  /** ReqMsgNumber, where it is given, is an integer: how many messages are wanted. */
  readonly ReqMsgNumber?: number;
  /** WithRecalledMsg, where it is given, is an integer; 1 asks for recalled messages too. */
  readonly WithRecalledMsg?: number;
}

/** Answer of official_account_msg_get_simple, accepted. */
export interface OfficialAccountMsgGetSimpleAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  readonly Official_Account?: string;
  readonly IsFinished?: number;
  readonly LastMsgKey?: string;
  /** RspMsgList is an array of objects; MsgSeq, MsgTimeStamp and IsPlaceMsg in them are integers, MsgKey and From_Account strings; MsgTimeStamp counts seconds, as the key of a message does. */
  readonly RspMsgList?: readonly {
    readonly From_Account?: string;
    readonly IsPlaceMsg?: number;
    readonly MsgKey?: string;
    readonly MsgSeq?: number;
    readonly MsgTimeStamp?: number;
  }[];
}

/** Answer of official_account_msg_get_simple, refused. */
export interface OfficialAccountMsgGetSimpleRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  readonly Official_Account?: string;
  readonly IsFinished?: number;
  readonly LastMsgKey?: string;
  /** RspMsgList is an array of objects; MsgSeq, MsgTimeStamp and IsPlaceMsg in them are integers, MsgKey and From_Account strings; MsgTimeStamp counts seconds, as the key of a message does. */
  readonly RspMsgList?: readonly {
    readonly From_Account?: string;
    readonly IsPlaceMsg?: number;
    readonly MsgKey?: string;
    readonly MsgSeq?: number;
    readonly MsgTimeStamp?: number;
  }[];
}

/** Answer of official_account_msg_get_simple. */
export type OfficialAccountMsgGetSimpleResponse =
  | OfficialAccountMsgGetSimpleAccepted
  | OfficialAccountMsgGetSimpleRefused;
