import { asObject, property } from '../../http/json.ts';
import { plainAddress } from '../../http/plain-address.ts';

/** A user's photo as the org describes it. Source: Connect REST API, "Photo" (response body). */
export type Photo = {
  /** Changes with the photo; `null` for the default avatar, which has addresses all the same. */
  readonly photoVersionId: string | null;
  /** 64 by 64 pixels. */
  readonly small: string | undefined;
  /** 160 by 160 pixels, from version 37 on. */
  readonly medium: string | undefined;
  /** 200 pixels wide. */
  readonly large: string | undefined;
  /** Both may be seen by anybody, for 30 days. */
  readonly fullEmail: string | undefined;
  readonly standardEmail: string | undefined;
  /** The path of the resource. */
  readonly url: string | undefined;
};

/**
 * The photo in an answer to GET or POST; `undefined` where it is none. An address that must not be fetched is left out: with `X-Connect-Bearer-Urls` it is
 * good by itself, and is used as it is.
 */
export function readPhoto(body: unknown): Photo | undefined {
  const photo = asObject(body);
  const versionId = property(photo, 'photoVersionId');
  const isVersionId = typeof versionId === 'string' && /^[A-Za-z0-9]{15,18}$/.test(versionId);
  if (photo === undefined || !(isVersionId || versionId === null || versionId === undefined)) return undefined;
  const address = (name: string) => acceptableAddress(property(photo, name));
  const url = property(photo, 'url');
  const read: Photo = {
    photoVersionId: isVersionId ? versionId : null,
    small: address('smallPhotoUrl'),
    medium: address('mediumPhotoUrl'),
    large: address('largePhotoUrl'),
    fullEmail: address('fullEmailPhotoUrl'),
    standardEmail: address('standardEmailPhotoUrl'),
    url: typeof url === 'string' && url.startsWith('/') ? url : undefined,
  };
  // Every photo has a large one, the default avatar too; a body without is no photo, whatever it is.
  return read.large === undefined && read.small === undefined ? undefined : read;
}

/** Whether it is the avatar of whoever has no photo: told by the ID alone, since there are addresses either way. */
export function isDefaultAvatar({ photoVersionId }: Photo): boolean {
  return photoVersionId === null;
}

/** Where Salesforce keeps pictures: the org's own host, and hosts of files. Source: Salesforce Help, "My Domain URL Formats". */
const hosts = ['.salesforce.com', '.force.com', '.documentforce.com'];

/** The address as it may be fetched: only https, only at Salesforce's, no credentials, no port of its own. */
export function acceptableAddress(text: unknown): string | undefined {
  // As it came: a bearer address that is written anew may not be the one that was signed.
  return plainAddress(text, (hostname) => hosts.some((host) => hostname.endsWith(host)));
}
