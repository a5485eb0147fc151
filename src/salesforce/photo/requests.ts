import type { ApiRequest } from '../calls/request.ts';
import { type Crop, cropParameters } from './crop.ts';
import type { ExistingFile } from './existing-file.ts';
import { type PhotoFile, photoFileName } from './photo-file.ts';
import { type PhotoPlace, photoPath } from './place.ts';

/** Asks for a user's photo. */
export function photoRequest(place: PhotoPlace): ApiRequest {
  return { method: 'GET', path: photoPath(place) };
}

/** Removes a user's photo. */
export function removalRequest(place: PhotoPlace): ApiRequest {
  return { method: 'DELETE', path: photoPath(place) };
}

/**
 * Uploads a picture, in a `multipart/form-data` message: the bytes are the part `fileUpload`. The crop is the part `photo`, as the document has it where that
 * part can't carry a Content-Type of its own, which in a browser it can't: everywhere else it would be called `json`. Source: Connect REST API, "Uploading
 * Binary Files".
 */
export function uploadRequest(place: PhotoPlace, file: PhotoFile, crop: Crop | undefined): ApiRequest {
  const form = new FormData();
  if (crop !== undefined) form.append('photo', JSON.stringify(cropParameters(crop)));
  form.append('fileUpload', new Blob([file.bytes], { type: 'application/octet-stream' }), photoFileName(file));
  return { method: 'POST', path: photoPath(place), body: { form } };
}

/** Makes a file that the org has already the user's photo, by a JSON body. Source: the user-photo document, "Request body for POST". */
export function existingFileRequest(place: PhotoPlace, file: ExistingFile, crop: Crop | undefined): ApiRequest {
  return { method: 'POST', path: photoPath(place), body: { json: { ...file, ...cropParameters(crop) } } };
}

/**
 * The same by parameters of the address, for whoever can't send a body; with a body they would be ignored. Sources: the user-photo document, "Request
 * parameters for POST"; Connect REST API, "Using POST, PATCH, or PUT for Input".
 */
export function existingFileRequestByQuery(place: PhotoPlace, file: ExistingFile, crop: Crop | undefined): ApiRequest {
  const parameters = Object.entries({ ...file, ...cropParameters(crop) }).map(([name, value]) => [name, String(value)]);
  return { method: 'POST', path: `${photoPath(place)}?${new URLSearchParams(parameters)}` };
}
