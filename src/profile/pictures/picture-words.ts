import type { PictureFileFault, PictureStep, PixelSize } from '../../contract/profile.ts';
import { formatBytes, formatMoment, formatNumber, type PlainKey, words } from '../../ui/words.ts';
import type { PictureStanding } from './picture-change.ts';

const steps: Record<PictureStep, PlainKey> = {
  'register-original': 'picture_step_register',
  'register-display': 'picture_step_register',
  'upload-original': 'picture_step_upload_original',
  'upload-display': 'picture_step_upload_display',
  patch: 'picture_step_patch',
};

/** How many there are; those of the worker are told to people as four. */
export const stepsInAll = Object.keys(steps).length;

/** How many are behind a picture that is being sent. */
export const stepsDone = (step: PictureStep | undefined): number =>
  step === undefined ? 0 : Object.keys(steps).indexOf(step);

/** What is being done, in words. */
export const explainStep = (step: PictureStep | undefined): string =>
  words(step === undefined ? 'picture_step_register' : steps[step]);

const sizeInWords = ({ width, height }: PixelSize): string => `${formatNumber(width)} × ${formatNumber(height)}`;

/** Why a file is not taken, in words. */
export function explainFileFault(fault: PictureFileFault): string {
  switch (fault.code) {
    case 'not-a-picture':
      return words('picture_file_none');
    case 'animated':
      return words('picture_file_animated');
    case 'too-large':
      return words('picture_file_too_large', formatBytes(fault.limit));
    case 'too-few-pixels':
      return words('picture_file_too_small', sizeInWords(fault.least));
    case 'too-many-pixels':
      return words('picture_file_too_many', sizeInWords(fault.most));
  }
}

type Ended = Extract<PictureStanding, { state: 'failed' | 'not-removed' }>;

/** What became of the profile's picture where changing it failed. */
export function explainEnd(ended: Ended): string {
  if (ended.state === 'not-removed') return words('picture_not_removed');
  const isUnknown = 'profile' in ended.failure && ended.failure.profile === 'unknown';
  return words(isUnknown ? 'picture_unknown' : 'picture_unchanged');
}

/** Why, and what can be done. */
export function explainFailure(ended: Ended): string {
  const fault = ended.state === 'failed' ? ended.failure.fault : ended.fault;
  switch (fault.code) {
    case 'token-refused':
    case 'signed-out':
      return words('picture_sign_in');
    case 'no-capability':
      return words('edit_no_capability');
    case 'throttled':
      return words('picture_throttled', formatMoment(fault.until));
    case 'refused':
    case 'too-large':
      return words('picture_refused');
    case 'aborted':
      return words('picture_cancelled');
    default:
      return words('picture_not_reached');
  }
}
