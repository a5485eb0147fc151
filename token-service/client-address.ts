const version4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i;
const version6 = /^\[?([\da-f:]*:[\da-f:]*)(?:%[^\]]*)?(?:\](?::\d+)?)?$/i;

/** Longer than any address, so that a strange one cannot fill the memory. */
const longestKey = 64;

/**
 * The key under which requests from `address` are counted.
 *
 * A port is left out. IPv6 addresses are counted by their first 64 bits, since one client usually has all addresses that share them; an IPv4 address written as
 * IPv6 is counted as itself. Anything else is counted as it stands.
 */
export function clientKey(address: string): string {
  const [, dotted] = version4.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  const [, colons] = version6.exec(address) ?? [];
  return colons === undefined ? address.slice(0, longestKey) : network(colons);
}

function network(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return groups
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
    .slice(0, longestKey);
}

/**
 * The client's address as a proxy wrote it into the header `name`.
 *
 * In a list such as X-Forwarded-For only the last entry is the nearest proxy's own; those before it are whatever the client sent.
 */
export function addressFromHeader(headers: Headers, name: string): string | undefined {
  return headers.get(name)?.split(',').at(-1)?.trim() || undefined;
}
