/** Where to connect. */
export interface Address {
  /** Name or IP address, an IPv6 address without brackets. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
}

const form = /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/[\]@]+)):(\d{1,5})$/;

/**
 * Reads `host:port`, or `[address]:port` for IPv6.
 *
 * @returns undefined where the text is no address
 */
export function parseAddress(text: string): Address | undefined {
  const match = form.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host === undefined || port < 1 || port > 65535 ? undefined : { host, port };
}
