import type { Live, Own } from '../../../src/contract/custody.ts';
import { own } from '../../../src/custody/custody.ts';
import type { ConnectionIndex } from '../../../src/linkedin/connections.ts';
import type { CardFields, MemberCard, MemberCardAnswer } from '../../../src/linkedin/member-card.ts';
import type { MemberAnswer } from '../../../src/linkedin/members.ts';

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
