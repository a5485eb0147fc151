import type { Marker } from './markers.ts';
import { searchFor } from './needles.ts';
import { filesBelow, unpackFile } from './profile-files.ts';

/** A marker that was found, and in which file, from the searched folder on. */
export type Finding = { readonly marker: Marker; readonly path: string };

export type DiskSearch = {
  readonly files: number;
  /** Of the files as they are. */
  readonly bytes: number;
  /** Bytes besides these, which lay packed or in parts. */
  readonly unpacked: number;
  /** How often something packed was met that could not be unpacked. */
  readonly stillPacked: number;
  readonly found: readonly Finding[];
};

/** Reads every file below a folder, as it is and unpacked, and says which markers are there. */
export async function searchDisk(folder: string, markers: readonly Marker[]): Promise<DiskSearch> {
  const search = searchFor(markers.map(({ bytes }) => bytes));
  const sum = { files: 0, bytes: 0, unpacked: 0, stillPacked: 0 };
  const found: Finding[] = [];
  for await (const file of filesBelow(folder)) {
    const { pieces, stillPacked } = unpackFile(file);
    sum.files += 1;
    sum.bytes += file.bytes.length;
    sum.stillPacked += stillPacked;
    const here = new Set(search(file.bytes));
    for (const piece of pieces) {
      sum.unpacked += piece.length;
      for (const index of search(piece)) here.add(index);
    }
    for (const index of here) {
      const marker = markers[index];
      if (marker) found.push({ marker, path: file.path });
    }
  }
  return { ...sum, found };
}

/** What was found, a line each, for messages. */
export const linesOf = (found: readonly Finding[]): readonly string[] => [
  ...new Set(found.map(({ marker, path }) => `${marker.kind}, ${marker.encoding}, in ${path}`)),
];
