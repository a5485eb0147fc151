import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { crowd } from '../../sandbox/world/crowd.ts';
import { type CrowdRound, openCrowd } from '../scenario/crowd.ts';
import { markersOf } from '../scenario/disk/crowd-markers.ts';
import { type Marker, textMarkers } from '../scenario/disk/markers.ts';
import { leaveMyProfileUnsent, ownMarkers } from '../scenario/disk/own-profile.ts';
import { notedByBrowser } from '../scenario/disk/places.ts';
import { type DiskSearch, linesOf, searchDisk } from '../scenario/disk/search.ts';

describe("the browser's profile on disk, after a session that was never signed out", () => {
  let round: CrowdRound;
  let markers: readonly Marker[];
  let search: DiskSearch;
  beforeAll(async () => {
    round = await openCrowd(inject('browserName'));
    round.sandbox.control.setAnswerPacking('br');
    await round.session({ pages: [1], cardsPerPage: 2, last: leaveMyProfileUnsent, end: 'closed' });
    markers = await markersOf(round);
    // What the CRM's pages and the settings leave on disk, and may: it is found, so what LinkedIn returned would be too.
    const others = ['https://token.example.test/token', `urn:li:person:${crowd[0]?.personId}`];
    search = await searchDisk(round.profile, [
      ...markers,
      ...ownMarkers,
      ...others.flatMap((text) => textMarkers('control', text)),
    ]);
  });
  afterAll(() => round?.close());

  const found = (isSought: (marker: Marker) => boolean) =>
    linesOf(search.found.filter((finding) => isSought(finding.marker) && !notedByBrowser(finding)));

  it('holds no token, neither address nor bytes of any picture, and no word of a card', () => {
    expect([round.lookedAt.size, round.cards.size]).toEqual([25, 2]);
    const kinds = ['access token', 'authorization code', 'authorization state', 'headline', 'name', 'picture'];
    expect([...new Set(markers.map(({ kind }) => kind))].sort()).toEqual([
      ...kinds,
      'picture address',
      'profile address',
    ]);
    expect(found(({ kind }) => kind !== 'control' && !kind.startsWith('own'))).toEqual([]);
  });

  it('holds nothing of the viewer’s own profile, of what they changed in it, and of what they typed and chose and never sent', () => {
    expect(round.sandbox.journal.of('profile-edit')).toHaveLength(1);
    expect([...new Set(ownMarkers.map(({ kind }) => kind))]).toEqual(['own profile', 'own draft']);
    expect(found(({ kind }) => kind === 'own profile' || kind === 'own draft')).toEqual([]);
  });

  it('was really searched: what others keep is found, in what is packed as well', () => {
    expect(found(({ kind }) => kind === 'control').join()).toMatch(/Local Extension Settings|moz-extension/);
    expect(found(({ kind }) => kind === 'control').join()).toMatch(/Cache_Data|cache2/);
    expect(search.files).toBeGreaterThan(50);
    expect(search.unpacked).toBeGreaterThan(10_000);
    expect(search.stillPacked).toBe(0);
  });
});
