import { type Zippable, zipSync } from 'fflate';

/** Files by their paths, with `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The first moment that a zip can name, in the machine's own time, which is what zips are written in: the same bytes in every zone and year. */
const noTime = new Date(1980, 0, 1);

/**
 * Packs files so that the same files make the same bytes, whenever and wherever: in the order of their paths, without times or rights.
 *
 * The packing is JavaScript and not Node's zlib, whose versions shorten in different ways.
 */
export function zipOf(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) entries[path] = files.get(path) ?? new Uint8Array();
  return zipSync(entries, { level: 9, mtime: noTime });
}
