// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Request body of destroy_official_account. */
export interface DestroyOfficialAccountRequest {
  /**
   * Official_Account is a string.
   * The ID of an official account begins with @TOA#_ and has at most 48 bytes of printable ASCII; a call with another is refused as a wrong ID, or because no such account can exist.
   */
  readonly Official_Account: string;
}

/** Answer of destroy_official_account, accepted. */
export interface DestroyOfficialAccountAccepted {
  readonly ActionStatus: 'OK';
  readonly ErrorCode: 0;
  readonly ErrorInfo: string;
}

/** Answer of destroy_official_account, refused. */
export interface DestroyOfficialAccountRefused {
  readonly ActionStatus: 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
}

/** Answer of destroy_official_account. */
export type DestroyOfficialAccountResponse = DestroyOfficialAccountAccepted | DestroyOfficialAccountRefused;
