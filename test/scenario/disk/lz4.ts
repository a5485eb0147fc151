import { copyWithin } from './snappy.ts';

/** Bytes: what claims to unpack to more is not what it seems. */
const largest = 256 * 1024 * 1024;

/** How Firefox's own packed files begin: those of the session, and what it keeps of extensions for its next start. */
export const mozLz4 = [Buffer.from('mozLz40\0'), Buffer.from('mozJSSCLz40v001\0')] as const;

/** Unpacks one of Firefox's packed files: one of those beginnings, the length in four bytes, one LZ4 block. `undefined` where it is none. */
export function unpackMozLz4(bytes: Buffer): Buffer | undefined {
  const beginning = mozLz4.find((one) => bytes.subarray(0, one.length).equals(one))?.length;
  if (beginning === undefined || bytes.length < beginning + 4) return undefined;
  return unpackLz4(bytes.subarray(beginning + 4), bytes.readUInt32LE(beginning));
}

/** How LZ4's framed form begins. */
export const lz4Frame = Buffer.from([0x04, 0x22, 0x4d, 0x18]);

/** What the lengths of a frame's blocks may be, by the number in its header. */
const largestBlocks: Readonly<Record<number, number>> = { 4: 2 ** 16, 5: 2 ** 18, 6: 2 ** 20, 7: 2 ** 22 };

/** Unpacks one frame as far as it goes; `undefined` where it is none. Source: "LZ4 Frame Format Description". */
export function unpackLz4Frame(bytes: Buffer): Buffer | undefined {
  const [flags = 0, description = 0] = bytes.subarray(lz4Frame.length);
  const largestBlock = largestBlocks[(description >> 4) & 7];
  if (flags >> 6 !== 1 || largestBlock === undefined) return undefined;
  const [hasLength, hasDictionary, hasChecksums] = [flags & 8, flags & 1, flags & 16];
  let at = lz4Frame.length + 3 + (hasLength ? 8 : 0) + (hasDictionary ? 4 : 0);
  let unpacked = Buffer.alloc(0);
  while (at + 4 <= bytes.length) {
    const size = bytes.readUInt32LE(at);
    const block = bytes.subarray(at + 4, at + 4 + (size & 0x7fff_ffff));
    if (size === 0) break;
    // Blocks may copy from those before them. The highest bit says that a block is not packed.
    const into = Buffer.concat([unpacked, Buffer.alloc(largestBlock)]);
    const end =
      size >>> 31 ? unpacked.length + block.copy(into, unpacked.length) : unpackInto(block, into, unpacked.length);
    if (end === undefined || end > largest) break;
    unpacked = into.subarray(0, end);
    at += 4 + block.length + (hasChecksums ? 4 : 0);
  }
  return unpacked.length > 0 ? unpacked : undefined;
}

/** Unpacks one LZ4 block that is known to hold so many bytes; `undefined` where it does not. */
export function unpackLz4(bytes: Buffer, length: number): Buffer | undefined {
  if (length > largest) return undefined;
  const unpacked = Buffer.alloc(length);
  return unpackInto(bytes, unpacked, 0) === length ? unpacked : undefined;
}

/**
 * Unpacks one block behind what was unpacked before. Source: "LZ4 Block Format Description".
 *
 * @returns where it ends there; `undefined` where it is none, or there is no room for it.
 */
function unpackInto(bytes: Buffer, unpacked: Buffer, start: number): number | undefined {
  let [at, written] = [0, start];

  /** A length of four bits in the token, and more bytes as long as they are full. */
  const readLength = (inToken: number): number => {
    let count = inToken;
    if (inToken < 15) return count;
    for (;;) {
      const more = bytes[at];
      at += 1;
      count += more ?? 0;
      if (more !== 255) return count;
    }
  };

  while (at < bytes.length) {
    const token = bytes[at] ?? 0;
    at += 1;
    const literals = readLength(token >> 4);
    if (at + literals > bytes.length || written + literals > unpacked.length) return undefined;
    bytes.copy(unpacked, written, at, at + literals);
    [at, written] = [at + literals, written + literals];
    // The last sequence has no copy.
    if (at >= bytes.length) break;
    if (at + 2 > bytes.length) return undefined;
    const back = bytes.readUInt16LE(at);
    at += 2;
    const count = 4 + readLength(token & 15);
    if (!copyWithin(unpacked, written, back, count)) return undefined;
    written += count;
  }
  return written;
}
