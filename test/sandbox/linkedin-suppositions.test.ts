import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { usualSuppositions } from '../../sandbox/linkedin/suppositions.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { connectionsOf } from '../../sandbox/world/connections.ts';
import { type LocationKind, locationKindOf, placeNameOf } from '../../sandbox/world/locations.ts';
import { type Person, people } from '../../sandbox/world/people.ts';
import { createConnectionIndex, readConnections } from '../../src/linkedin/connections.ts';
import { readMemberCard } from '../../src/linkedin/member-card.ts';
import { type MemberAnswer, readMembers } from '../../src/linkedin/members.ts';
import { readViewer } from '../../src/linkedin/viewer.ts';
import { accessFor } from './linkedin-access.ts';

const known = { peopleReadKnown: true };

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

test('docs/first-day.md has a line for everything that is supposed', () => {
  const text = readFileSync('docs/first-day.md', 'utf8');
  for (const name of Object.keys(usualSuppositions())) expect(text, name).toContain(`\`${name}\``);
});

const inWords = (answer: MemberAnswer | undefined) => (answer?.kind === 'picture' ? 'picture' : answer?.reason);

/** What the extension's client says of these contacts' pictures, and how many it asked for in each call. */
async function members(persons: readonly Person[], batchSize?: number) {
  const access = await accessFor(sandbox, anna);
  sandbox.journal.clear();
  const ids = persons.map(({ personId }) => personId);
  const read = await readMembers(access, ids, { ...known, ...(batchSize === undefined ? {} : { batchSize }) });
  if (!read.ok) throw new Error(read.fault.code);
  return { answers: ids.map((id) => inWords(read.value.get(id))), calls: sandbox.journal.of('people') };
}

const page = people.slice(0, 25);

const expected = (person: Person) => {
  if (person.kind.startsWith('limited') || person.kind === 'open-to-second') return 'private';
  if (person.kind === 'unknown') return 'unknown-member';
  if (person.kind === 'throttled-decoration') return 'throttled';
  return person.kind === 'no-picture' ? 'no-picture' : 'picture';
};

describe('people', () => {
  test.each([1, 7, 24])(
    'largestBatch %i: smaller batches are asked for until they are small enough',
    async (largestBatch) => {
      sandbox.control.suppose({ largestBatch });
      const { answers, calls } = await members(page);
      expect(answers).toEqual(page.map(expected));
      expect(calls.some(({ status }) => status === 400)).toBe(true);
    },
  );

  test.each([true, false])('tunnelling %j: a long batch is answered whole', async (tunnelling) => {
    sandbox.control.suppose({ tunnelling });
    const { answers, calls } = await members(people, 500);
    expect(answers).toEqual(people.map(expected));
    expect(calls.map(({ method, status }) => `${method} ${status}`)).toEqual(
      tunnelling ? ['POST 200'] : ['POST 405', 'POST 405', 'GET 200', 'GET 200', 'GET 200', 'GET 200'],
    );
  });

  test.each(['as-asked', 'encoded', 'bare'] as const)('batchKeys %s: everybody is found', async (batchKeys) => {
    sandbox.control.suppose({ batchKeys });
    expect((await members(page)).answers).toEqual(page.map(expected));
  });

  test.each(['various', 'forbidden', 'absent', 'empty', 'private-id'] as const)(
    'limitedMembers %s: those who limit their visibility are private',
    async (limitedMembers) => {
      sandbox.control.suppose({ limitedMembers });
      expect((await members(page)).answers).toEqual(page.map(expected));
    },
  );
});

describe('cards', () => {
  function openOf(kind: LocationKind): Person {
    const found = people.find((person) => person.kind === 'open' && locationKindOf(person) === kind);
    if (found === undefined) throw new Error(`There is nobody with a location of kind ${kind}.`);
    return found;
  }

  async function card(person: Person) {
    const access = await accessFor(sandbox, anna);
    const answer = await readMemberCard(access, person.personId, { ...known, scopes: ['r_basicprofile'] });
    if (!answer.ok || answer.value.kind !== 'card') throw new Error('There is no card.');
    return { ...answer.value.card, fields: answer.value.fields };
  }

  test.each([
    ['refuse-call', 'basic'],
    ['refuse-member', 'basic'],
    ['leave-out', 'located'],
  ] as const)(
    'ungrantedFields %s, without locationFields: all but the place is shown',
    async (ungrantedFields, fields) => {
      sandbox.control.suppose({ ungrantedFields, locationFields: false });
      const person = openOf('chosen-geo');
      expect(await card(person)).toMatchObject({ headline: person.headline, place: '', fields });
    },
  );

  test('without geoDecoration the Geo API says what a geo is called', async () => {
    sandbox.control.suppose({ geoDecoration: false });
    for (const kind of ['chosen-geo', 'generated-geo'] as const)
      expect((await card(openOf(kind))).place).toBe(placeNameOf(openOf(kind)));
  });

  test('without geoApi either, the legacy location does, unless it is out of date', async () => {
    sandbox.control.suppose({ geoDecoration: false, geoApi: false });
    const generated = openOf('generated-geo');
    expect((await card(generated)).place).toBe(generated.city);
    expect((await card(openOf('chosen-geo'))).place).toBe('');
  });

  test('without legacyLocations those who have nothing else have no place', async () => {
    sandbox.control.suppose({ legacyLocations: false });
    expect((await card(openOf('legacy-place'))).place).toBe('');
    expect((await card(openOf('legacy-region'))).place).toBe('');
    expect((await card(openOf('chosen-geo'))).place).not.toBe('');
  });
});

describe('connections', () => {
  const mine = connectionsOf(anna, 0);

  async function index() {
    const filled = createConnectionIndex();
    const access = await accessFor(sandbox, anna, ['r_basicprofile', 'r_1st_connections']);
    const read = await readConnections(access, filled);
    return { index: filled, read: read.ok ? read.value.read : read.fault.code };
  }

  const pages = (['shorten', 'refuse'] as const).flatMap((tooLargePage) =>
    (['total', 'next', 'nothing'] as const).map((pagingTells) => ({ tooLargePage, pagingTells, largestPage: 100 })),
  );

  test.each(pages)('%j: every page is read', async (suppositions) => {
    sandbox.control.suppose(suppositions);
    const { index: filled, read } = await index();
    expect([filled.size(), read]).toEqual([mine.length, mine.length]);
  });

  test('without connectionDecoration there are connections, and no vanity names to match', async () => {
    sandbox.control.suppose({ connectionDecoration: false });
    const { index: filled, read } = await index();
    expect([filled.size(), read]).toEqual([0, mine.length]);
  });

  test.each(['plain', 'encoded'] as const)('vanityNames %s: a name with an umlaut is matched', async (vanityNames) => {
    sandbox.control.suppose({ vanityNames });
    const { index: filled } = await index();
    expect(filled.find('Jürgen-Müller-Köln')).toBe(mine.at(-1)?.personId);
  });
});

describe('the viewer and the token', () => {
  test.each(['object', 'text'] as const)('userinfoLocale %s: the language is read', async (userinfoLocale) => {
    sandbox.control.suppose({ userinfoLocale });
    const viewer = await readViewer(await accessFor(sandbox, anna, ['openid', 'profile']), ['openid', 'profile']);
    expect(viewer).toMatchObject({ ok: true, value: { locale: { language: 'en', country: 'US' } } });
  });

  test.each([65600, 65601, 65602])('expiredTokenCode %i: the token is refused', async (expiredTokenCode) => {
    sandbox.control.suppose({ expiredTokenCode });
    const access = await accessFor(sandbox, anna);
    sandbox.control.expireTokens();
    await expect(readMembers(access, ['A'], known)).resolves.toEqual({ ok: false, fault: { code: 'token-refused' } });
  });

  test.each([
    [null, Date.UTC(2026, 10, 21)],
    [120, Date.UTC(2026, 10, 20, 15, 32)],
    [5, Date.UTC(2026, 10, 20, 15, 30, 20)],
  ])('retryAfter %j: asking stops until LinkedIn says, or else until 00:00 UTC', async (retryAfter, until) => {
    sandbox.control.suppose({ retryAfter });
    const access = await accessFor(sandbox, anna);
    sandbox.control.setThrottled('people', true);
    const now = () => Date.UTC(2026, 10, 20, 15, 30);
    await expect(readMembers({ ...access, now }, ['A'], known)).resolves.toEqual({
      ok: false,
      fault: { code: 'throttled', until },
    });
    sandbox.control.setThrottled('people', false);
    await expect(readMembers(access, ['A'], known)).resolves.toMatchObject({ ok: true });
  });
});
