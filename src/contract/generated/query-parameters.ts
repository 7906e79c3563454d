// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

/** Query parameters of every call, decoded. */
export interface QueryParameters {
  /** sdkappid is the number of an app, in decimal digits. */
  readonly sdkappid: string;
  /** identifier is a UserID: at most 32 bytes of ASCII letters, digits, underscore and hyphen. */
  readonly identifier: string;
  /** usersig is a UserSig: base64 in which asterisk, hyphen and underscore stand for plus, slash and the equals sign. */
  readonly usersig: string;
  /** random is an unsigned 32-bit integer in decimal digits. */
  readonly random: string;
  /** contenttype has one value only: json. */
  readonly contenttype: 'json';
}
