import type { PictureField } from '../../contract/profile.ts';
import { checkPictureFile, checkPixels, largestFile, pixelLimits } from '../../linkedin/edits/pictures/picture-file.ts';
import type { CropOutput } from '../../ui/crop/cut-out.ts';
import type { PictureRules } from '../../ui/crop/picture-file.ts';

/** The proportions and the size in which each picture is given to LinkedIn to be shown; sources: LinkedIn Help on profile photos and on background photos. */
export const shapes: {
  readonly [Field in PictureField]: { readonly proportions: number; readonly output: CropOutput };
} = {
  profilePicture: { proportions: 1, output: { width: 800, type: 'image/jpeg' } },
  backgroundPicture: { proportions: 4, output: { width: 1584, type: 'image/jpeg' } },
};

/** What LinkedIn takes for each picture. */
export const rulesFor = (field: PictureField): PictureRules => ({
  mostBytes: largestFile,
  most: pixelLimits[field].most,
  checkFile: checkPictureFile,
  checkPixels: (size) => checkPixels(field, size),
});
