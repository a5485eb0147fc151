/** The types of picture that are told by their own bytes, and that both browsers draw. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';

/** The signature's bytes from the file's first on; `undefined` where any byte may stand. */
type Signature = readonly (number | undefined)[];

const signatures: readonly (readonly [PictureType, Signature])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [...letters('GIF87a')]],
  ['image/gif', [...letters('GIF89a')]],
  ['image/webp', [...letters('RIFF'), undefined, undefined, undefined, undefined, ...letters('WEBP')]],
];

/** What the bytes themselves say they are, or `undefined` where they are none of these. Source: the formats' own specifications. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  return signatures.find(([, signature]) =>
    signature.every((byte, index) => byte === undefined || byte === bytes[index]),
  )?.[0];
}

function letters(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
