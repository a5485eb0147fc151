import type { Projection } from '../calls/projection.ts';
import { basicFields, liteFields, locatedFields, type ProfileRecord } from './profile-record.ts';

/**
 * How much is asked for a card: `lite` is the name and the picture, `basic` adds the headline and the public profile's address, `located` the place.
 *
 * Each needs more than the one before it, and which an app has is not always to be seen from its scopes.
 */
export type CardFields = 'lite' | 'basic' | 'located';

export const cardProjections: { readonly [Fields in CardFields]: Projection<ProfileRecord> } = {
  lite: liteFields,
  basic: basicFields,
  located: locatedFields,
};

/** The most first, as they are to be tried. */
export const everyCardFields: readonly CardFields[] = ['located', 'basic', 'lite'];

/** Those that a token with these scopes may have. One with `r_liteprofile` and without `r_basicprofile` has the lite ones alone. */
export function cardFieldsFor(scopes: readonly string[]): readonly CardFields[] {
  const liteAlone = scopes.includes('r_liteprofile') && !scopes.includes('r_basicprofile');
  return liteAlone ? ['lite'] : everyCardFields;
}
