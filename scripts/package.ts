import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browsers } from '../build/manifest.ts';
import { chosenOf } from '../build/only.ts';
import { browserPackage, packageName, packagesFolder } from '../build/packages.ts';
import { sourceArchive } from '../build/source-archive.ts';

/**
 * Packs what `npm run build` has made for the stores, with the archive of its sources, into `dist/packages`, and writes their SHA-256 beside them.
 *
 * `--only firefox` makes one of them, and again and again some: of an unpacked source archive no other can be made.
 */
rmSync(packagesFolder, { recursive: true, force: true });
mkdirSync(packagesFolder, { recursive: true });
const sums = chosenOf([...browsers, 'source'])
  .map((one) => {
    const packed = one === 'source' ? sourceArchive() : browserPackage(one);
    const name = packageName(one);
    writeFileSync(join(packagesFolder, name), packed);
    return `${createHash('sha256').update(packed).digest('hex')}  ${name}\n`;
  })
  .join('');
writeFileSync(join(packagesFolder, 'SHA256SUMS'), sums);
console.log(sums.trimEnd());
