import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** CSS pixels of each side, as the manifest names them: toolbars take 16 and 32, lists of extensions 48, stores 128. */
const sizes = [16, 32, 48, 128];

/** The side of the drawing in its own units, which `sharp` draws at 72 dots to the inch. */
const drawn = 64;

const folder = new URL('../public/icons/', import.meta.url);
const mark = fileURLToPath(new URL('mark.svg', folder));

/** Draws the mark anew at every size, rather than scaling one picture down, so that its edges stay sharp. */
for (const size of sizes)
  await sharp(mark, { density: (72 * size) / drawn })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(fileURLToPath(new URL(`${size}.png`, folder)));
