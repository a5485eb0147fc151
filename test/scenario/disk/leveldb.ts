import type { Unpacked } from './packed.ts';
import { readVarint, unpackSnappy } from './snappy.ts';

const tableMagic = Buffer.from('57fb808b247547db', 'hex');

/** Whether these bytes are a table: one of the `.ldb` files. */
export const isLevelTable = (bytes: Buffer): boolean => bytes.length >= 48 && bytes.subarray(-8).equals(tableMagic);

/** Bytes behind every block: how it is packed, and a checksum of four. */
const trailer = 5;

/** What a table holds: blocks unpacked, and keys whole that leave out what the last one had. Source: LevelDB's "Table format". */
export function readLevelTable(bytes: Buffer): Unpacked {
  const pieces: Buffer[] = [];
  let stillPacked = 0;

  const blockAt = (handle: Buffer): Buffer | undefined => {
    const offset = readVarint(handle, 0);
    const size = offset && readVarint(handle, offset.end);
    if (!offset || !size || offset.value + size.value + trailer > bytes.length) return undefined;
    const stored = bytes.subarray(offset.value, offset.value + size.value);
    const packing = bytes[offset.value + size.value];
    const block = packing === 0 ? stored : packing === 1 ? unpackSnappy(stored) : undefined;
    if (block === undefined) stillPacked += 1;
    return block;
  };

  const footer = bytes.subarray(-48);
  const metaOffset = readVarint(footer, 0);
  const metaSize = metaOffset && readVarint(footer, metaOffset.end);
  const index = metaSize && blockAt(footer.subarray(metaSize.end));
  for (const { value: handle } of entriesOf(index ?? Buffer.alloc(0))) {
    const block = blockAt(handle);
    if (block) for (const { key, value } of entriesOf(block)) pieces.push(key, value);
  }
  return { pieces, stillPacked };
}

type Entry = { readonly key: Buffer; readonly value: Buffer };

/** The entries of a block, each key whole. */
function* entriesOf(block: Buffer): Generator<Entry> {
  if (block.length < 4) return;
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  let key = Buffer.alloc(0);
  let at = 0;
  while (at < end) {
    const shared = readVarint(block, at);
    const own = shared && readVarint(block, shared.end);
    const length = own && readVarint(block, own.end);
    if (!shared || !own || !length || length.end + own.value + length.value > end) return;
    const from = length.end;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(from, from + own.value)]);
    at = from + own.value + length.value;
    yield { key, value: block.subarray(from + own.value, at) };
  }
}

const logBlock = 32 * 1024;

/** Bytes before each part of a record: a checksum of four, the length, the kind of part. */
const partHeader = 7;

const part = { whole: 1, first: 2, middle: 3, last: 4 } as const;

/** What a log holds: records that lie in parts put together again, and what each of them writes. Source: LevelDB's "Log format". */
export function readLevelLog(bytes: Buffer): Unpacked {
  const pieces: Buffer[] = [];
  let record: Buffer[] = [];
  const finish = () => {
    const whole = Buffer.concat(record);
    record = [];
    pieces.push(whole, ...writtenBy(whole));
  };
  for (let block = 0; block < bytes.length; block += logBlock) {
    const end = Math.min(block + logBlock, bytes.length);
    for (let at = block; at + partHeader <= end; ) {
      const [length, kind] = [bytes.readUInt16LE(at + 4), bytes[at + 6]];
      if (kind === undefined || kind < part.whole || kind > part.last) break;
      if (kind === part.whole || kind === part.first) record = [];
      record.push(bytes.subarray(at + partHeader, Math.min(at + partHeader + length, end)));
      if (kind === part.whole || kind === part.last) finish();
      at += partHeader + length;
    }
  }
  // One that the browser's end cut short.
  if (record.length > 0) finish();
  return { pieces, stillPacked: 0 };
}

/** The keys and values of a batch: a sequence number of eight bytes, a count of four, then what is put and what is erased. */
function* writtenBy(batch: Buffer): Generator<Buffer> {
  let at = 12;
  while (at < batch.length) {
    const puts = batch[at] === 1;
    at += 1;
    for (let text = 0; text < (puts ? 2 : 1); text += 1) {
      const length = readVarint(batch, at);
      if (!length || length.end + length.value > batch.length) return;
      at = length.end + length.value;
      yield batch.subarray(length.end, at);
    }
  }
}
