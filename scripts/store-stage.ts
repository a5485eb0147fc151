import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { TestBrowser, TestPage } from '../test/drivers/driver.ts';

/** A picture's place on a slide, by its upper left corner, in CSS pixels; what reaches over the slide's edge is cut off. */
export type Placed = { readonly png: string; readonly left: number; readonly top: number };

/** What one picture in a store shows. */
export type Slide = {
  readonly heading: string;
  readonly text: string;
  /** Where the words stand: over the pictures, or on their left. */
  readonly words: 'above' | 'beside';
  readonly pictures: readonly Placed[];
};

/** CSS pixels: the size that both stores show whole. */
const slideSize = { width: 1280, height: 800 };

/** CSS pixels: the small promotional tile of the Chrome Web Store. */
const tileSize = { width: 440, height: 280 };

const mark = readFileSync('public/icons/mark.svg', 'utf8');

/** The product's own colours, and what makes a slide of them. */
const style = `${readFileSync('src/ui/tokens.css', 'utf8')}
  * { box-sizing: border-box; margin: 0; }
  body { position: relative; height: 100vh; overflow: hidden; color: var(--ink); background: var(--accent-faint); font-family: "Helvetica Neue", "Liberation Sans", sans-serif; }
  .words { position: absolute; left: 40px; }
  .above { top: 52px; width: 1000px; }
  .beside { top: 0; bottom: 0; width: 370px; display: flex; flex-direction: column; justify-content: center; }
  .words svg { position: absolute; top: 4px; right: -200px; width: 72px; height: 72px; }
  .beside svg { position: static; margin-bottom: 24px; }
  h1 { font-size: 42px; line-height: 1.15; letter-spacing: -0.02em; font-weight: 700; }
  p { margin-top: 12px; font-size: 21px; line-height: 1.4; color: var(--ink-quiet); }
  img { position: absolute; border-radius: 10px; outline: 1px solid var(--line); box-shadow: 0 1px 2px #14201e1a, 0 16px 40px #14201e24; }
  .tile { display: grid; align-content: center; justify-items: center; gap: 18px; background: var(--accent-strong); color: var(--on-accent); }
  .tile .name { display: flex; align-items: center; gap: 14px; font-size: 38px; font-weight: 700; letter-spacing: -0.02em; }
  .tile svg { width: 52px; height: 52px; }
  .tile path { fill: currentColor; }
  .tile .faces { display: flex; gap: 10px; }
  .tile img { position: static; width: 62px; height: 62px; border-radius: 50%; outline: 2px solid #ffffff59; outline-offset: 2px; box-shadow: none; }
  .tile p { margin: 0; font-size: 18px; color: inherit; }`;

/** Makes a store's picture of screenshots and words. */
export function makeSlide(browser: TestBrowser, slide: Slide, file: string): Promise<void> {
  const images = slide.pictures.map(
    ({ png, left, top }) => `<img alt="" src="${png}" style="left: ${left}px; top: ${top}px">`,
  );
  const words = `<div class="words ${slide.words}">${mark}<h1>${slide.heading}</h1><p>${slide.text}</p></div>`;
  return paint(browser, `<body>${words}${images.join('')}</body>`, slideSize, file);
}

/** Makes the store's tile: name, faces, and what it is about. */
export function makeTile(browser: TestBrowser, faces: readonly string[], text: string, file: string): Promise<void> {
  const images = faces.map((face) => `<img alt="" src="${face}">`).join('');
  const body = `<body class="tile"><div class="name">${mark}Vis-à-vis</div><div class="faces">${images}</div><p>${text}</p></body>`;
  return paint(browser, body, tileSize, file);
}

/** A picture's bytes as an address that needs no network. */
export const asAddress = (bytes: Uint8Array, type: 'png' | 'jpeg'): string =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;

async function paint(
  browser: TestBrowser,
  body: string,
  { width, height }: typeof slideSize,
  file: string,
): Promise<void> {
  const page: TestPage = await browser.open('about:blank');
  await page.setViewport(width, height);
  await page.evaluate(async (html) => {
    document.write(html);
    document.close();
    await Promise.all([...document.images].map((image) => image.decode()));
  }, `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`);
  await page.screenshot(file);
  await page.close();
  // The Chrome Web Store takes 24 bits a pixel and nothing that shows through.
  await writeFile(file, await sharp(file).removeAlpha().png({ compressionLevel: 9 }).toBuffer());
  console.log(file);
}
