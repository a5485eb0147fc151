import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lz4Frame, mozLz4, unpackLz4, unpackLz4Frame, unpackMozLz4 } from '../../../scenario/disk/lz4.ts';
import { brotliBody, unpackAll } from '../../../scenario/disk/packed.ts';
import { snappyFrames, unpackSnappy } from '../../../scenario/disk/snappy.ts';
import { packLz4, packSnappy } from './packing.ts';

/** With much that comes again, near and far. */
const repetitive = fc
  .array(fc.oneof(fc.constantFrom('a name ', 'another name ', 'aaaaaaaa'), fc.string({ maxLength: 90 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((texts) => Buffer.from(texts.join('-')))
  .filter(({ length }) => length > 0);

const long = Buffer.from('something that is said again and again, '.repeat(40));

describe("Snappy's blocks", () => {
  test.each([
    ['what stands there as it is', '0b2868656c6c6f20776f726c64', 'hello world'],
    ['a copy that overlaps itself', '0a0461621102', 'ababababab'],
    ['a copy of two bytes of distance', '0908616263160200', 'abcbcbcbc'],
  ])('hold %s', (_, packed, text) => {
    expect(unpackSnappy(Buffer.from(packed, 'hex'))?.toString()).toBe(text);
  });

  test('come out as they went in', () => {
    fc.assert(
      fc.property(repetitive, (bytes) => {
        expect(unpackSnappy(packSnappy(bytes))).toEqual(bytes);
      }),
    );
  });

  test('are none where they end too early, reach too far back or say a wrong length', () => {
    const packed = packSnappy(long);
    expect(packed.length).toBeLessThan(long.length / 5);
    expect(unpackSnappy(packed.subarray(0, -1))).toBeUndefined();
    expect(unpackSnappy(Buffer.from('0a0061ff02ff', 'hex'))).toBeUndefined();
    expect(unpackSnappy(Buffer.from('0c2868656c6c6f20776f726c64', 'hex'))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void unpackSnappy(Buffer.from(bytes))));
  });
});

describe("LZ4's blocks", () => {
  test('hold what stands there as it is, and copies', () => {
    // "abc", then from three back nine bytes, then "xyz!!".
    expect(unpackLz4(Buffer.from('3561626303005078797a2121', 'hex'), 17)?.toString()).toBe('abcabcabcabcxyz!!');
  });

  test('come out as they went in', () => {
    fc.assert(
      fc.property(repetitive, (bytes) => {
        expect(unpackLz4(packLz4(bytes), bytes.length)).toEqual(bytes);
      }),
    );
  });

  test('are none where they say a wrong length', () => {
    expect(unpackLz4(packLz4(long), long.length + 1)).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), fc.nat(2000), (bytes, size) => void unpackLz4(Buffer.from(bytes), size)));
  });

  test("are Firefox's own files with a beginning and a length", () => {
    for (const beginning of mozLz4) expect(unpackMozLz4(mozFile(beginning))).toEqual(long);
    expect(unpackMozLz4(Buffer.from('something else altogether'))).toBeUndefined();
  });
});

describe("LZ4's frames", () => {
  const byTheTool =
    '04224d186440a728000000ff0d746865206c7a3420746f6f6c207061636b7320746869732c20616e64100008602061676169' +
    '6e00000000f9d668c9';

  test('hold what LZ4 1.9 has packed', () => {
    expect(unpackLz4Frame(Buffer.from(byTheTool, 'hex'))?.toString()).toBe(
      'the lz4 tool packs this, and packs this, and packs this again',
    );
  });

  test('may have many blocks, packed and as they are, that copy from those before them, and are read as far as they go', () => {
    const sizeOf = (size: number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(size);
      return bytes;
    };
    // Nothing but the copy of nine bytes from twelve back, and the five bytes that a block must end with.
    const linked = Buffer.from('050c005078797a2121', 'hex');
    const frame = Buffer.concat([
      lz4Frame,
      Buffer.from([0x40, 0x40, 0]),
      sizeOf(12 + 2 ** 31),
      Buffer.from('twelve bytes'),
      sizeOf(linked.length),
      linked,
      sizeOf(1000),
    ]);
    expect(unpackLz4Frame(frame)?.toString()).toBe('twelve bytestwelve byxyz!!');
    expect(unpackLz4Frame(Buffer.concat([lz4Frame, Buffer.alloc(20)]))).toBeUndefined();
  });
});

describe('whatever lies packed in other bytes', () => {
  const framed = (block: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE((block.length + 4) * 256);
    return Buffer.concat([snappyFrames, length, Buffer.alloc(4), block]);
  };
  const around = (packed: Buffer) => Buffer.concat([Buffer.from('before it '), packed, Buffer.from(' and after')]);

  test.each([
    ['gzip', around(gzipSync(long))],
    ['gzip with a name', around(namedGzip(long))],
    ['deflate', around(deflateSync(long))],
    ['gzip that was cut short', gzipSync(Buffer.concat([long, fillingOf(5000)])).subarray(0, -900)],
    ["Snappy's frames", around(framed(packSnappy(long))).subarray(0, -' and after'.length)],
    ["Firefox's packed files", mozFile(mozLz4[0])],
    ["a value of Chromium's IndexedDB", Buffer.concat([Buffer.from([3, 0xff, 0x11, 0x02]), packSnappy(long)])],
    ['gzip in gzip', gzipSync(around(gzipSync(long)), { level: 0 })],
  ])('is unpacked: %s', (_, bytes) => {
    const { pieces } = unpackAll([bytes]);
    expect(pieces.some((piece) => piece.includes(long.subarray(0, 900)))).toBe(true);
  });

  test('is counted where it cannot be unpacked', () => {
    expect(unpackAll([Buffer.concat([mozLz4[0], Buffer.alloc(40, 7)])]).stillPacked).toBe(1);
  });

  test.each([
    ["Firefox's cache", Buffer.alloc(0)],
    ["Chromium's cache", simpleEntry('1/0/https://api.linkedin.com/v2/people')],
  ])('is unpacked also by Brotli, as the body of an answer in %s', (_, before) => {
    const entry = Buffer.concat([before, brotliCompressSync(long), Buffer.from('\0content-encoding: br\r\n')]);
    expect(brotliBody(entry)).toEqual(long);
    expect(brotliBody(Buffer.concat([before, brotliCompressSync(long)]))).toBeUndefined();
  });
});

/** One of Firefox's packed files. */
function mozFile(beginning: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(long.length);
  return Buffer.concat([beginning, size, packLz4(long)]);
}

/** As programs write it that pack files: the name stands before the data. */
function namedGzip(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes);
  packed[3] = 8;
  return Buffer.concat([packed.subarray(0, 10), Buffer.from('a-name.txt\0'), packed.subarray(10)]);
}

/** The same bytes at every call, which nothing packs any further. */
function fillingOf(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    }),
  );
}

/** The beginning of an entry of Chromium's cache, up to the body. */
function simpleEntry(address: string): Buffer {
  const header = Buffer.alloc(24);
  Buffer.from('305c72a71b6dfbfc', 'hex').copy(header);
  header.writeUInt32LE(5, 8);
  header.writeUInt32LE(address.length, 12);
  return Buffer.concat([header, Buffer.from(address)]);
}
