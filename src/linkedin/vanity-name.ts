/** Letters of any script, digits and hyphens. Which of them LinkedIn allows, and how many, its documents leave open; this is meant to be wider. */
const vanityName = /^[\p{L}\p{M}\p{N}-]{3,100}$/u;

/**
 * A vanity name as it is compared: decoded, in lower case, in Unicode's composed form; `undefined` where it is none. Whether the API writes a name with other
 * letters percent-encoded is not documented, so both are read.
 */
export function readVanityName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 1000) return undefined;
  const name = decoded(value).normalize('NFC').toLowerCase().normalize('NFC');
  return vanityName.test(name) ? name : undefined;
}

/** The address of the public profile. Source: Profile API document, "Public Profile URL". */
export function profileAddress(name: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(name)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
