import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file under a folder, such as a package in `dist/`, by its path from there, in order. */
export const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
