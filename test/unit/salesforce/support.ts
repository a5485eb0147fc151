import type { Own } from '../../../src/contract/custody.ts';
import type { Access } from '../../../src/salesforce/access.ts';
import type { PhotoFile } from '../../../src/salesforce/photo/photo-file.ts';

export const now = Date.UTC(2026, 10, 21, 9, 0);
export const origin = 'https://acme.my.salesforce.com';
export const mine = { version: '67.0', userId: 'me' } as const;
const photoPage = `${origin}/services/data/v67.0/connect/user-profiles/me/photo`;

type Asked = { readonly address: string; readonly init: RequestInit };
type Reply = () => Response | Promise<Response>;

/** Answers for an org: the first call with the first reply, and so on; the last reply is given for ever. */
export function fakeOrg(replies: readonly Reply[], more: Partial<Access> = {}) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  let clock = now;
  const access: Access = {
    async fetch(input: RequestInfo | URL, init: RequestInit = {}) {
      asked.push({ address: String(input), init });
      const reply = replies[Math.min(asked.length, replies.length) - 1];
      if (reply === undefined) throw new TypeError('no reply is set');
      return reply();
    },
    origin,
    token: '00Dxx!token',
    now: () => clock,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      clock += milliseconds;
    },
    ...more,
  };
  return { asked, waits, access };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(status === 204 ? null : JSON.stringify(body), { status, headers });

export const errors = (status: number, errorCode: string, headers: Record<string, string> = {}): Reply =>
  json([{ errorCode, message: 'Something is wrong.' }], status, headers);

export function brokenConnection(): Response {
  throw new TypeError('Failed to fetch');
}

/** A photo as Salesforce describes it; with `null`, the default avatar. */
export function photoBody(photoVersionId: string | null) {
  const picture = photoVersionId === null ? `${origin}/img/userprofile/default_profile_200_v2.png` : undefined;
  const rendition = (letter: string) => picture ?? `${origin}/profilephoto/${photoVersionId}/${letter}`;
  return {
    fullEmailPhotoUrl: `${origin}/img/userprofile/default_profile_200_v2.png?fromEmail=1`,
    largePhotoUrl: rendition('F'),
    mediumPhotoUrl: rendition('M'),
    smallPhotoUrl: rendition('T'),
    standardEmailPhotoUrl: `${origin}/img/userprofile/default_profile_45_v2.png?fromEmail=1`,
    photoVersionId,
    url: new URL(photoPage).pathname,
  };
}

/** A picture as if it had been declared the viewer's, which only the extension's custody can do. */
export const fileOf = (bytes: readonly number[]) =>
  ({ bytes: new Uint8Array(bytes).buffer }) as unknown as Own<PhotoFile>;

/** The form that a call was made with. */
export const formOf = (init: RequestInit | undefined) => init?.body as FormData;

const uint16 = (value: number) => [value >> 8, value & 0xff];
const uint32 = (value: number) => [...uint16(value >>> 16), ...uint16(value & 0xffff)];

/** As much of a PNG as says what it is and how large. */
export const png = (width: number, height: number) => [
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ...[0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...uint32(width),
  ...uint32(height),
];

export const gif = (width: number, height: number) => [
  ...[...'GIF89a'].map((letter) => letter.charCodeAt(0)),
  ...uint16(width).reverse(),
  ...uint16(height).reverse(),
];

/** A JPEG whose frame comes after a segment of its own and a filling byte, as cameras write them. */
export const jpeg = (width: number, height: number) => [
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff],
  ...[0xff, 0xc4, 0, 3, 9],
  ...[0xff, 0xc2, 0, 11, 8, ...uint16(height), ...uint16(width), 3, 0, 0],
];
