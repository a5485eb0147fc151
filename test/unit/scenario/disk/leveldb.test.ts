import { describe, expect, test } from 'vitest';
import { isLevelTable, readLevelLog, readLevelTable } from '../../../scenario/disk/leveldb.ts';
import { packSnappy, varint } from './packing.ts';

type Entry = { readonly shared: number; readonly own: string; readonly value: Buffer };

const block = (entries: readonly Entry[]): Buffer => {
  const written = entries.map(({ shared, own, value }) =>
    Buffer.concat([varint(shared), varint(own.length), varint(value.length), Buffer.from(own), value]),
  );
  // One place to restart from, at the beginning.
  return Buffer.concat([...written, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
};

/** A table of one block of data. */
function tableOf(data: Buffer, packing: number): Buffer {
  const stored = packing === 1 ? packSnappy(data) : data;
  const handleOf = (offset: number, size: number) => Buffer.concat([varint(offset), varint(size)]);
  const index = block([{ shared: 0, own: 'z', value: handleOf(0, stored.length) }]);
  const footer = Buffer.alloc(48);
  Buffer.concat([handleOf(0, 0), handleOf(stored.length + 5, index.length)]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  const trailer = (kind: number) => Buffer.from([kind, 0, 0, 0, 0]);
  return Buffer.concat([stored, trailer(packing), index, trailer(0), footer]);
}

const data = block([
  { shared: 0, own: 'chrome-extension_key', value: Buffer.from('a value, a value, a value, a value') },
  { shared: 17, own: 'other', value: Buffer.from('another value') },
]);

describe('a table', () => {
  test.each([
    ['as it is', 0],
    ['packed by Snappy', 1],
  ])('gives its keys whole and its values, from a block %s', (_, packing) => {
    const table = tableOf(data, packing);
    expect(isLevelTable(table)).toBe(true);
    const { pieces, stillPacked } = readLevelTable(table);
    expect(pieces.map(String)).toEqual([
      'chrome-extension_key',
      'a value, a value, a value, a value',
      'chrome-extension_other',
      'another value',
    ]);
    expect(stillPacked).toBe(0);
  });

  test('says which blocks it could not unpack', () => {
    expect(readLevelTable(tableOf(data, 2))).toEqual({ pieces: [], stillPacked: 1 });
  });

  test('is not taken for one where it is none, and spoilt ones are read as far as they go', () => {
    expect(isLevelTable(data)).toBe(false);
    for (let at = 0; at < 120; at += 1) {
      const spoilt = tableOf(data, 1);
      spoilt[at % spoilt.length] = (at * 37) % 256;
      expect(() => readLevelTable(spoilt)).not.toThrow();
    }
  });
});

describe('a log', () => {
  const part = (kind: number, bytes: Buffer) => {
    const header = Buffer.alloc(7);
    header.writeUInt16LE(bytes.length, 4);
    header[6] = kind;
    return Buffer.concat([header, bytes]);
  };
  const text = (written: Buffer) => Buffer.concat([varint(written.length), written]);
  const value = Buffer.from(Array.from({ length: 6000 }, (_, index) => `line ${index}`).join());
  const batch = Buffer.concat([
    Buffer.alloc(12),
    Buffer.from([1]),
    text(Buffer.from('key')),
    text(value),
    Buffer.from([0]),
    text(Buffer.from('erased key')),
  ]);
  const first = 32 * 1024 - 7;

  test('gives what a record writes, also where it lies in parts', () => {
    const log = Buffer.concat([part(2, batch.subarray(0, first)), part(4, batch.subarray(first))]);
    expect(log.includes(value)).toBe(false);
    expect(readLevelLog(log).pieces.slice(1).map(String)).toEqual(['key', value.toString(), 'erased key']);
  });

  test('gives the beginning of a record whose end was never written', () => {
    const { pieces } = readLevelLog(part(2, batch.subarray(0, first)));
    expect(pieces[0]).toEqual(batch.subarray(0, first));
  });

  test('of nothing but zeros, as files made longer in advance are, holds nothing', () => {
    expect(readLevelLog(Buffer.alloc(40_000)).pieces).toEqual([]);
  });
});
