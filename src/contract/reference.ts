/**
 * What a CRM page says about a contact's LinkedIn member.
 *
 * A profile URL is carried as its vanity name, so that no message ever holds an address.
 */
export type Reference =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'vanity'; readonly vanityName: string };

/** One string for one member as referred to, for maps and for telling whether a slot changed hands. */
export type ReferenceKey = `person:${string}` | `vanity:${string}`;
