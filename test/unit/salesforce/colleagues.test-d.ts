import type { OrgPicture } from '../../../src/contract/colleagues.ts';
import type { Live } from '../../../src/contract/custody.ts';
import type { Requests, VisitAnswer } from '../../../src/contract/messages.ts';
import type { Picture } from '../../../src/contract/viewer.ts';
import { keep, own } from '../../../src/custody/custody.ts';

// The compiler is the test: where a line below a `@ts-expect-error` compiles, that comment is itself an error.

declare const ofMember: Live<Picture>;
declare const ofViewer: Picture;
declare const ofColleague: OrgPicture;
declare const base64OfMember: Live<string>;
type Answered = NonNullable<Requests['colleague-photos']['answer']>[number];
type MembersPicture = Extract<VisitAnswer, { kind: 'picture' }>['picture'];

const userId = '005000000000001';
void ({ userId, state: 'shown', picture: ofColleague } satisfies Answered);
// @ts-expect-error what LinkedIn returned of a member
void ({ userId, state: 'shown', picture: ofMember } satisfies Answered);
// @ts-expect-error the viewer's own picture, which is LinkedIn's too
void ({ userId, state: 'shown', picture: ofViewer } satisfies Answered);

// @ts-expect-error a photo of the org's, for a member
export const asMember: MembersPicture = ofColleague;

const kept = { userId, versionId: '729000000000001', type: 'image/jpeg' };
void keep('colleaguePhotos', own([{ ...kept, base64: 'aa' }]));
// @ts-expect-error a member's picture
void keep('colleaguePhotos', own([{ ...kept, base64: base64OfMember }]));
