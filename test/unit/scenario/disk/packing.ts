/** How a packer says that so many bytes are as they stand here, or as they stood so far back. */
type Part = { readonly literal: Buffer } | { readonly back: number; readonly count: number };

const shortestCopy = 4;

/** Splits bytes as a simple packer does: what stood before, within reach and at least four bytes long, is copied. */
function partsOf(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  let literalFrom = 0;
  let at = 0;
  while (at < bytes.length) {
    const before =
      at + shortestCopy <= bytes.length ? bytes.lastIndexOf(bytes.subarray(at, at + shortestCopy), at - 1) : -1;
    if (at === 0 || before < 0) {
      at += 1;
      continue;
    }
    let count = shortestCopy;
    while (at + count < bytes.length && bytes[before + count] === bytes[at + count] && count < 60) count += 1;
    if (at > literalFrom) parts.push({ literal: bytes.subarray(literalFrom, at) });
    parts.push({ back: at - before, count });
    at += count;
    literalFrom = at;
  }
  if (bytes.length > literalFrom) parts.push({ literal: bytes.subarray(literalFrom) });
  return parts;
}

export function varint(value: number): Buffer {
  const groups: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...groups, left]);
    groups.push((left % 128) + 128);
  }
}

/** A block of Snappy's. */
export function packSnappy(bytes: Buffer): Buffer {
  const parts = partsOf(bytes).map((part) => {
    if ('back' in part) {
      const { back, count } = part;
      // The short form reaches 2047 bytes back and copies 4 to 11.
      if (count <= 11 && back < 2048) return Buffer.from([((back >> 8) << 5) | ((count - 4) << 2) | 1, back & 255]);
      return Buffer.from([((count - 1) << 2) | 2, back & 255, back >> 8]);
    }
    const { literal } = part;
    const less = literal.length - 1;
    if (less < 60) return Buffer.from([less << 2, ...literal]);
    return Buffer.concat([Buffer.from([61 << 2, less & 255, less >> 8]), literal]);
  });
  return Buffer.concat([varint(bytes.length), ...parts]);
}

/** The bytes that follow four full bits of a length. */
function longer(length: number): number[] {
  const more: number[] = [];
  if (length < 15) return more;
  let left = length - 15;
  for (; left >= 255; left -= 255) more.push(255);
  return [...more, left];
}

/** A block of LZ4's. */
export function packLz4(bytes: Buffer): Buffer {
  const packed: Buffer[] = [];
  let literal = Buffer.alloc(0);
  const sequence = (copy?: { readonly back: number; readonly count: number }) => {
    const inToken = copy ? Math.min(copy.count - 4, 15) : 0;
    packed.push(
      Buffer.from([(Math.min(literal.length, 15) << 4) | inToken, ...longer(literal.length)]),
      literal,
      Buffer.from(copy ? [copy.back & 255, copy.back >> 8, ...longer(copy.count - 4)] : []),
    );
    literal = Buffer.alloc(0);
  };
  for (const part of partsOf(bytes)) {
    if ('back' in part) sequence(part);
    else literal = Buffer.from(part.literal);
  }
  sequence();
  return Buffer.concat(packed);
}
