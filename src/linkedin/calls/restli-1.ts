/**
 * A compound key in Rest.li 1.0, in which the legacy locations are documented, such as `country=urn:li:country:us&placeCode=1-1-0-23-30`. Source:
 * documentation page "Protocol Versions".
 */
export function encodeKey1(parts: { readonly [name: string]: string }): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeValue1(value)}`)
    .join('&');
}

/**
 * One value: percent-encoded, but for the colons and commas of a URN, which the documentation writes as they are; parentheses are no structure here.
 *
 * @throws URIError where the value holds half of a surrogate pair.
 */
export function encodeValue1(value: string): string {
  return encodeURIComponent(value).replace(/%3A|%2C/g, decodeURIComponent);
}
