import type { PictureFailure, PictureField, PictureStep, SendFault } from '../../../contract/profile.ts';
import type { Result } from '../../../contract/result.ts';
import { fault, ok } from '../../../http/result.ts';
import type { Access } from '../../access.ts';
import { basicFields } from '../fields/basic.ts';
import { isObject } from '../fields/check.ts';
import { type OwnProfile, readOwnProfile } from '../own-profile.ts';
import { picturePatchRequest } from '../requests.ts';
import { send } from '../send.ts';
import { type Registration, type Rendition, register, upload } from './upload.ts';

/** Both images of a picture; they may be the same bytes. */
export type PictureImages = { readonly [R in Rendition]: ArrayBuffer };

/** What has been done for a picture that is not in the profile yet; in memory alone, and of these very images. */
export type BegunPicture = { readonly [R in Rendition]?: Registration & { readonly isUploaded: boolean } };

export type PictureAssets = { readonly originalImage: string; readonly displayImage: string };

/** Why it ended, and what need not be done again. */
export type UnchangedPicture = PictureFailure & { readonly begun: BegunPicture };

type Options = {
  /** From a former try with the same images. */
  readonly begun?: BegunPicture;
  /** Called before each step. */
  readonly onStep?: (step: PictureStep) => void;
};

const renditions = ['original', 'display'] as const satisfies readonly Rendition[];

/**
 * Gives the profile a new picture: registers both images, uploads both, and names both to the profile at last, so that until then it has the picture it had.
 * What was registered and uploaded in a former try is not again. Never rejects.
 */
export async function changePicture(
  access: Access,
  profile: OwnProfile,
  field: PictureField,
  images: PictureImages,
  { begun: before = {}, onStep = () => undefined }: Options = {},
): Promise<Result<PictureAssets, UnchangedPicture>> {
  let begun = before;
  const failed = (step: PictureStep, reason: SendFault, inProfile: PictureFailure['profile'] = 'unchanged') =>
    fault({ step, fault: reason, profile: inProfile, begun });

  for (const rendition of renditions) {
    if (begun[rendition] !== undefined) continue;
    onStep(`register-${rendition}`);
    const registered = await register(access, profile, field, rendition);
    if (!registered.ok) return failed(`register-${rendition}`, registered.fault);
    begun = { ...begun, [rendition]: { ...registered.value, isUploaded: false } };
  }
  for (const rendition of renditions) {
    const place = begun[rendition];
    if (place === undefined || place.isUploaded) continue;
    onStep(`upload-${rendition}`);
    const uploaded = await upload(access, place, images[rendition]);
    if (!uploaded.ok && isPlaceGone(uploaded.fault)) begun = without(begun, rendition);
    if (!uploaded.ok) return failed(`upload-${rendition}`, ofPlace(uploaded.fault));
    begun = { ...begun, [rendition]: { ...place, isUploaded: true } };
  }
  const assets = { originalImage: begun.original?.asset ?? '', displayImage: begun.display?.asset ?? '' };
  onStep('patch');
  const patched = await send(access, picturePatchRequest(profile, field, assets));
  if (patched.ok) return ok(assets);
  const { fault: reason } = patched;
  // LinkedIn does not take these images for what they were registered for, so another try begins anew.
  if (reason.code === 'refused') begun = {};
  if (!('perhapsDone' in reason) || !reason.perhapsDone) return failed('patch', reason);
  const now = await pictureNow(access, field);
  return now === assets.displayImage
    ? ok(assets)
    : failed('patch', reason, now === undefined ? 'unknown' : 'unchanged');
}

/** Whether LinkedIn refuses the place itself, as it does one that is past its time, so that another try needs a new one. */
const isPlaceGone = ({ code }: SendFault): boolean =>
  code === 'refused' || code === 'not-found' || code === 'no-capability';

/** A place that is closed to these bytes says nothing of what the app may: it was given to it. */
const ofPlace = (reason: SendFault): SendFault =>
  reason.code === 'no-capability' ? { code: 'bad-answer', status: 403, perhapsDone: false } : reason;

function without(begun: BegunPicture, rendition: Rendition): BegunPicture {
  const { [rendition]: _, ...rest } = begun;
  return rest;
}

/** The asset that the profile shows now, `null` for none; `undefined` where it cannot be read. */
async function pictureNow(access: Access, field: PictureField): Promise<string | null | undefined> {
  const read = await readOwnProfile(access, basicFields[field].readers);
  const now = read.ok ? read.value.reading.basic[field] : undefined;
  if (now?.state !== 'read') return undefined;
  const asset = isObject(now.value) ? now.value['displayImage'] : undefined;
  return typeof asset === 'string' ? asset : null;
}
