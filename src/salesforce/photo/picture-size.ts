/** In pixels, as the picture's own bytes say. */
export type PictureSize = { readonly width: number; readonly height: number };

/** How many pixels a JPEG, PNG or GIF has; `undefined` where its bytes do not say. Source: the formats' own specifications. */
export function pictureSizeOf(bytes: Uint8Array<ArrayBuffer>): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0x89, 0x50]))
    return view.byteLength < 24 ? undefined : sized(view.getUint32(16), view.getUint32(20));
  if (startsWith(bytes, [0x47, 0x49]))
    return view.byteLength < 10 ? undefined : sized(view.getUint16(6, true), view.getUint16(8, true));
  return startsWith(bytes, [0xff, 0xd8]) ? sizeOfJpeg(view) : undefined;
}

/** A JPEG's segments each say how long they are; the one that begins a frame has the size in it. */
function sizeOfJpeg(view: DataView): PictureSize | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (beginsFrame(marker)) return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15; three of that range mean something else. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const sized = (width: number, height: number): PictureSize | undefined =>
  width > 0 && height > 0 ? { width, height } : undefined;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
