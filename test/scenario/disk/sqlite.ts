/** Reads a page of a database, by its number from 1; `undefined` where there is none. */
type Pages = (number: number) => Buffer | undefined;

/** The shape of a database's pages. */
type Layout = {
  readonly pageSize: number;
  /** Bytes of a page that hold data. */
  readonly usable: number;
  /** Bytes that no record has more of. */
  readonly all: number;
};

/** Bytes. */
const smallestPage = 512;

const databaseMagic = Buffer.from('SQLite format 3\0');

/** Whether these bytes are a database of SQLite's. */
export const isDatabase = (bytes: Buffer): boolean =>
  bytes.length >= smallestPage && bytes.subarray(0, databaseMagic.length).equals(databaseMagic);

/** Bytes before the log's first frame, and before each page in it. */
const [logHeader, frameHeader] = [32, 24];

const logMagic = 0x377f0682;

/** Whether these bytes are a write-ahead log. The last bit of its beginning says how its checksums are written. */
export const isWriteAheadLog = (bytes: Buffer): boolean =>
  bytes.length > logHeader && (bytes.readUInt32BE(0) & ~1) === logMagic;

/** From the database itself, or from its log where it has not been written yet; `undefined` where neither says anything sensible. */
function layoutOf(database: Buffer, log: Buffer): Layout | undefined {
  const fromLog = !isDatabase(database);
  if (fromLog && !isWriteAheadLog(log)) return undefined;
  const written = fromLog ? log.readUInt32BE(8) : database.readUInt16BE(16);
  const pageSize = written === 1 ? 65_536 : written;
  // How many bytes are left free on each page stands in the database alone.
  const usable = pageSize - (fromLog ? 0 : (database[20] ?? 0));
  return usable < smallestPage - 32 ? undefined : { pageSize, usable, all: database.length + log.length };
}

/**
 * The records of a database, each whole, though it may lie on many pages; and what its write-ahead log holds, which may not have come into it yet. Where
 * there is no database yet, the log is read alone. Pages that no table uses any more are read as well. Source: "Database File Format".
 */
export function* readDatabase(database: Buffer, log: Buffer = Buffer.alloc(0)): Generator<Buffer> {
  const layout = layoutOf(database, log);
  if (layout === undefined) return;
  const { pageSize } = layout;
  const logged = [...framesOf(log, pageSize)];
  const latest = new Map(logged);
  const pages: Pages = (number) =>
    latest.get(number) ??
    (number >= 1 && number * pageSize <= database.length
      ? database.subarray((number - 1) * pageSize, number * pageSize)
      : undefined);
  for (let number = 1; number * pageSize <= database.length; number += 1)
    yield* recordsOn(database.subarray((number - 1) * pageSize, number * pageSize), number, pages, layout);
  for (const [number, page] of logged) yield* recordsOn(page, number, pages, layout);
}

function* framesOf(log: Buffer, pageSize: number): Generator<readonly [number: number, page: Buffer]> {
  const frame = frameHeader + pageSize;
  for (let at = logHeader; at + frame <= log.length; at += frame)
    yield [log.readUInt32BE(at), log.subarray(at + frameHeader, at + frame)];
}

/** The kinds of page that hold records. */
const kinds = { indexInterior: 0x02, indexLeaf: 0x0a, tableLeaf: 0x0d } as const;

function* recordsOn(page: Buffer, number: number, pages: Pages, { usable, all }: Layout): Generator<Buffer> {
  const header = number === 1 ? 100 : 0;
  const kind = page[header];
  if (kind !== kinds.indexInterior && kind !== kinds.indexLeaf && kind !== kinds.tableLeaf) return;
  const cells = page.readUInt16BE(header + 3);
  const firstPointer = header + (kind === kinds.indexInterior ? 12 : 8);
  for (let cell = 0; cell < cells && firstPointer + 2 * cell + 2 <= page.length; cell += 1) {
    const at = page.readUInt16BE(firstPointer + 2 * cell) + (kind === kinds.indexInterior ? 4 : 0);
    const size = readBigVarint(page, at);
    if (!size || size.value > all) continue;
    const from = kind === kinds.tableLeaf ? readBigVarint(page, size.end)?.end : size.end;
    if (from === undefined) continue;
    const record = payload(page, from, size.value, kind === kinds.tableLeaf, pages, usable);
    if (record) yield record;
  }
}

/** A record from where it begins, and from the pages that it runs over to. */
function payload(
  page: Buffer,
  from: number,
  size: number,
  inTable: boolean,
  pages: Pages,
  usable: number,
): Buffer | undefined {
  const most = inTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return from + size <= page.length ? page.subarray(from, from + size) : undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  const here = fitting <= most ? fitting : least;
  if (from + here + 4 > page.length) return undefined;
  const parts = [page.subarray(from, from + here)];
  let left = size - here;
  let next = page.readUInt32BE(from + here);
  while (left > 0) {
    const over = pages(next);
    if (!over) break;
    const count = Math.min(left, usable - 4);
    parts.push(over.subarray(4, 4 + count));
    [left, next] = [left - count, over.readUInt32BE(0)];
  }
  return Buffer.concat(parts);
}

/** The blobs of a record, which programs pack as they like. */
export function* blobsIn(record: Buffer): Generator<Buffer> {
  const header = readBigVarint(record, 0);
  if (!header || header.value > record.length) return;
  let [at, from] = [header.end, header.value];
  while (at < header.value) {
    const type = readBigVarint(record, at);
    if (!type) return;
    const size = sizeOf(type.value);
    if (type.value >= 12 && type.value % 2 === 0 && from + size <= record.length)
      yield record.subarray(from, from + size);
    [at, from] = [type.end, from + size];
  }
}

/** Bytes of a value, by its serial type. */
function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}

/** A number in groups of seven bits, the highest first, as SQLite writes it; as exact as numbers are. */
function readBigVarint(bytes: Buffer, from: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return undefined;
    if (index === 8) return { value: value * 256 + byte, end: from + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: from + index + 1 };
  }
  return undefined;
}
