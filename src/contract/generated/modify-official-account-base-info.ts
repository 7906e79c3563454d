// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of modify_official_account_base_info. */
export interface ModifyOfficialAccountBaseInfoRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
  /**
   * Name, where it is given, is a string.
   * Name has at most 150 bytes of UTF-8.
   */
  readonly Name?: string;
  /**
   * Introduction, where it is given, is a string.
   * Introduction has at most 400 bytes of UTF-8.
   */
  readonly Introduction?: string;
  /**
   * FaceUrl, where it is given, is a string.
   * FaceUrl has at most 500 bytes of UTF-8.
   */
  readonly FaceUrl?: string;
  /**
   * Organization, where it is given, is a string.
   * Organization has at most 500 bytes of UTF-8.
   */
  readonly Organization?: string;
  /**
   * CustomString, where it is given, is a string.
   * CustomString has at most 3000 bytes of UTF-8.
   */
  readonly CustomString?: string;
  /** MaxSubscriberNum, where it is given, is an integer. */
  readonly MaxSubscriberNum?: number;
}

/** Answer of modify_official_account_base_info, accepted. */
export interface ModifyOfficialAccountBaseInfoAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
}

/** Answer of modify_official_account_base_info, refused. */
export interface ModifyOfficialAccountBaseInfoRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
}

/** Answer of modify_official_account_base_info. */
export type ModifyOfficialAccountBaseInfoResponse =
  | ModifyOfficialAccountBaseInfoAccepted
  | ModifyOfficialAccountBaseInfoRefused;
