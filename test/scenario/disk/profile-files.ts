import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { decrypt, isChromiumSession, readEncryptedSession } from './chromium-encrypted.ts';
import { isLevelTable, readLevelLog, readLevelTable } from './leveldb.ts';
import { brotliBody, type Unpacked, unpackAll } from './packed.ts';
import { unpackSnappy } from './snappy.ts';
import { blobsIn, isDatabase, isWriteAheadLog, readDatabase } from './sqlite.ts';

/** A file of a browser's profile. */
export type ProfileFile = {
  /** From the profile's folder on. */
  readonly path: string;
  readonly bytes: Buffer;
  /** What a database has written ahead of itself, in a file beside it. */
  readonly writeAhead?: Buffer;
};

/** Reads every file below a folder, one after the other. */
export async function* filesBelow(folder: string): AsyncGenerator<ProfileFile> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const writeAhead = isDatabase(bytes) ? await readFile(`${path}-wal`).catch(() => undefined) : undefined;
    yield { path: relative(folder, path), bytes, ...(writeAhead ? { writeAhead } : {}) };
  }
}

/**
 * What a file holds besides its bytes as they are: records that lie in several parts of it, and whatever is packed, or encrypted for everybody
 * to read, also in those.
 */
export function unpackFile(file: ProfileFile): Unpacked {
  const opened = openedBy(file);
  const packed = unpackAll([file.bytes, ...opened.pieces]);
  return {
    pieces: [...opened.pieces, ...packed.pieces],
    stillPacked: opened.stillPacked + packed.stillPacked,
  };
}

/** By what knows this kind of file. */
function openedBy({ path, bytes, writeAhead }: ProfileFile): Unpacked {
  if (isDatabase(bytes) || isWriteAheadLog(bytes)) {
    const [database, log] = isDatabase(bytes) ? [bytes, writeAhead] : [Buffer.alloc(0), bytes];
    const records = [...readDatabase(database, log)];
    // Firefox packs the values of IndexedDB, each by itself; Chromium encrypts those of cookies.
    const blobs = records.flatMap((record) => [...blobsIn(record)]);
    const unpacked = blobs.flatMap((blob) => [unpackSnappy(blob) ?? [], decrypt(blob) ?? []].flat());
    return { pieces: [...records, ...unpacked], stillPacked: 0 };
  }
  if (isChromiumSession(bytes)) return readEncryptedSession(bytes);
  if (isLevelTable(bytes)) return readLevelTable(bytes);
  if (/(\.log|[\\/]MANIFEST-\d+)$/.test(path)) return readLevelLog(bytes);
  const body = brotliBody(bytes);
  return { pieces: body ? [body] : [], stillPacked: 0 };
}
