/** The vendor's package, which brings no types; only tests use it, to check our own signatures. */
declare module 'tls-sig-api-v2' {
  export class Api {
    constructor(sdkAppId: number, secretKey: string);
    genUserSig(identifier: string, expireSeconds: number): string;
  }
}
