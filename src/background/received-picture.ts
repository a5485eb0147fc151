import type { PictureField, PictureFileFault } from '../contract/profile.ts';
import type { PictureRendition } from '../contract/profile-edits.ts';
import type { BegunPicture, PictureImages } from '../linkedin/edits/pictures/change-picture.ts';
import { checkPictureFile, largestFile } from '../linkedin/edits/pictures/picture-file.ts';

/** A new picture on its way from the page to LinkedIn, in this worker's memory alone. */
export type ReceivedPicture = {
  readonly field: PictureField;
  /** What of it LinkedIn has already, for another try. */
  begun: BegunPicture;
  /** Takes the next part of an image; what lies past the largest file is dropped, since that is refused anyway. */
  take(rendition: PictureRendition, part: ArrayBuffer): void;
  /** Both images, or what is wrong with one of them. */
  images(): PictureImages | PictureFileFault;
};

export function receivedPicture(field: PictureField): ReceivedPicture {
  const parts: { readonly [R in PictureRendition]: ArrayBuffer[] } = { original: [], display: [] };
  const received = { original: 0, display: 0 };
  return {
    field,
    begun: {},
    take(rendition, part) {
      if (received[rendition] > largestFile) return;
      received[rendition] += part.byteLength;
      parts[rendition].push(part);
    },
    images() {
      const original = joined(parts.original, received.original);
      const display = joined(parts.display, received.display);
      const images = { original: original.buffer, display: display.buffer };
      return checkPictureFile(original) ?? checkPictureFile(display) ?? images;
    },
  };
}

function joined(parts: readonly ArrayBuffer[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), offset);
    offset += part.byteLength;
  }
  return whole;
}
