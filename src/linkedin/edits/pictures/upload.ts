import type { PictureField, SendFault } from '../../../contract/profile.ts';
import type { Result } from '../../../contract/result.ts';
import { asObject, property } from '../../../http/json.ts';
import { isAtOrUnder, plainAddress } from '../../../http/plain-address.ts';
import { fault, ok } from '../../../http/result.ts';
import type { Access } from '../../access.ts';
import { apiBase } from '../../addresses.ts';
import { assetUrn } from '../fields/forms.ts';
import type { OwnProfile } from '../own-profile.ts';
import type { WriteRequest } from '../requests.ts';
import { send, sendRaw } from '../send.ts';

/** A place at LinkedIn for the bytes of one image. */
export type Registration = {
  /** `urn:li:digitalmediaAsset:…` */
  readonly asset: string;
  readonly uploadAddress: string;
  /** To be sent with the bytes. */
  readonly headers: { readonly [name: string]: string };
};

export type Rendition = 'original' | 'display';

/** Source: Profile Edit API document, "Register the Profile Picture Image" and "Register the Background Picture Image". */
const recipes: { readonly [Field in PictureField]: { readonly [R in Rendition]: string } } = {
  profilePicture: {
    original: 'urn:li:digitalmediaRecipe:profile-originalphoto-image',
    display: 'urn:li:digitalmediaRecipe:profile-displayphoto-image',
  },
  backgroundPicture: {
    original: 'urn:li:digitalmediaRecipe:profile-originalbackground-image',
    display: 'urn:li:digitalmediaRecipe:profile-displaybackground-image',
  },
};

/** Milliseconds to the last byte of the answer: 8 MB over a slow line. */
const uploadTimeLimit = 120_000;

/** Asks for a place for one of a picture's two images. Source: as for `recipes`. */
export function registerUploadRequest(profile: OwnProfile, field: PictureField, rendition: Rendition): WriteRequest {
  const body = {
    registerUploadRequest: {
      recipes: [recipes[field][rendition]],
      owner: `urn:li:person:${profile.personId}`,
      serviceRelationships: [],
    },
  };
  return {
    address: `${apiBase}/v2/assets?action=registerUpload`,
    protocol: '2.0.0',
    method: 'POST',
    action: 'ACTION',
    body: JSON.stringify(body),
  };
}

/** Registers an image. An answer that names no place at LinkedIn is the fault `bad-answer`. */
export async function register(
  access: Access,
  profile: OwnProfile,
  field: PictureField,
  rendition: Rendition,
): Promise<Result<Registration, SendFault>> {
  const sent = await send(access, registerUploadRequest(profile, field, rendition));
  if (!sent.ok) return sent;
  const registration = readRegistration(sent.value.body);
  return registration === undefined ? fault({ code: 'bad-answer', status: 200, perhapsDone: false }) : ok(registration);
}

/** The place in an answer to a registration. Source: as for `recipes`. */
export function readRegistration(body: unknown): Registration | undefined {
  const value = asObject(property(asObject(body), 'value'));
  const asset = property(value, 'asset');
  const mechanism = asObject(property(value, 'uploadMechanism'));
  const http = asObject(property(mechanism, 'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest'));
  const uploadAddress = acceptableUploadAddress(property(http, 'uploadUrl'));
  if (typeof asset !== 'string' || !assetUrn.test(asset) || uploadAddress === undefined) return undefined;
  return { asset, uploadAddress, headers: headersIn(property(http, 'headers')) };
}

/** The token goes with the bytes, so the address is LinkedIn's own or none: https, `linkedin.com` or what lies under it. */
function acceptableUploadAddress(text: unknown): string | undefined {
  return plainAddress(text, (hostname) => isAtOrUnder(hostname, 'linkedin.com'));
}

/** Headers of LinkedIn's choosing, but for those that would take the place of ours. */
function headersIn(value: unknown): Registration['headers'] {
  const entries = Object.entries(asObject(value) ?? {}).flatMap(([name, text]) =>
    typeof text === 'string' && /^[\x20-\x7e]{0,500}$/.test(text) && acceptableHeader.test(name) ? [[name, text]] : [],
  );
  return Object.fromEntries(entries.slice(0, 20));
}

const acceptableHeader = /^(?!authorization$|cookie$|host$)[A-Za-z0-9-]{1,100}$/i;

/**
 * Sends an image's bytes to its place, with PUT: the document says POST of the one picture and PUT of the other, and shows a command that sends PUT of both.
 */
export async function upload(
  access: Access,
  { uploadAddress, headers }: Registration,
  bytes: ArrayBuffer,
): Promise<Result<null, SendFault>> {
  const options = { method: 'PUT', headers: { ...headers, Authorization: `Bearer ${access.token}` }, body: bytes };
  const sent = await sendRaw(access, uploadAddress, options, uploadTimeLimit);
  return sent.ok ? ok(null) : sent;
}
