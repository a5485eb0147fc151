import type { PictureFileFault, PixelSize } from '../../contract/profile.ts';
import type { Result } from '../../contract/result.ts';
import { pixelSizeOf } from '../../http/pixel-size.ts';

/** What a service takes as a picture. */
export type PictureRules = {
  /** Bytes. */
  readonly mostBytes: number;
  readonly most: PixelSize;
  /** What is wrong with a file's bytes, by what they themselves say. */
  checkFile(bytes: Uint8Array): PictureFileFault | undefined;
  /** What is wrong with the size of the picture. */
  checkPixels(size: PixelSize): PictureFileFault | undefined;
};

/** A picture that was chosen: its file as it is, and decoded. */
export type ChosenPicture = { readonly bytes: ArrayBuffer; readonly bitmap: ImageBitmap };

/** Reads a file that a person chose, and decodes it where it is a picture that the service takes; what is too large is not even read. Never rejects. */
export async function openPictureFile(
  file: Blob,
  rules: PictureRules,
): Promise<Result<ChosenPicture, PictureFileFault>> {
  const refused = (fault: PictureFileFault) => ({ ok: false, fault }) as const;
  if (file.size > rules.mostBytes) return refused({ code: 'too-large', limit: rules.mostBytes });
  try {
    const bytes = await file.arrayBuffer();
    const fault = rules.checkFile(new Uint8Array(bytes));
    if (fault !== undefined) return refused(fault);
    const said = pixelSizeOf(new Uint8Array(bytes));
    if (said === undefined) return refused({ code: 'not-a-picture' });
    // By the area, since a photograph may be turned when it is decoded.
    if (said.width * said.height > rules.most.width * rules.most.height)
      return refused({ code: 'too-many-pixels', most: rules.most });
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const wrong = rules.checkPixels(bitmap);
    if (wrong === undefined) return { ok: true, value: { bytes, bitmap } };
    bitmap.close();
    return refused(wrong);
  } catch {
    return refused({ code: 'not-a-picture' });
  }
}
