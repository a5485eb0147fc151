import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Artifact,
  acceptableAddress,
  artifactAt,
  readArtifacts,
  smallestSufficient,
} from '../../../src/linkedin/artifacts.ts';
import { element, mediaAddress, now, profilePicture } from './support.ts';

const stillImage = 'com.linkedin.digitalmedia.mediaartifact.StillImage';

describe('addresses', () => {
  test.each([
    'https://media.licdn.com/dms/image/v2/A/0/1?e=1&v=beta&t=x',
    'https://media-exp1.licdn.com/dms/image/A',
    'https://licdn.com/a',
    'https://MEDIA.licdn.com/a',
    'https://media.licdn.com:443/a',
  ])('%s is fetched', (address) => {
    expect(acceptableAddress(address)).toBe(new URL(address).href);
  });

  test.each([
    'http://media.licdn.com/a',
    'https://media.licdn.com:8443/a',
    'https://user@media.licdn.com/a',
    'https://user:word@media.licdn.com/a',
    'https://:word@media.licdn.com/a',
    'https://media.licdn.com.example.com/a',
    'https://evillicdn.com/a',
    'https://media.licdn.com./a',
    'https://example.com/?.licdn.com',
    'https://example.com\\.licdn.com/a',
    'https://example.com#.licdn.com',
    'https://169.254.169.254/a',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    '//media.licdn.com/a',
    '',
    undefined,
    null,
    7,
    ['https://media.licdn.com/a'],
  ])('%j is not', (address) => {
    expect(acceptableAddress(address)).toBeUndefined();
  });

  test('a bare address has no known size, and its own expiry', () => {
    const address = mediaAddress('own');
    expect(artifactAt(address, now)).toEqual({ address, width: 0, height: 0, expiresAt: now + 3_600_000 });
    expect(artifactAt(mediaAddress('own', now / 1000), now)).toBeUndefined();
    expect(artifactAt('https://media.licdn.com/a', now)?.expiresAt).toBe(Number.POSITIVE_INFINITY);
    expect(artifactAt('https://media.licdn.com/a?e=soon', now)?.expiresAt).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('reading', () => {
  test('takes each rendition with its size and its absolute expiry', () => {
    expect(readArtifacts(profilePicture(element(100), element(400)), now)).toEqual([
      { address: mediaAddress('s100'), width: 100, height: 100, expiresAt: now + 3_600_000 },
      { address: mediaAddress('s400'), width: 400, height: 400, expiresAt: now + 3_600_000 },
    ]);
  });

  test('never means never, in the field and in the address', () => {
    const address = mediaAddress('a', 2_147_483_647);
    const [artifact] = readArtifacts(profilePicture(element(100, 2_147_483_647, address)), now);
    expect(artifact?.expiresAt).toBe(Number.POSITIVE_INFINITY);
  });

  test('the earlier of two expiries counts, and an expired one is left out', () => {
    const seconds = now / 1000;
    const [artifact] = readArtifacts(profilePicture(element(100, seconds + 60)), now);
    expect(artifact?.expiresAt).toBe(now + 60_000);
    const [byAddress] = readArtifacts(profilePicture(element(100, seconds + 60, mediaAddress('a', seconds + 30))), now);
    expect(byAddress?.expiresAt).toBe(now + 30_000);
    expect(readArtifacts(profilePicture(element(100, seconds), element(200, -1)), now)).toEqual([]);
  });

  test('floats are sizes and times like any other', () => {
    const [artifact] = readArtifacts(profilePicture(element(100.5, now / 1000 + 0.5, 'https://licdn.com/a')), now);
    expect(artifact).toMatchObject({ width: 100.5, expiresAt: now + 500 });
  });

  test('the size is displaySize, else storageSize, else unknown', () => {
    const withData = (data: unknown) => ({ ...element(800), data });
    const sizes = [
      withData({ [stillImage]: { displaySize: { width: 96, height: 90 }, storageSize: { width: 1, height: 1 } } }),
      withData({ [stillImage]: { displaySize: { width: '96', height: 90 }, storageSize: { width: 50, height: 60 } } }),
      withData({ [stillImage]: { displaySize: { width: 0, height: 90 } } }),
      withData({ [stillImage]: { displaySize: { width: 1e300, height: 1e300 } } }),
      withData(null),
    ].map((one) => readArtifacts(profilePicture(one), now)[0]);
    expect(sizes.map((artifact) => [artifact?.width, artifact?.height])).toEqual([
      [96, 90],
      [50, 60],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('what is malformed is left out alone', () => {
    const good = element(100);
    const bad = [
      null,
      7,
      'x',
      [],
      {},
      { identifiers: {} },
      { identifiers: [null] },
      element(200, 9e9, 'http://licdn.com/'),
    ];
    expect(readArtifacts(profilePicture(...bad, good), now)).toHaveLength(1);
    const laterIdentifier = { ...good, identifiers: [{ identifier: 'https://example.com/' }, ...good.identifiers] };
    expect(readArtifacts(profilePicture(laterIdentifier), now)).toHaveLength(1);
  });

  test('a list without end is cut short', () => {
    const many = Array.from({ length: 50_000 }, () => element(100));
    expect(readArtifacts(profilePicture(...many), now)).toHaveLength(32);
  });

  test('nothing inherited is read', () => {
    const inheriting = Object.create(profilePicture(element(100))) as unknown;
    expect(readArtifacts(inheriting, now)).toEqual([]);
  });

  test('whatever JSON holds, only acceptable, unexpired artifacts come of it', () => {
    fc.assert(
      fc.property(hostilePicture, (picture) => {
        for (const artifact of readArtifacts(picture, now)) {
          expect(acceptableAddress(artifact.address)).toBe(artifact.address);
          expect(artifact.expiresAt).toBeGreaterThan(now);
          expect(Number.isFinite(artifact.width * artifact.height)).toBe(true);
        }
      }),
    );
  });
});

describe('choosing', () => {
  const artifact = (width: number, height = width, expiresAt = now + 1): Artifact => ({
    address: mediaAddress(`${width}x${height}`),
    width,
    height,
    expiresAt,
  });

  test.each([
    [48, 100],
    [100, 100],
    [101, 200],
    [400, 400],
    [401, 800],
    [5000, 800],
    [0, 100],
  ])('for %i pixels, of 100 to 800, it is the %i', (pixels, side) => {
    const artifacts = [artifact(400), artifact(100), artifact(800), artifact(200)];
    expect(smallestSufficient(artifacts, pixels, now)?.width).toBe(side);
  });

  test('the shorter side decides', () => {
    expect(smallestSufficient([artifact(400, 90), artifact(120, 110)], 100, now)?.width).toBe(120);
    expect(smallestSufficient([artifact(400, 90), artifact(80, 500)], 100, now)?.width).toBe(400);
  });

  test('of two that suffice alike, the one with fewer pixels is taken', () => {
    expect(smallestSufficient([artifact(100, 300), artifact(100, 120)], 100, now)?.height).toBe(120);
  });

  test('one of unknown size is taken where there is no other', () => {
    expect(smallestSufficient([artifact(0), artifact(50)], 100, now)?.width).toBe(50);
    expect(smallestSufficient([artifact(0)], 100, now)?.width).toBe(0);
  });

  test('an expired one is never taken', () => {
    expect(smallestSufficient([artifact(100, 100, now), artifact(200)], 48, now)?.width).toBe(200);
    expect(smallestSufficient([artifact(100, 100, now)], 48, now)).toBeUndefined();
    expect(smallestSufficient([], 48, now)).toBeUndefined();
  });

  test('nothing smaller suffices, and nothing larger is left where nothing does', () => {
    const side = fc.integer({ min: 0, max: 1000 });
    const some = fc.array(fc.tuple(side, side), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 1000 }), (sides, pixels) => {
        const artifacts = sides.map(([width, height]) => artifact(width, height));
        const chosen = smallestSufficient(artifacts, pixels, now);
        const shorter = (one: Artifact | undefined) => Math.min(one?.width ?? -1, one?.height ?? -1);
        const sufficient = artifacts.map(shorter).filter((length) => length >= pixels);
        expect(shorter(chosen)).toBe(
          sufficient.length > 0 ? Math.min(...sufficient) : Math.max(...artifacts.map(shorter)),
        );
      }),
    );
  });
});

/** Values that JSON may hold where another is meant, in the shape of a profile picture. */
const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    mediaAddress('a'),
    'https://example.com/',
    'http://licdn.com/',
    -1,
    0,
    1e308,
    9e9,
    now / 1000,
  ),
);
const hostileElement = fc.oneof(
  oddValue,
  fc.record({
    data: fc.oneof(
      oddValue,
      fc.record({
        [stillImage]: fc.record({ displaySize: fc.oneof(oddValue, fc.record({ width: oddValue, height: oddValue })) }),
      }),
    ),
    identifiers: fc.oneof(
      oddValue,
      fc.array(fc.record({ identifier: oddValue, identifierExpiresInSeconds: oddValue })),
    ),
  }),
);
const hostilePicture = fc.oneof(
  oddValue,
  fc.record({
    'displayImage~': fc.oneof(oddValue, fc.record({ elements: fc.oneof(oddValue, fc.array(hostileElement)) })),
  }),
);
