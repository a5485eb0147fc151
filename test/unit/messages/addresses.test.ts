import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Access } from '../../../src/linkedin/access.ts';
import { createConnectionIndex, readConnections } from '../../../src/linkedin/connections.ts';
import { readMember } from '../../../src/linkedin/member.ts';
import { readMemberCard } from '../../../src/linkedin/member-card.ts';
import { readMembers } from '../../../src/linkedin/members.ts';
import { fetchPicture } from '../../../src/linkedin/picture.ts';
import { readLocale } from '../../../src/linkedin/text/locale.ts';
import { readViewer } from '../../../src/linkedin/viewer.ts';
import { isKnownRequest, tricks } from '../../scenario/messages/known-addresses.ts';
import { casesOf, note, patience } from '../../scenario/thoroughness.ts';

/** What might pass for part of an address: tricks, alone and around something right, and random text. */
const part = fc.oneof(
  fc.constantFrom(...tricks),
  fc
    .tuple(fc.constantFrom('A', 'AnnaB1', 'urn:li:geo:12', 'gb'), fc.constantFrom(...tricks))
    .map((two) => two.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('A', 'AnnaB1_-'),
);
const lookAlike = fc.constantFrom(
  'https://media.licdn.com.evil.example/a',
  'https://evil.example/media.licdn.com',
  'https://media.licdn.com@evil.example/',
  'https://evil.example\\@media.licdn.com/',
  'https://media.licdn.com:8443/a',
  'http://media.licdn.com/a',
  'https://media.licdn.com./a',
  'https://xmedialicdn.com/a',
  '//media.licdn.com/a',
  'https://media.licdn.com/a b\r\nc',
  'https://media。licdn。com/a?e=x',
  'https://[::1]/media.licdn.com',
  'file:///etc/passwd',
);
const pictureAddress = fc.oneof(
  lookAlike,
  part.map((text) => `https://media.licdn.com/${text}`),
  part,
);

/** A profile with such parts wherever LinkedIn's answer leads to a next address. */
const profile = fc.record({
  id: part,
  address: pictureAddress,
  geo: part,
  country: part,
  place: part,
  location: part,
  vanity: part,
});
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);

test('whatever is asked for, and whatever LinkedIn answers, every address asked for is one that LinkedIn documents', {
  timeout: patience(),
}, async (context) => {
  let [fuzzed, asked, unknown, thrown] = [0, 0, 0, 0];
  const right = {
    geo: 'urn:li:geo:12',
    country: 'gb',
    place: '1-1-0-23-30',
    location: 'urn:li:standardizedLocationKey:(gb,LS1 4DY)',
  };
  const locales = [undefined, 'en-GB', 'de'];
  const run = fc.record({
    ids: fc.array(part, { minLength: 1, maxLength: 5 }),
    profile,
    keeps: fc.array(fc.constantFrom(...Object.keys(right)), { maxLength: 3 }),
    locale: fc.constantFrom(...locales),
    start: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(run, async ({ ids, profile: odd, keeps, locale, start }) => {
      fuzzed += ids.length + 7;
      const given = { ...odd, ...Object.fromEntries(keeps.map((name) => [name, right[name as keyof typeof right]])) };
      const record = (id: string) => ({
        id,
        vanityName: given.vanity,
        geoLocation: { geo: given.geo },
        location: {
          countryCode: given.country,
          userSelectedGeoPlaceCode: given.place,
          standardizedLocationUrn: given.location,
        },
        profilePicture: {
          displayImage: 'urn',
          'displayImage~': { elements: [{ identifiers: [{ identifier: given.address }] }] },
        },
      });
      const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
        asked += 1;
        if (!isKnownRequest(String(input), init)) {
          unknown += 1;
          expect.unreachable(`asked for ${String(input)}`);
        }
        const { hostname, pathname } = new URL(String(input));
        if (hostname !== 'api.linkedin.com') return new Response(jpeg);
        const body =
          pathname === '/v2/people'
            ? { results: Object.fromEntries(['A', 'AnnaB1', ...ids].map((id) => [`(id:${id})`, record(id)])) }
            : pathname === '/v2/connections'
              ? {
                  elements: [{ to: given.id, 'to~': record(given.id) }],
                  paging: { links: [{ rel: 'next', href: given.address }] },
                }
              : { ...record('A'), sub: given.id, picture: given.address, elements: [] };
        return new Response(JSON.stringify(body));
      };
      const ending = new AbortController();
      const access: Access = {
        fetch,
        token: 'a-token',
        issuedAt: 0,
        signal: ending.signal,
        wait: async () => undefined,
      };
      const read = readLocale(locale);
      const work = async () => {
        const members = await readMembers(access, ids, { peopleReadKnown: true });
        if (members.ok)
          for (const answer of members.value.values())
            if (answer.kind === 'picture')
              for (const artifact of answer.artifacts) await fetchPicture(fetch, artifact, {});
        for (const id of ids) {
          await readMember(access, id, { peopleReadKnown: true });
          await readMemberCard(access, id, { peopleReadKnown: true, scopes: [], ...(read && { locale: read }) });
        }
        await readMemberCard(access, 'A', { peopleReadKnown: true, scopes: [], ...(read && { locale: read }) });
        const viewer = await readViewer(access, start % 2 === 0 ? ['openid', 'profile'] : ['r_basicprofile']);
        if (viewer.ok) for (const artifact of viewer.value.artifacts) await fetchPicture(fetch, artifact, {});
        await fetchPicture(
          fetch,
          { address: given.address, width: 1, height: 1, expiresAt: Number.POSITIVE_INFINITY },
          {},
        );
        await readConnections(access, createConnectionIndex(), { from: 29_990 + (start % 10) });
      };
      await work().catch((error: unknown) => {
        thrown += 1;
        throw error;
      });
      expect(unknown).toBe(0);
    }),
    casesOf(10_000, 80),
  );
  note(
    context,
    { what: 'parts of addresses fuzzed', value: fuzzed },
    { what: 'addresses asked for', value: asked },
    { what: 'of them of a form that nobody documents', value: unknown, wanted: 0 },
    { what: 'thrown', value: thrown, wanted: 0 },
  );
  expect(asked).toBeGreaterThan(fuzzed / 4);
});
