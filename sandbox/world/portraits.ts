import { createAvatar } from '@dicebear/core';
import * as notionists from '@dicebear/notionists';
import sharp from 'sharp';

/** Whoever has a portrait: a contact or an account. */
type Sitter = { readonly personId: string; readonly colour: string };

const drawings = new Map<string, string>();
const portraits = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

function drawing({ personId, colour }: Sitter): string {
  const known = drawings.get(personId);
  if (known !== undefined) return known;
  const figure = createAvatar(notionists, {
    seed: personId,
    size: 430,
    beardProbability: 0,
    gestureProbability: 0,
  }).toString();
  // Cut to a circle, so that the colour fills every corner and shows round the figure in a round slot as well.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 400 400">
    <clipPath id="within"><circle cx="200" cy="200" r="180"/></clipPath>
    <rect width="400" height="400" fill="${colour}"/>
    <g clip-path="url(#within)"><g transform="translate(-15 -4)">${figure}</g></g>
  </svg>`;
  drawings.set(personId, svg);
  return svg;
}

/** An uploaded picture as JPEG bytes, `pixels` on each side, cut to a square. */
export async function renditionOf(uploaded: Uint8Array, pixels: number): Promise<Uint8Array<ArrayBuffer>> {
  const made = sharp(uploaded).resize(pixels, pixels).jpeg({ quality: 88, chromaSubsampling: '4:4:4' });
  return new Uint8Array(await made.toBuffer());
}

/**
 * The sitter's portrait as JPEG bytes, square, `pixels` on each side; drawn once and then kept in memory.
 *
 * The figures are Notionists by Zoish (CC0 1.0).
 */
export function portrait(sitter: Sitter, pixels: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${sitter.personId} ${pixels}`;
  const known = portraits.get(key);
  if (known !== undefined) return known;
  const made = sharp(Buffer.from(drawing(sitter)), { density: (72 * pixels) / 400 })
    .resize(pixels, pixels)
    .flatten({ background: sitter.colour })
    // Colour is what tells portraits apart, so it is not thinned out.
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes));
  portraits.set(key, made);
  return made;
}
