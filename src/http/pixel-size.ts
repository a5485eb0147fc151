import type { PixelSize } from '../contract/profile.ts';

/**
 * The size that a PNG, a GIF or a JPEG says of itself, without decoding it: a small file can say that it has more pixels than the computer has memory for.
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
