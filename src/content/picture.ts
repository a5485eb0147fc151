import { createElement } from '../crm/safe-dom.ts';

/** A picture on a canvas, or none. */
export type PaintedPicture = {
  /** Shows a picture as soon as it is decoded; another one stays in sight until then. */
  show(picture: Blob): void;
  /** Clears the canvas at once. */
  hide(): void;
  /** Gives the canvas another size, in device pixels; what it shows stays. */
  resize(width: number, height: number): void;
};

/**
 * Shows pictures on a canvas and not as an `<img>`, closed root or not: of the largest image painted Chromium tells the page (`largest-contentful-paint`),
 * and of no canvas. Its attributes and styles are the same with a picture and without, since what a person copies out of a page has them.
 *
 * @param onBroken is called where the bytes turn out not to be a picture.
 */
export function pictureOn(canvas: HTMLCanvasElement, onBroken: () => void): PaintedPicture {
  let shown: Blob | undefined;
  let painting = 0;

  async function draw(picture: Blob): Promise<void> {
    painting += 1;
    const mine = painting;
    try {
      const bitmap = await createImageBitmap(picture);
      if (mine === painting) drawCovering(canvas, bitmap);
      bitmap.close();
    } catch {
      if (mine === painting) onBroken();
    }
  }

  return {
    show(picture) {
      if (picture === shown) return;
      shown = picture;
      void draw(picture);
    },
    hide() {
      painting += 1;
      if (shown) setSize(canvas, canvas.width, canvas.height);
      shown = undefined;
    },
    resize(width, height) {
      const former = shown && copyOf(canvas);
      setSize(canvas, Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
      if (!shown || !former) return;
      drawCovering(canvas, former);
      void draw(shown);
    },
  };
}

/** Clears it too, whatever the size was. */
function setSize(canvas: HTMLCanvasElement, width: number, height: number): void {
  canvas.width = width;
  canvas.height = height;
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = createElement('canvas');
  setSize(copy, canvas.width, canvas.height);
  drawCovering(copy, canvas);
  return copy;
}

/** Draws a picture over the whole of a canvas: as much of its middle as has the canvas's proportions. */
function drawCovering(canvas: HTMLCanvasElement, picture: ImageBitmap | HTMLCanvasElement): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  pen.imageSmoothingQuality = 'high';
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
}
