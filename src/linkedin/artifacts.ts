import { asList, asObject, type JsonObject, property } from '../http/json.ts';
import { isAtOrUnder, plainAddress } from '../http/plain-address.ts';

/** One rendition of a member's picture. */
export type Artifact = {
  /** Checked: https, at LinkedIn's media host. */
  readonly address: string;
  /** Pixels, 0 where unknown. */
  readonly width: number;
  /** Pixels, 0 where unknown. */
  readonly height: number;
  /** Epoch milliseconds; `Infinity` where it never expires, or nothing says when. */
  readonly expiresAt: number;
};

/** LinkedIn makes four renditions, and a few more of an original; whatever lies past this is noise. */
const elementLimit = 32;
const identifierLimit = 8;

/** Pixels; a side said to be longer is not a picture's. */
const longestSide = 100_000;

/** The largest number of the 32-bit clock, which LinkedIn writes for "never" (seen in samples of the "Profile Picture" page's responses). */
const neverInSeconds = 2_147_483_647;

/**
 * The address as it may be fetched, or `undefined` where it is not one of LinkedIn's media host.
 *
 * Only https, only `licdn.com` and what lies under it, no credentials, no port of its own. Source of the host: samples of responses; the documentation names none.
 */
export function acceptableAddress(text: unknown): string | undefined {
  const address = plainAddress(text, (hostname) => isAtOrUnder(hostname, 'licdn.com'));
  return address === undefined ? undefined : new URL(address).href;
}

/**
 * The artifact behind a bare picture address such as userinfo's `picture`: its size is unknown, its expiry is the address's own.
 *
 * @param now Epoch milliseconds.
 */
export function artifactAt(address: unknown, now: number): Artifact | undefined {
  return artifactOf(address, { width: 0, height: 0 }, undefined, now);
}

/**
 * The usable artifacts of a `profilePicture` that was asked for with `displayImage~:playableStreams`: those with an acceptable address that has not
 * expired. What is malformed is left out, and spoils nothing else. Source: documentation page "Profile Picture".
 *
 * @param now Epoch milliseconds.
 */
export function readArtifacts(profilePicture: unknown, now: number): readonly Artifact[] {
  const decorated = asObject(property(asObject(profilePicture), 'displayImage~'));
  const elements = asList(property(decorated, 'elements'), elementLimit) ?? [];
  return elements.flatMap((element) => {
    const artifact = readElement(asObject(element), now);
    return artifact === undefined ? [] : [artifact];
  });
}

/**
 * The artifact to fetch for a slot: the smallest whose shorter side covers `pixels`, else the largest; `undefined` where none is left that has not expired.
 *
 * A small source is listed under every nominal size with its true one, so the true size decides and never the class's name (seen in samples of responses).
 *
 * @param now Epoch milliseconds.
 */
export function smallestSufficient<A extends Artifact>(
  artifacts: readonly A[],
  pixels: number,
  now: number,
): A | undefined {
  const bySize = artifacts
    .filter((artifact) => artifact.expiresAt > now)
    .sort((one, other) => shorterSide(one) - shorterSide(other) || area(one) - area(other));
  return bySize.find((artifact) => shorterSide(artifact) >= pixels) ?? bySize.at(-1);
}

function readElement(element: JsonObject | undefined, now: number): Artifact | undefined {
  const size = readSize(element);
  for (const entry of asList(property(element, 'identifiers'), identifierLimit) ?? []) {
    const identifier = asObject(entry);
    const expiry = property(identifier, 'identifierExpiresInSeconds');
    const artifact = artifactOf(property(identifier, 'identifier'), size, expiry, now);
    if (artifact !== undefined) return artifact;
  }
  return undefined;
}

type Size = { readonly width: number; readonly height: number };

function readSize(element: JsonObject | undefined): Size {
  const data = asObject(property(element, 'data'));
  const image = asObject(property(data, 'com.linkedin.digitalmedia.mediaartifact.StillImage'));
  for (const name of ['displaySize', 'storageSize']) {
    const size = asObject(property(image, name));
    const width = property(size, 'width');
    const height = property(size, 'height');
    if (isLength(width) && isLength(height)) return { width, height };
  }
  return { width: 0, height: 0 };
}

/** Pixels arrive as integers and as floats alike (seen in samples of responses). */
function isLength(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= longestSide;
}

function artifactOf(text: unknown, size: Size, expiry: unknown, now: number): Artifact | undefined {
  const address = acceptableAddress(text);
  if (address === undefined) return undefined;
  const expiresAt = Math.min(millisecondsOf(expiry), expiryInAddress(address));
  return expiresAt > now ? { address, ...size, expiresAt } : undefined;
}

/**
 * `identifierExpiresInSeconds` is, despite its name, an absolute time in epoch seconds, the same that the address carries as `e` (compared in samples
 * of responses). The earlier of the two counts.
 */
function expiryInAddress(address: string): number {
  const seconds = new URL(address).searchParams.get('e');
  return seconds !== null && /^\d{1,15}$/.test(seconds) ? millisecondsOf(Number(seconds)) : Number.POSITIVE_INFINITY;
}

function millisecondsOf(seconds: unknown): number {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds >= neverInSeconds) {
    return Number.POSITIVE_INFINITY;
  }
  return seconds * 1000;
}

function shorterSide(artifact: Artifact): number {
  return Math.min(artifact.width, artifact.height);
}

function area(artifact: Artifact): number {
  return artifact.width * artifact.height;
}
