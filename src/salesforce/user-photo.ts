import type { Own } from '../contract/custody.ts';
import type { Result } from '../contract/result.ts';
import { fault } from '../http/result.ts';
import type { Access } from './access.ts';
import { ask } from './calls/ask.ts';
import type { NotSent, SalesforceFault } from './fault.ts';
import { type Crop, faultInCrop } from './photo/crop.ts';
import { type ExistingFile, faultInFile } from './photo/existing-file.ts';
import { type Photo, readPhoto } from './photo/photo.ts';
import { faultInPhoto, type PhotoFile } from './photo/photo-file.ts';
import { faultInPlace, type PhotoPlace } from './photo/place.ts';
import {
  existingFileRequest,
  existingFileRequestByQuery,
  photoRequest,
  removalRequest,
  uploadRequest,
} from './photo/requests.ts';

type PhotoResult = Promise<Result<Photo, SalesforceFault>>;

/** A user's photo. Source: the user-photo document, GET. */
export async function readUserPhoto(access: Access, place: PhotoPlace): PhotoResult {
  const wrong = faultInPlace(place);
  return wrong === undefined ? ask(access, photoRequest(place), readPhoto) : notSent(wrong);
}

/**
 * Uploads a picture as a user's photo. It must be `Own`: what LinkedIn says of anyone but the viewer does not compile here. The photo answered may still be
 * the former one, since Salesforce processes what it takes later. Source: the user-photo document, POST and its note.
 *
 * @param crop where the whole picture is not wanted.
 */
export async function uploadUserPhoto(
  access: Access,
  place: PhotoPlace,
  file: Own<PhotoFile>,
  crop?: Crop,
): PhotoResult {
  const wrong = faultInPlace(place) ?? faultInPhoto(file, crop);
  return wrong === undefined ? ask(access, uploadRequest(place, file, crop), readPhoto) : notSent(wrong);
}

/** Makes a file of the Files page a user's photo, by a JSON body or by parameters of the address. Source: the user-photo document, POST. */
export async function chooseFileAsUserPhoto(
  access: Access,
  place: PhotoPlace,
  file: ExistingFile,
  { crop, by = 'body' }: { readonly crop?: Crop; readonly by?: 'body' | 'query' } = {},
): PhotoResult {
  const wrong = faultInPlace(place) ?? faultInFile(file) ?? faultInCrop(crop);
  if (wrong !== undefined) return notSent(wrong);
  const request = by === 'body' ? existingFileRequest : existingFileRequestByQuery;
  return ask(access, request(place, file, crop), readPhoto);
}

/** Removes a user's photo, so that the default avatar stands there. Any success will do. Source: the user-photo document, DELETE. */
export async function removeUserPhoto(access: Access, place: PhotoPlace): Promise<Result<true, SalesforceFault>> {
  const wrong = faultInPlace(place);
  return wrong === undefined ? ask(access, removalRequest(place), () => true as const) : notSent(wrong);
}

const notSent = (because: NotSent) => fault({ code: 'not-sent', because } as const);
