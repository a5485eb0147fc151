import { type Frame, type FrameRules, heightOf } from './frame.ts';

/** How the part that is kept is to be written. */
export type CropOutput = {
  /** Pixels; the height follows from the proportions of the frame. */
  readonly width: number;
  readonly type: 'image/jpeg' | 'image/png';
};

/** Of JPEG, from 0 to 1: hardly to be told from the original. */
const quality = 0.92;

/**
 * The part of a picture within the frame, drawn in the size that is wanted. What can be seen through becomes white in a JPEG, which knows no such thing.
 *
 * @throws Error where the browser can't draw it.
 */
export async function cutOut(
  picture: ImageBitmap,
  frame: Frame,
  rules: FrameRules,
  { width, type }: CropOutput,
): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round(width / rules.proportions);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser has no canvas to draw on.');
  if (type === 'image/jpeg') {
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.imageSmoothingQuality = 'high';
  const { x, y } = frame;
  pen.drawImage(picture, x, y, frame.width, heightOf(frame, rules), 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new Error('The picture could not be written.');
  return blob.arrayBuffer();
}
