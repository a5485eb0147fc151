import type { PictureField, PictureFileFault, PixelSize } from '../../../contract/profile.ts';
import { type PictureType, pictureTypeOf } from '../../../http/picture-type.ts';

/** Bytes. Source: LinkedIn Help on profile photos and on background photos; the API's documents name no limit. */
export const largestFile = 8 * 1024 * 1024;

/** Pixels. Source: LinkedIn Help on profile photos. Of backgrounds it only recommends a size, so any is sent that a computer has the memory to decode. */
export const pixelLimits: {
  readonly [Field in PictureField]: { readonly least: PixelSize; readonly most: PixelSize };
} = {
  profilePicture: { least: { width: 400, height: 400 }, most: { width: 7680, height: 4320 } },
  backgroundPicture: { least: { width: 1, height: 1 }, most: { width: 12_000, height: 8_000 } },
};

/** What is wrong with a file that is to become a picture of the profile, as far as its bytes say without being decoded; `undefined` where it is one. */
export function checkPictureFile(bytes: Uint8Array): PictureFileFault | undefined {
  if (bytes.byteLength > largestFile) return { code: 'too-large', limit: largestFile };
  const type = pictureTypeOf(bytes);
  if (type === undefined || type === 'image/webp') return { code: 'not-a-picture' };
  return isAnimated(bytes, type) ? { code: 'animated' } : undefined;
}

/** What is wrong with the size of a picture that was decoded. */
export function checkPixels(field: PictureField, { width, height }: PixelSize): PictureFileFault | undefined {
  const { least, most } = pixelLimits[field];
  if (width < least.width || height < least.height) return { code: 'too-few-pixels', least };
  if (width > most.width || height > most.height) return { code: 'too-many-pixels', most };
  return undefined;
}

function isAnimated(bytes: Uint8Array, type: PictureType): boolean {
  if (type === 'image/png') return hasAnimationChunk(bytes);
  return type === 'image/gif' && imagesInGif(bytes) > 1;
}

/** An animated PNG names its frames in a chunk `acTL` before its first data. Source: PNG specification, third edition, "acTL". */
function hasAnimationChunk(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 8; offset + 8 <= bytes.byteLength; ) {
    const name = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
    offset += 12 + view.getUint32(offset);
  }
  return false;
}

/** How many images a GIF holds, two at the most. Source: GIF89a specification. */
function imagesInGif(bytes: Uint8Array): number {
  const byte = (at: number) => bytes[at] ?? gifTrailer;
  let at = 13 + colourTable(byte(10));
  let images = 0;
  const skipBlocks = () => {
    while (at < bytes.byteLength && byte(at) !== 0) at += 1 + byte(at);
    at += 1;
  };
  while (at < bytes.byteLength && images < 2) {
    if (byte(at) === gifExtension) {
      at += 2;
    } else if (byte(at) === gifImage) {
      images += 1;
      at += 11 + colourTable(byte(at + 9));
    } else {
      return images;
    }
    skipBlocks();
  }
  return images;
}

const [gifExtension, gifImage, gifTrailer] = [0x21, 0x2c, 0x3b];

/** Bytes of the colour table that these flags announce. */
const colourTable = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
