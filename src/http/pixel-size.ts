import type { PixelSize } from '../contract/profile.ts';

/**
 * The size that a PNG, a GIF, a JPEG or a WebP says of itself, without decoding it: a small file can say that it has more pixels than the computer has memory for.
 * `undefined` where the bytes are none of these, end before they say it, or say that there are none. Sources: the formats' own specifications.
 */
export function pixelSizeOf(bytes: Uint8Array): PixelSize | undefined {
  const size = saidIn(bytes);
  return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
}

function saidIn(bytes: Uint8Array): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (...start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return sizeAt(view, 16, (at) => view.getUint32(at), 4);
  if (begins(0x47, 0x49, 0x46, 0x38)) return sizeAt(view, 6, (at) => view.getUint16(at, true), 2);
  if (begins(0xff, 0xd8)) return sizeInJpeg(view);
  if (begins(0x52, 0x49, 0x46, 0x46)) return sizeInWebp(view);
  return undefined;
}

function sizeAt(view: DataView, at: number, read: (at: number) => number, bytes: number): PixelSize | undefined {
  return at + 2 * bytes <= view.byteLength ? { width: read(at), height: read(at + bytes) } : undefined;
}

/** A JPEG says its size at the beginning of its frame (SOF0 to SOF15, between which three numbers mean something else), height first. */
function sizeInJpeg(view: DataView): PixelSize | undefined {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Between segments there may be any number of bytes that say nothing.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** How a WebP says its size, by the name of its first chunk. */
const sizeInChunk: Readonly<Record<string, (view: DataView) => PixelSize>> = {
  VP8X: (view) => ({ width: 1 + uint24At(view, 24), height: 1 + uint24At(view, 27) }),
  'VP8 ': (view) => ({ width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }),
  VP8L: (view) => {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  },
};

/** The bytes from a WebP's first to the last that says how large it is. */
const webpHead = 30;

function sizeInWebp(view: DataView): PixelSize | undefined {
  if (view.byteLength < webpHead) return undefined;
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  return Object.hasOwn(sizeInChunk, chunk) ? sizeInChunk[chunk]?.(view) : undefined;
}

const uint24At = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
