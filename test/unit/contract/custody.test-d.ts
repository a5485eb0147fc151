import type { Answered } from '../../../src/background/pictures.ts';
import type { FreeOfLive, Live, Own } from '../../../src/contract/custody.ts';
import type { Viewer } from '../../../src/contract/viewer.ts';
import { keep, own } from '../../../src/custody/custody.ts';
import type { MemberAnswer } from '../../../src/linkedin/member-answer.ts';

// The compiler is the test: where a line below a `@ts-expect-error` compiles, that comment is itself an error.

declare const liveName: Live<string>;
declare const liveCount: Live<number>;
declare const liveMember: Live<{ readonly name: string }>;
declare const liveBlob: Live<Blob>;
declare const liveList: Live<readonly string[]>;
declare const perhapsLive: { readonly plain: true } | Live<{ readonly name: string }>;

class Holder {
  readonly member = liveMember;
}

// What may be kept: plain values however nested, and what holds no `Live` anywhere.

export const kept = [
  own('text'),
  own(1),
  own(true as const),
  own(null),
  own(undefined),
  own({}),
  own([] as const),
  own(['a', 'b']),
  own({ personId: 'A', name: 'Anna' } satisfies Viewer),
  own({ list: [{ deep: { deeper: ['x'] } }], optional: undefined }),
  own<{ readonly fault: 'denied' } | { readonly ended: 'expired' }>({ fault: 'denied' }),
  own<{ readonly optional?: string }>({}),
  own<readonly { readonly id: string }[]>([]),
  own<Record<string, number>>({ a: 1 }),
  own(new Date(0)),
  own(new ArrayBuffer(1)),
  own(new Map([['a', 1]])),
] as const satisfies readonly Own<unknown>[];

// What may not.

// @ts-expect-error a live text
own(liveName);
// @ts-expect-error a live number
own(liveCount);
// @ts-expect-error a live object
own(liveMember);
// @ts-expect-error live bytes
own(liveBlob);
// @ts-expect-error a live list
own(liveList);
// @ts-expect-error what is live only perhaps
own(perhapsLive);
// @ts-expect-error a copy of something live
own({ ...liveMember });
// @ts-expect-error live, with something said beside it
own({ ...liveMember, note: 'a note' });
// @ts-expect-error something live in an object
own({ nested: liveMember });
// @ts-expect-error in a list
own([liveMember]);
// @ts-expect-error deep
own({ a: { b: [liveMember] } });
// @ts-expect-error in an optional property
own({} as { a?: typeof liveMember });
// @ts-expect-error in a property that is live only perhaps
own({} as { a: string | typeof liveMember });
// @ts-expect-error in a record
own({} as Record<string, typeof liveMember>);
// @ts-expect-error in a map
own(new Map([['a', liveMember]]));
// @ts-expect-error in a set
own(new Set([liveMember]));
// @ts-expect-error in a promise
own(Promise.resolve(liveMember));
// @ts-expect-error as a key of a map
own(new Map([[liveName, 1]]));
// @ts-expect-error in maps in maps
own(new Map([['a', new Map([['b', [liveMember]]])]]));
// @ts-expect-error as the key of a record
own({} as Record<typeof liveName, number>);
// @ts-expect-error beside something plain, in a tuple
own(['plain', liveName] as const);
// @ts-expect-error in a copy of a list
own([...liveList]);
// @ts-expect-error one of a list
own(liveList.at(0));
// @ts-expect-error what a list is turned into
own(liveList.map((text) => ({ text })));
// @ts-expect-error put into something plain
own(Object.assign({ note: 'a note' }, liveMember));
// @ts-expect-error a deep copy
own(structuredClone(liveMember));
// @ts-expect-error its values
own(Object.values(liveMember));
// @ts-expect-error its entries, put together again
own(Object.fromEntries(Object.entries(liveMember)));
// @ts-expect-error a part that was taken out
own((({ name }) => name)(liveMember));
// @ts-expect-error a promise of a list of it
own(Promise.all([liveMember]));
// @ts-expect-error what a promise of it comes to
export const awaited = async () => own(await Promise.resolve(liveMember));
// @ts-expect-error in what can be gone through
own(new Set([liveMember]).values());
// @ts-expect-error in an error
own(new Error('a message', { cause: liveMember }));
// @ts-expect-error in what remembers it weakly
own(new WeakMap([[liveMember, 1]]));
// @ts-expect-error bytes that may be a live picture's
own(new Uint8Array(1));
// @ts-expect-error behind a function
own(() => liveMember);
// @ts-expect-error behind a getter
own({
  get member() {
    return liveMember;
  },
});
// @ts-expect-error in an instance of a class
own(new Holder());
// @ts-expect-error in whatever a function of any type is given
export const whatever = <T>(value: T) => own(value);
// @ts-expect-error in what was parsed, of which nothing is known
own(JSON.parse(''));
// @ts-expect-error in what nobody knows
own({} as unknown);

declare const member: MemberAnswer & { kind: 'picture' };
declare const answered: Answered & { state: 'shown' };

// @ts-expect-error a member's artifacts
own(member.artifacts);
// @ts-expect-error a picture's address
own(member.artifacts.map(({ address }) => address));
// @ts-expect-error a member's picture
own(answered.picture);
// @ts-expect-error its bytes, beside something plain
own({ bytes: answered.picture.bytes, note: 'a note' });

// What the compiler cannot follow, and therefore lets pass (docs/custody.md): what is computed from a live value, and a value past a plain variable or a cast.

declare const livePixels: Live<ArrayBuffer>;
const plainName: string = liveName;

export const unseen = [
  own(JSON.stringify(liveMember)),
  own(`${liveName}`),
  own(liveName.toUpperCase()),
  own(liveList.join()),
  own(liveCount + 1),
  own({ [liveName]: true }),
  own(new Blob([livePixels])),
  own(livePixels.slice(0)),
  own(plainName),
  own(liveMember.name as string),
] as const;

// Only `own` makes what `keep` takes.

export const keeping = [
  () => keep('epoch', own(2)),
  () => keep('viewer', own({ personId: 'A', name: 'Anna' })),
  () => keep('ownPicture', own({ base64: '', type: 'image/png' })),
];
// @ts-expect-error a picture that nobody declared may be kept
export const undeclared = () => keep('ownPicture', { base64: '', type: 'image/png' });
// @ts-expect-error a live picture
export const livePicture = (picture: Live<{ base64: string; type: string }>) => keep('ownPicture', picture);
// @ts-expect-error a live picture, declared
export const declared = (picture: Live<{ base64: string; type: string }>) => keep('ownPicture', own(picture));
// @ts-expect-error live bytes
export const bytes = (picture: Live<Blob>) => keep('ownPicture', picture);
// @ts-expect-error a live name in the place of a setting
export const name = (text: Live<'granted'>) => keep('peopleRead', text);
// @ts-expect-error something declared, under another's key
export const wrongKey = () => keep('viewer', own({ base64: '', type: 'image/png' }));
// @ts-expect-error what has no line in the ledger
export const noLine = () => keep('members', own([]));

// The type itself.

type Equal<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const isTrue = <T extends true>(): T | undefined => undefined;

isTrue<Equal<FreeOfLive<Live<string>>, never>>();
isTrue<Equal<FreeOfLive<Live<readonly string[]>>, never>>();
isTrue<Equal<FreeOfLive<string | Live<number>>, string>>();
isTrue<Equal<FreeOfLive<Viewer>, Viewer>>();
isTrue<Equal<FreeOfLive<readonly Viewer[]>, readonly Viewer[]>>();
isTrue<Equal<FreeOfLive<{ a?: { b: string }[] }>, { a?: { b: string }[] }>>();
