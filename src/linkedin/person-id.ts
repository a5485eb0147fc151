/**
 * Whether this may stand in an address as a person ID. LinkedIn's are short and opaque, of these characters, and case matters; anything else is no ID
 * and is never sent. Source: samples in the Profile API document; the documentation gives no grammar.
 */
export function isPersonId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}

/** The person ID in a reference of LinkedIn's to a person: a URN, or the ID itself; `undefined` where it is neither. Source: Profile API document, "Person ID". */
export function personIdIn(reference: unknown): string | undefined {
  const id = typeof reference === 'string' ? reference.replace(/^urn:li:person:/, '') : undefined;
  return isPersonId(id) ? id : undefined;
}
