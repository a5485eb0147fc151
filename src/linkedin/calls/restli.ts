/** The header that says in which syntax keys and lists are written; without it LinkedIn reads 1.0. Source: documentation page "Protocol Versions". */
export const protocolHeader = 'X-RestLi-Protocol-Version';

/** The syntax of `List(…)` and `(key:value)`. */
export const protocolVersion = '2.0.0';

/**
 * A longer query is refused with 414, and so is tunnelled. Characters, which are bytes here since everything is encoded. Sources: documentation page
 * "Query Tunneling", which says 4 KB; LinkedIn's own JavaScript client, which tunnels from 4000 on.
 */
export const queryLimit = 4000;

/**
 * One value in Rest.li 2.0 syntax. What the syntax itself is made of, `( ) , : '`, is percent-encoded along with the usual, and nothing is written `''`.
 * Sources: documentation page "Protocol Versions"; LinkedIn's own JavaScript client.
 *
 * @throws URIError where the value holds half of a surrogate pair.
 */
export function encodeValue(value: string): string {
  if (value === '') return "''";
  return encodeURIComponent(value).replace(/[()']/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** A compound key such as `(id:ABC)`. Its parentheses, colons and commas are structure, so they stay as they are. */
export function encodeKey(parts: { readonly [name: string]: string }): string {
  const written = Object.entries(parts).map(([name, value]) => `${encodeValue(name)}:${encodeValue(value)}`);
  return `(${written.join(',')})`;
}

/** A list of what is encoded already, such as `List((id:A),(id:B))`. */
export function encodeList(encoded: readonly string[]): string {
  return `List(${encoded.join(',')})`;
}

/**
 * The person ID in a key of a batch answer. LinkedIn writes the key as it was asked, `(id:ABC)`; a key that is encoded throughout, or bare, is read too.
 * Sources: README and tests of LinkedIn's own JavaScript client.
 */
export function personIdInKey(key: string): string | undefined {
  const plain = decoded(key);
  return /^\(id:([A-Za-z0-9_-]+)\)$/.exec(plain)?.[1] ?? /^[A-Za-z0-9_-]+$/.exec(plain)?.[0];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
