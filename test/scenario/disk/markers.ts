/** What a marker stands for. */
export type MarkerKind =
  | 'name'
  | 'headline'
  | 'profile address'
  | 'picture address'
  | 'picture'
  | 'access token'
  | 'authorization state'
  | 'authorization code'
  /** What LinkedIn says of the viewer's own profile, and what they typed and chose to change it. */
  | 'own profile'
  | 'own draft'
  /** What others keep, and may: that it is found shows that the search finds. */
  | 'control';

/** Something that would be found on disk if it was kept. */
export type Marker = { readonly kind: MarkerKind; readonly encoding: string; readonly bytes: Buffer };

/** A text as a browser may write it: UTF-8, UTF-16 and base64. Of at least 16 characters, all of them ASCII, so that no way of escaping changes it. */
export function textMarkers(kind: MarkerKind, text: string): Marker[] {
  return [
    { kind, encoding: 'UTF-8', bytes: Buffer.from(text, 'utf8') },
    { kind, encoding: 'UTF-16', bytes: inUtf16(text) },
    ...base64Markers(kind, Buffer.from(text, 'utf8')),
  ];
}

/** Without its last byte, which is zero, an ASCII text is the same in either order of bytes but for where it begins. */
const inUtf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').subarray(0, -1);

/** Bytes of a picture that are looked for in one place of it. */
const sampleLength = 32;

/** Different values that such bytes must have: what stands for an even ground is the same in many pictures. */
const fewestValues = 20;

/** Bytes from three places of a picture, as they are and as base64. */
export function pictureMarkers(picture: Uint8Array, kind: MarkerKind = 'picture'): Marker[] {
  const bytes = Buffer.from(picture);
  return [0.3, 0.5, 0.7].flatMap((place) => {
    const sample = distinctiveFrom(bytes, Math.floor(bytes.length * place));
    return sample ? [{ kind, encoding: 'bytes', bytes: sample }, ...base64Markers(kind, sample)] : [];
  });
}

/** The first bytes from here on that are varied enough to be this picture's alone. */
function distinctiveFrom(bytes: Buffer, start: number): Buffer | undefined {
  for (let at = start; at + sampleLength <= bytes.length; at += 1) {
    const sample = bytes.subarray(at, at + sampleLength);
    if (new Set(sample).size >= fewestValues) return sample;
  }
  return undefined;
}

/**
 * Base64 depends on where in a group of three the bytes begin; each of the three, less what its neighbours would change. Firefox was seen to store it in
 * two bytes a character.
 */
function base64Markers(kind: MarkerKind, bytes: Buffer): Marker[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const certain = text.slice(shift === 0 ? 0 : 4, -4);
    return [
      { kind, encoding: 'base64', bytes: Buffer.from(certain) },
      { kind, encoding: 'base64 in UTF-16', bytes: inUtf16(certain) },
    ];
  });
}
