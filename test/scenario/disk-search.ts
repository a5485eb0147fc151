import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something that would be found on disk if it was kept. */
export type Marker = { readonly name: string; readonly bytes: Buffer };

export type DiskSearch = { readonly files: number; readonly bytes: number; readonly found: readonly string[] };

/** A text as a browser may write it: UTF-8, UTF-16 and base64. */
export function textMarkers(name: string, text: string): Marker[] {
  const utf8 = Buffer.from(text, 'utf8');
  return [
    { name, bytes: utf8 },
    { name: `${name}, UTF-16`, bytes: Buffer.from(text, 'utf16le') },
    ...base64Markers(name, utf8),
  ];
}

/** The middle of a picture, as it is and as base64: no two pictures share it, and headers are left out. */
export function pictureMarkers(name: string, picture: Uint8Array): Marker[] {
  const middle = Buffer.from(picture).subarray(Math.floor(picture.length / 2), Math.floor(picture.length / 2) + 48);
  return [{ name, bytes: middle }, ...base64Markers(name, middle)];
}

/** Base64 depends on where in a group of three the bytes begin; each of the three, less what its neighbours would change. */
function base64Markers(name: string, bytes: Buffer): Marker[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return { name: `${name}, base64`, bytes: Buffer.from(text.slice(shift === 0 ? 0 : 4, -4)) };
  });
}

/** Reads every file below a folder and names the markers found, each with its file. */
export async function searchDisk(folder: string, markers: readonly Marker[]): Promise<DiskSearch> {
  let files = 0;
  let bytes = 0;
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    files += 1;
    bytes += content.length;
    for (const marker of markers) if (content.includes(marker.bytes)) found.push(`${marker.name} in ${entry.name}`);
  }
  return { files, bytes, found };
}
