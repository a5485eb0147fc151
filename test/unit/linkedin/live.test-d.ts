import type { CardAnswer } from '../../../src/contract/card.ts';
import type { Live, Own } from '../../../src/contract/custody.ts';
import type { Requests } from '../../../src/contract/messages.ts';
import { own } from '../../../src/custody/custody.ts';
import type { ConnectionIndex } from '../../../src/linkedin/connections.ts';
import type { CardFields, MemberCard, MemberCardAnswer } from '../../../src/linkedin/member-card.ts';
import type { MemberAnswer } from '../../../src/linkedin/members.ts';
import { fetchPicture } from '../../../src/linkedin/picture.ts';
import type { readPlaceName } from '../../../src/linkedin/place-name.ts';

// The compiler is the test: where a line below a `@ts-expect-error` compiles, that comment is itself an error.

declare const card: Live<MemberCard>;
declare const cardAnswer: MemberCardAnswer;
declare const answer: MemberAnswer;
declare const connections: ConnectionIndex;
declare const found: NonNullable<ReturnType<ConnectionIndex['find']>>;

// What LinkedIn grants the app may be kept.

export const kept = own<CardFields>('basic') satisfies Own<CardFields>;

// Nothing that LinkedIn says of another member may, in part or in whole.

// @ts-expect-error a card
own(card);
// @ts-expect-error its name
own(card.name);
// @ts-expect-error the address of its picture
own(card.artifacts[0]?.address ?? card.name);
// @ts-expect-error what it came in
own(cardAnswer);
// @ts-expect-error a picture's artifacts
own(answer);
// @ts-expect-error who is connected
own(connections);
// @ts-expect-error one of them
own(found);

declare const place: Awaited<ReturnType<typeof readPlaceName>> & { readonly ok: true };
declare const toCard: CardAnswer;
declare const foundInPopup: Requests['find-connections']['answer'];

// @ts-expect-error where they live
own(place.value);
// @ts-expect-error the bytes of their picture
export const bytes = async () => own(await fetchPicture(fetch, card.artifacts[0] ?? expectArtifact(), {}));
// @ts-expect-error what a card is told
own(toCard);
// @ts-expect-error whom the popup is told to be connected
own(foundInPopup);

declare const expectArtifact: () => (typeof card.artifacts)[number];
