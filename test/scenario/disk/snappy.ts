/** Bytes: what claims to unpack to more is not what it seems. */
const largest = 64 * 1024 * 1024;

/** A number in groups of seven bits, the lowest first, as Snappy and LevelDB write lengths. */
export function readVarint(bytes: Buffer, from: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: from + index + 1 };
  }
  return undefined;
}

/** Unpacks one Snappy block; `undefined` where the bytes are none. Source: "Snappy compressed format description". */
export function unpackSnappy(bytes: Buffer): Buffer | undefined {
  const length = readVarint(bytes, 0);
  if (length === undefined || length.value === 0 || length.value > largest) return undefined;
  const unpacked = Buffer.alloc(length.value);
  let [at, written] = [length.end, 0];
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      const inTag = tag >> 2;
      const extra = inTag < 60 ? 0 : inTag - 59;
      if (at + 1 + extra > bytes.length) return undefined;
      const count = 1 + (extra === 0 ? inTag : bytes.readUIntLE(at + 1, extra));
      const from = at + 1 + extra;
      if (from + count > bytes.length || written + count > unpacked.length) return undefined;
      bytes.copy(unpacked, written, from, from + count);
      [at, written] = [from + count, written + count];
      continue;
    }
    const width = kind === 3 ? 4 : kind;
    if (at + 1 + width > bytes.length) return undefined;
    const count = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const back = bytes.readUIntLE(at + 1, width) + (kind === 1 ? (tag >> 5) << 8 : 0);
    if (!copyWithin(unpacked, written, back, count)) return undefined;
    [at, written] = [at + 1 + width, written + count];
  }
  return written === unpacked.length ? unpacked : undefined;
}

/** What stands so many bytes back, once more; the two may overlap, and what was just written is then read again. `false` where nothing stands there. */
export function copyWithin(bytes: Buffer, to: number, back: number, count: number): boolean {
  if (back === 0 || back > to || to + count > bytes.length) return false;
  for (let index = to; index < to + count; index += 1) bytes[index] = bytes[index - back] ?? 0;
  return true;
}

/** How Snappy's framed form begins: a chunk with its name. */
export const snappyFrames = Buffer.from([0xff, 0x06, 0x00, 0x00, ...Buffer.from('sNaPpY')]);

/** Unpacks as much of Snappy's framed form as can be. Source: "Snappy framing format". */
export function unpackSnappyFrames(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const [kind, length] = [bytes[at], bytes.readUIntLE(at + 1, 3)];
    // A checksum of four bytes stands before the data.
    const data = bytes.subarray(at + 8, at + 4 + length);
    const unpacked = kind === 0 ? unpackSnappy(data) : kind === 1 ? data : undefined;
    if (unpacked) chunks.push(unpacked);
    else if (kind === undefined || (kind >= 0x02 && kind <= 0x7f) || kind <= 1) break;
    at += 4 + length;
  }
  return chunks.length > 0 ? Buffer.concat(chunks) : undefined;
}
