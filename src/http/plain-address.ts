/**
 * The text as it came, where it is an address that something of the viewer's may be sent to or fetched from: https, on the usual port, with neither a name nor
 * a password in it, at a host that is theirs. `undefined` for any other, and for what is no address.
 */
export function plainAddress(text: unknown, isTheirs: (hostname: string) => boolean): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && isTheirs(hostname) ? text : undefined;
}

/** Whether a host is this one, or lies under it. */
export const isAtOrUnder = (hostname: string, host: string): boolean =>
  hostname === host || hostname.endsWith(`.${host}`);
