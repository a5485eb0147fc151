import { type PictureType, pictureTypeOf } from '../../http/picture-type.ts';
import { pixelSizeOf } from '../../http/pixel-size.ts';
import type { NotSent } from '../fault.ts';
import { type Crop, faultInCrop } from './crop.ts';

/** A picture to be uploaded. */
export type PhotoFile = { readonly bytes: ArrayBuffer };

/**
 * Bytes. The document's own limit, 2 GB, is no photo's: this is more than any camera's picture that was made smaller once, and is sent in a minute on a slow
 * line.
 */
export const largestPhoto = 10 * 1024 * 1024;

const names: Partial<Record<PictureType, string>> = {
  'image/jpeg': 'photo.jpg',
  'image/png': 'photo.png',
  'image/gif': 'photo.gif',
};

/** A file's name by the type that its own bytes have; `undefined` for types that Salesforce does not take for a photo. */
export function photoFileName({ bytes }: PhotoFile): string | undefined {
  const type = pictureTypeOf(new Uint8Array(bytes));
  return type === undefined ? undefined : names[type];
}

/** What is wrong with a picture and its crop; `undefined` where nothing is. */
export function faultInPhoto(file: PhotoFile, crop: Crop | undefined): NotSent | undefined {
  if (file.bytes.byteLength > largestPhoto) return 'too-large';
  if (photoFileName(file) === undefined) return 'wrong-type';
  const size = pixelSizeOf(new Uint8Array(file.bytes));
  return size === undefined ? 'wrong-type' : faultInCrop(crop, size);
}
