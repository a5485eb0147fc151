import type { Live } from '../../../../src/contract/custody.ts';
import type { BasicValues } from '../../../../src/linkedin/edits/fields/basic.ts';
import type { EntryValues } from '../../../../src/linkedin/edits/fields/complex.ts';
import type { OwnProfile } from '../../../../src/linkedin/edits/own-profile.ts';
import {
  createEntryRequest,
  deleteEntryRequest,
  profilePatchRequest,
  updateEntryRequest,
} from '../../../../src/linkedin/edits/requests.ts';
import type { MemberCard } from '../../../../src/linkedin/member-card.ts';

// The compiler is the test: where a line below a `@ts-expect-error` compiles, that comment is itself an error.

declare const own: OwnProfile;
declare const member: Live<MemberCard & { readonly personId: string }>;
declare const personId: string;

// Only what LinkedIn named as the viewer's own can be edited, never a person ID from anywhere else.

profilePatchRequest(own, { delete: ['headline'] });
// @ts-expect-error another member
profilePatchRequest(member, { delete: ['headline'] });
// @ts-expect-error an ID from somewhere
profilePatchRequest({ personId }, { delete: ['headline'] });
// @ts-expect-error likewise
deleteEntryRequest({ personId }, 'skills', '1');

// A field takes what it holds and nothing else.

const english = { localized: { en_US: 'x' } };
profilePatchRequest(own, { set: { headline: english, vanityName: '', phoneNumbers: [] } });
// @ts-expect-error a text without languages
profilePatchRequest(own, { set: { headline: 'x' } });
// @ts-expect-error a plain text in rich text's place
profilePatchRequest(own, { set: { summary: english } });
// @ts-expect-error a former field, which can be deleted alone
profilePatchRequest(own, { set: { associations: english } });
profilePatchRequest(own, { delete: ['associations', 'specialties', 'legacyHonors'] });
// @ts-expect-error a picture, which is uploaded first
profilePatchRequest(own, { set: { profilePicture: { originalImage: 'x', displayImage: 'x' } } });
// @ts-expect-error no such field
profilePatchRequest(own, { delete: ['nickname'] });
// @ts-expect-error an ID that is no number
profilePatchRequest(own, { set: { skillsOrder: ['12'] } });
profilePatchRequest(own, { set: { imsOrder: ['bobsmith'] } });

createEntryRequest(own, 'skills', { name: english });
// @ts-expect-error without its mandatory part
createEntryRequest(own, 'skills', {});
// @ts-expect-error another field's part
updateEntryRequest(own, 'skills', '1', { set: { proficiency: 'ELEMENTARY' } });
// @ts-expect-error no such part
updateEntryRequest(own, 'languages', '1', { delete: ['level'] });

export const websites = [{ category: 'OTHER', url: english }] satisfies BasicValues['websites'];
// @ts-expect-error without its mandatory part
export const nowhere = [{ category: 'OTHER' }] satisfies BasicValues['websites'];
export const patent = {
  inventors: [],
  issuer: english,
  pending: true,
  title: english,
} satisfies EntryValues['patents'];
