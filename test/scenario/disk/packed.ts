import * as zlib from 'node:zlib';
import { lz4Frame, mozLz4, unpackLz4Frame, unpackMozLz4 } from './lz4.ts';
import { snappyFrames, unpackSnappy, unpackSnappyFrames } from './snappy.ts';

/** What something holds that a search of its bytes would not see. */
export type Unpacked = {
  readonly pieces: readonly Buffer[];
  /** How often there is something packed that can't be unpacked here. */
  readonly stillPacked: number;
};

/** Bytes: nothing that a browser keeps of one answer is as large. */
const maxOutputLength = 256 * 1024 * 1024;

/** What was cut short by the browser's end is unpacked as far as it goes. */
const toTheEnd = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength };
const brotliToTheEnd = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH, maxOutputLength };

/** Node has it from 22.15 on. */
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: (bytes: Buffer) => Buffer };

type Packing = {
  /** How what is packed in this way begins. */
  readonly beginning: Buffer;
  /** From that beginning on, whatever follows it. `undefined`, or an error, where it was none. */
  readonly unpack: (bytes: Buffer) => Buffer | undefined;
  /** Whether that beginning is long enough to be no accident, so that failing counts. */
  readonly certain?: boolean;
};

const inflate = (bytes: Buffer): Buffer => zlib.inflateSync(bytes, toTheEnd);

/** Node's own function for gzip fails where something follows. Source: RFC 1952, "Member header and trailer". */
function unpackGzip(bytes: Buffer): Buffer {
  const flags = bytes[3] ?? 0;
  let from = 10;
  if (flags & 4) from += 2 + bytes.readUInt16LE(from);
  // A file's name and a comment, each with a zero at its end; then a checksum of this header.
  for (const flag of [8, 16]) if (flags & flag) from = bytes.indexOf(0, from) + 1;
  if (flags & 2) from += 2;
  return zlib.inflateRawSync(bytes.subarray(from), toTheEnd);
}

const packings: readonly Packing[] = [
  { beginning: Buffer.from([0x1f, 0x8b, 0x08]), unpack: unpackGzip },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ beginning: Buffer.from([0x78, level]), unpack: inflate })),
  {
    beginning: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    unpack: (bytes) => zstdDecompressSync?.(bytes),
    certain: zstdDecompressSync === undefined,
  },
  ...mozLz4.map((beginning) => ({ beginning, unpack: unpackMozLz4, certain: true })),
  { beginning: lz4Frame, unpack: unpackLz4Frame, certain: true },
  { beginning: snappyFrames, unpack: unpackSnappyFrames, certain: true },
  // How Chromium marks a value of IndexedDB that it has packed.
  { beginning: Buffer.from([0xff, 0x11, 0x02]), unpack: (bytes) => unpackSnappy(bytes.subarray(3)) },
];

/** Pieces shorter than this hold no marker, and are mostly accidents. */
const shortestPiece = 12;

function* placesOf(beginning: Buffer, bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) yield at;
}

/** Everything packed in these bytes that can be told by how it begins, wherever that is. */
function packedIn(bytes: Buffer): Unpacked {
  const pieces: Buffer[] = [];
  let stillPacked = 0;
  for (const { beginning, unpack, certain = false } of packings)
    for (const at of placesOf(beginning, bytes)) {
      const piece = attempt(() => unpack(bytes.subarray(at)));
      if (piece && piece.length >= shortestPiece) pieces.push(piece);
      else if (!piece && certain) stillPacked += 1;
    }
  return { pieces, stillPacked };
}

/** As deep as something packed is looked for in something packed. */
const deepest = 3;

/** Everything packed in these pieces, and in what comes of them. */
export function unpackAll(given: readonly Buffer[]): Unpacked {
  const pieces: Buffer[] = [];
  let stillPacked = 0;
  let layer = given;
  for (let depth = 0; depth < deepest && layer.length > 0; depth += 1) {
    const found = layer.map(packedIn);
    layer = found.flatMap((one) => one.pieces);
    pieces.push(...layer);
    stillPacked += found.reduce((sum, one) => sum + one.stillPacked, 0);
  }
  return { pieces, stillPacked };
}

const chromiumEntry = Buffer.from('305c72a71b6dfbfc', 'hex');

/** Bytes before the address in an entry of Chromium's cache, and where in them its length stands. */
const [entryHeader, addressLength] = [24, 12];

/**
 * The body of an answer in either browser's cache that came packed by Brotli, which has no beginning to be told by. Chromium writes it behind the address,
 * Firefox at the file's beginning; both write the answer's headers in the same file.
 */
export function brotliBody(bytes: Buffer): Buffer | undefined {
  if (!/content-encoding:\s*br\b/i.test(bytes.toString('latin1'))) return undefined;
  const inChromium = bytes.length > entryHeader && bytes.subarray(0, chromiumEntry.length).equals(chromiumEntry);
  const from = inChromium ? entryHeader + bytes.readUInt32LE(addressLength) : 0;
  return attempt(() => zlib.brotliDecompressSync(bytes.subarray(from), brotliToTheEnd));
}

function attempt(unpack: () => Buffer | undefined): Buffer | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
