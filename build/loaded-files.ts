import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What is loaded before a file of a package can run or be seen: the file itself, and the scripts and styles it imports or links to, and theirs. */
export function loadedWith(folder: string, entry: string): readonly string[] {
  const found = new Set<string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const named of namedIn(file, readFileSync(join(folder, file), 'utf8')))
      add(named.startsWith('/') ? named.slice(1) : normalize(join(dirname(file), named)));
  };
  add(entry);
  return [...found];
}

/** Kilobytes of these files, each packed as the packages' own compression would. */
export function packedKilobytes(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024, 0);
}

/** Scripts that are loaded only once something is opened (`import()`) are no part of it. */
function namedIn(file: string, text: string): readonly string[] {
  const names = file.endsWith('.html')
    ? [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)]
    : file.endsWith('.js')
      ? [...text.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g)]
      : [];
  return names.flatMap(([, name]) => name ?? []);
}
