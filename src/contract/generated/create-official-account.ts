// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of create_official_account. */
export interface CreateOfficialAccountRequest {
  /**
   * Owner_Account is a string.
   * A UserID has at most 32 bytes, all of them ASCII letters, digits, underscore or hyphen.
   */
  readonly Owner_Account: string;
  /**
   * Name is a string.
   * Name has at most 150 bytes of UTF-8.
   */
  readonly Name: string;
  /**
   * OfficialAccountUserID, where it is given, is a string.
   * An ID of the caller's own begins with @TOA#_ and has at most 48 bytes of printable ASCII.
   * An ID of the caller's own does not begin with @TOA#_@TOA#, which the service keeps for the IDs it assigns.
   */
  readonly OfficialAccountUserID?: string;
  /**
   * Introduction is a string.
   * Introduction has at most 400 bytes of UTF-8.
   */
  readonly Introduction?: string;
  /**
   * FaceUrl is a string.
   * FaceUrl has at most 500 bytes of UTF-8.
   */
  readonly FaceUrl?: string;
  /**
   * Organization is a string.
   * Organization has at most 500 bytes of UTF-8.
   */
  readonly Organization?: string;
  /**
   * CustomString is a string.
   * CustomString has at most 3000 bytes of UTF-8.
   */
  readonly CustomString?: string;
  /** MaxSubscriberNum, where it is given, is an integer. */
  readonly MaxSubscriberNum?: number;
}

/** Answer of create_official_account, accepted. */
export interface CreateOfficialAccountAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
  /**
   * OfficialAccountUserID is a string.
   * The ID in an answer begins with @TOA#_ and has at most 48 bytes of printable ASCII.
   */
  readonly OfficialAccountUserID: string;
}

/** Answer of create_official_account, refused. */
export interface CreateOfficialAccountRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
  /**
   * OfficialAccountUserID is a string.
   * The ID in an answer begins with @TOA#_ and has at most 48 bytes of printable ASCII.
   */
  readonly OfficialAccountUserID?: string;
}

/** Answer of create_official_account. */
export type CreateOfficialAccountResponse = CreateOfficialAccountAccepted | CreateOfficialAccountRefused;
