import { drawablePixels, type Size } from './sizes.ts';

/** Draws over the whole of a canvas of this size, in device pixels. */
type Draw = (pen: OffscreenCanvasRenderingContext2D, size: Size) => void;

/** What a slot shows on its one canvas: a picture, or what stands in for it. */
export type Face = {
  /** What is seen where no picture is, and through one that can be seen through. A picture that is there stays. */
  standIn(draw: Draw): void;
  /** Shows a picture as soon as it is decoded; whatever is there stays in sight until then. */
  show(picture: Blob): void;
  /** Takes the picture away at once. */
  hide(): void;
  /** Gives the canvas another size, in device pixels; what it shows stays. */
  resize(width: number, height: number): void;
  /** Shows nothing, and holds no pixels. */
  clear(): void;
};

/**
 * Everything is drawn here and handed to a slot's canvas as pixels: a canvas that text was drawn on holds some 26 KB of what the browser found out about its
 * letters for as long as it is there. Being in no page, it makes no browser work out a page's styles for a font.
 */
let easel: OffscreenCanvas | undefined;

/**
 * Shows pictures on a canvas and not as an `<img>`, closed root or not: of the largest image painted Chromium tells the page (`largest-contentful-paint`),
 * and of no canvas. Its attributes and styles are the same with a picture and without, since what a person copies out of a page has them.
 *
 * @param onBroken is called where the bytes turn out not to be a picture.
 */
export function faceOn(canvas: HTMLCanvasElement, onBroken: () => void): Face {
  let size: Size = { width: 1, height: 1 };
  let under: Draw | undefined;
  let wanted: Blob | undefined;
  let isPicture = false;
  let painting = 0;

  /** Only once all is drawn is the canvas given its size: that may clear it, and what it shows may be what is drawn. */
  const put = (...layers: readonly (Draw | undefined)[]) => {
    easel ??= new OffscreenCanvas(1, 1);
    // Also where it has that size already: nothing is left of what was drawn before.
    easel.width = size.width;
    easel.height = size.height;
    const pen = easel.getContext('2d');
    for (const draw of layers) {
      if (!pen) break;
      pen.save();
      draw?.(pen, size);
      pen.restore();
    }
    const pixels = easel.transferToImageBitmap();
    takeSize();
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(pixels);
  };
  const takeSize = () => {
    if (canvas.width !== size.width) canvas.width = size.width;
    if (canvas.height !== size.height) canvas.height = size.height;
  };

  async function decode(picture: Blob): Promise<void> {
    painting += 1;
    const mine = painting;
    try {
      const bitmap = await createImageBitmap(picture);
      if (mine === painting) {
        put(under, covering(bitmap));
        isPicture = true;
      }
      bitmap.close();
    } catch {
      if (mine === painting) onBroken();
    }
  }

  return {
    standIn(draw) {
      under = draw;
      if (!isPicture) put(under);
    },
    show(picture) {
      if (picture === wanted) return;
      wanted = picture;
      void decode(picture);
    },
    hide() {
      painting += 1;
      wanted = undefined;
      if (isPicture) put(under);
      isPicture = false;
    },
    resize(width, height) {
      size = { width: drawablePixels(width), height: drawablePixels(height) };
      if (isPicture) put(covering(canvas));
      else if (under) put(under);
      else takeSize();
      if (wanted) void decode(wanted);
    },
    clear() {
      painting += 1;
      const isEmpty = !isPicture && under === undefined;
      wanted = undefined;
      under = undefined;
      isPicture = false;
      size = { width: 1, height: 1 };
      takeSize();
      // A page may keep a slot that is taken out of it.
      if (!isEmpty) canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(null);
    },
  };
}

/** Draws a picture over the whole of a canvas: as much of its middle as has the canvas's proportions. */
const covering =
  (picture: ImageBitmap | HTMLCanvasElement): Draw =>
  (pen, size) => {
    const scale = Math.max(size.width / picture.width, size.height / picture.height);
    const width = picture.width * scale;
    const height = picture.height * scale;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, (size.width - width) / 2, (size.height - height) / 2, width, height);
  };
