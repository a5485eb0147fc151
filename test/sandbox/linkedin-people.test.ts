import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Account, anna, ben } from '../../sandbox/world/accounts.ts';
import { type Person, type PersonKind, people } from '../../sandbox/world/people.ts';
import { askApi, decorated, listOf, tokenFor } from './linkedin-client.ts';

type StillImage = { displaySize: { width: number; height: number; uom: string }; storageSize: { width: number } };
type Element = {
  artifact: string;
  authorizationMethod: string;
  data: { 'com.linkedin.digitalmedia.mediaartifact.StillImage': StillImage };
  identifiers: { identifier: string; identifierType: string; identifierExpiresInSeconds: number; mediaType: string }[];
};
type Profile = {
  id?: string;
  localizedFirstName?: string;
  profilePicture?: {
    displayImage?: string;
    'displayImage~'?: { paging: object; elements: Element[] };
    'displayImage!'?: { status: number; serviceErrorCode: number };
  };
};
type Batch = {
  results: Record<string, Profile>;
  statuses: Record<string, number>;
  errors: Record<string, { status: number; message: string; serviceErrorCode?: number }>;
};

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

const ofKind = (kind: PersonKind) => people.filter((person) => person.kind === kind);

function firstOfKind(kind: PersonKind): Person {
  const [first] = ofKind(kind);
  if (first === undefined) throw new Error(`There is nobody of kind ${kind}.`);
  return first;
}

const keyOf = (person: Pick<Person, 'personId'>) => `(id:${person.personId})`;

async function batchText(account: Account, ids: readonly string[], projection = decorated): Promise<string> {
  const token = await tokenFor(sandbox, account);
  const query = `ids=${listOf(ids)}${projection === '' ? '' : `&projection=${projection}`}`;
  const reply = await askApi(sandbox, token, `/v2/people?${query}`);
  expect(reply.status).toBe(200);
  return reply.text;
}

async function batch(account: Account, persons: readonly Pick<Person, 'personId'>[], projection?: string) {
  const ids = persons.map(({ personId }) => personId);
  return JSON.parse(await batchText(account, ids, projection)) as Batch;
}

const streams = (profile: Profile | undefined) => profile?.profilePicture?.['displayImage~']?.elements ?? [];

const sizesOf = (profile: Profile | undefined) =>
  streams(profile).map(({ data }) => data['com.linkedin.digitalmedia.mediaartifact.StillImage'].displaySize.width);

describe('a batch', () => {
  test('answers a whole page of the CRM in one call, keyed as asked', async () => {
    const page = people.slice(0, 25);
    const { results, statuses, errors } = await batch(anna, page);
    const answered = [...Object.keys(results), ...Object.keys(errors)];
    expect(Object.keys(statuses).sort()).toEqual(answered.sort());
    expect(answered).toHaveLength(24);
    for (const person of page.filter(({ kind }) => kind === 'open')) {
      expect(results[keyOf(person)]).toMatchObject({ id: person.personId, localizedFirstName: person.firstName });
      expect(statuses[keyOf(person)]).toBe(200);
    }
  });

  test('decodes IDs, and takes case for what it is', async () => {
    const person = firstOfKind('open');
    const encoded = [...person.personId].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
    const read = JSON.parse(await batchText(anna, [encoded, person.personId.toLowerCase(), 'a%2Cb'])) as Batch;
    expect(Object.keys(read.results)).toEqual([keyOf(person)]);
    expect(read.errors).toMatchObject({
      [`(id:${person.personId.toLowerCase()})`]: { status: 404 },
      '(id:a%2Cb)': { status: 404 },
    });
  });

  test('takes 100 members, and none', async () => {
    const { results, errors } = await batch(anna, people.slice(0, 100), '(results*(id))');
    expect(Object.keys(results).length + Object.keys(errors).length).toBe(
      100 - people.slice(0, 100).filter(({ kind }) => kind === 'limited-absent').length,
    );
    expect(await batch(anna, [])).toEqual({ results: {}, statuses: {}, errors: {} });
  });

  test('answers the viewer, too', async () => {
    expect((await batch(anna, [anna, ben])).results).toMatchObject({
      [keyOf(anna)]: { id: anna.personId },
      [keyOf(ben)]: { id: ben.personId },
    });
  });
});

describe('members who limit what is seen of them', () => {
  test('403 under errors, with serviceErrorCode 100 for some and another for others', async () => {
    const limited = ofKind('limited-forbidden');
    const { results, statuses, errors } = await batch(anna, limited);
    expect(results).toEqual({});
    const codes = limited.map((person) => {
      expect(errors[keyOf(person)]?.status).toBe(403);
      expect(statuses[keyOf(person)]).toBe(403);
      return errors[keyOf(person)]?.serviceErrorCode;
    });
    expect(new Set(codes)).toEqual(new Set([100, 4003]));
    expect(errors[keyOf(firstOfKind('limited-forbidden'))]?.serviceErrorCode).toBe(100);
  });

  test('no key anywhere', async () => {
    expect(await batch(anna, ofKind('limited-absent'))).toEqual({ results: {}, statuses: {}, errors: {} });
  });

  test('an empty object', async () => {
    const person = firstOfKind('limited-empty');
    expect((await batch(anna, [person])).results).toEqual({ [keyOf(person)]: {} });
  });

  test('the ID "private"', async () => {
    const person = firstOfKind('limited-private-id');
    expect((await batch(anna, [person])).results).toEqual({
      [keyOf(person)]: { id: 'private', localizedFirstName: 'private', localizedLastName: 'private' },
    });
  });

  test('open to one viewer and limited for the other', async () => {
    const [toFirst, toSecond] = [firstOfKind('open-to-first'), firstOfKind('open-to-second')];
    for (const [viewer, open, limited] of [
      [anna, toFirst, toSecond],
      [ben, toSecond, toFirst],
    ] as const) {
      const { results, errors } = await batch(viewer, [open, limited]);
      expect(sizesOf(results[keyOf(open)])).toEqual([100, 200, 400, 800]);
      expect(Object.keys(errors)).toEqual([keyOf(limited)]);
      expect(errors[keyOf(limited)]?.status).toBe(403);
    }
  });
});

describe('other members', () => {
  test('unknown: 404 under errors', async () => {
    const person = firstOfKind('unknown');
    const { errors, statuses } = await batch(anna, [person]);
    expect(errors[keyOf(person)]).toMatchObject({ status: 404, message: expect.any(String) });
    expect(statuses).toEqual({ [keyOf(person)]: 404 });
  });

  test('without a picture: no profilePicture for some, one without displayImage for others', async () => {
    const { results } = await batch(anna, ofKind('no-picture'));
    const pictures = Object.values(results).map(({ profilePicture }) => JSON.stringify(profilePicture));
    expect(new Set(pictures)).toEqual(new Set([undefined, '{}']));
  });

  test('a small source: true size under all four classes', async () => {
    const person = firstOfKind('small-source');
    const profile = (await batch(anna, [person])).results[keyOf(person)];
    expect(sizesOf(profile)).toEqual([96, 96, 96, 96]);
    expect(streams(profile).map(({ artifact }) => /shrink_(\d+)_/.exec(artifact)?.[1])).toEqual([
      '100',
      '200',
      '400',
      '800',
    ]);
  });

  test('a throttled decoration: 429 inside a 200, for good or as often as set', async () => {
    const person = firstOfKind('throttled-decoration');
    const picture = async () => (await batch(anna, [person])).results[keyOf(person)]?.profilePicture;
    for (let time = 0; time < 3; time += 1)
      expect(await picture()).toEqual({
        displayImage: expect.stringMatching(/^urn:li:digitalmediaAsset:/),
        'displayImage!': expect.objectContaining({ status: 429, serviceErrorCode: 101 }),
      });
    sandbox.control.setThrottledAnswers(2);
    for (const failed of [true, true, false])
      expect(await picture()).toHaveProperty(failed ? 'displayImage!' : 'displayImage~');
  });
});

describe('one member', () => {
  const projection = '(id,localizedFirstName,profilePicture(displayImage~:playableStreams))';

  async function one(kind: PersonKind) {
    const token = await tokenFor(sandbox, anna);
    const path = `/v2/people/(id:${firstOfKind(kind).personId})?projection=${projection}`;
    const reply = await askApi(sandbox, token, path);
    return { status: reply.status, body: JSON.parse(reply.text) as Profile & { serviceErrorCode?: number } };
  }

  test('open', async () => {
    const { status, body } = await one('open');
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['id', 'localizedFirstName', 'profilePicture']);
    expect(sizesOf(body)).toEqual([100, 200, 400, 800]);
  });

  test.each([
    ['limited-forbidden', 403],
    ['open-to-second', 403],
    ['limited-absent', 404],
    ['unknown', 404],
    ['limited-empty', 200],
    ['limited-private-id', 200],
  ] as const)('%s: %i', async (kind, status) => {
    expect((await one(kind)).status).toBe(status);
  });
});

describe('projections', () => {
  const person = firstOfKind('open');

  test('without one, the lite fields', async () => {
    const profile = (await batch(anna, [person], '')).results[keyOf(person)];
    expect(Object.keys(profile ?? {}).sort()).toEqual(
      ['firstName', 'id', 'lastName', 'localizedFirstName', 'localizedLastName', 'profilePicture'].sort(),
    );
    expect(profile?.profilePicture).toEqual({ displayImage: expect.any(String) });
  });

  test.each([
    ['of the whole answer', '(results*(id,vanityName))'],
    ['of each member', '(id,vanityName)'],
    ['with a colon before the parenthesis', '(results*:(id,vanityName))'],
  ])('%s', async (_what, projection) => {
    expect((await batch(anna, [person], projection)).results).toEqual({
      [keyOf(person)]: { id: person.personId, vanityName: person.vanityName },
    });
  });

  test('the map wildcard', async () => {
    const { results } = await batch(anna, [person], '(results*(firstName(localized($*))))');
    expect(results[keyOf(person)]).toEqual({ firstName: { localized: { en_US: person.firstName } } });
  });

  test('the decoration with the asset’s type named, and with a selection inside', async () => {
    const inside = '(elements*(identifiers*(identifier)))';
    const { results } = await batch(
      anna,
      [person],
      `(results*(profilePicture(displayImage~digitalmediaAsset:playableStreams${inside})))`,
    );
    const element = { identifiers: [{ identifier: expect.stringMatching(/^https:\/\/media\.licdn\.com\//) }] };
    expect(results[keyOf(person)]?.profilePicture).toEqual({
      displayImage: expect.any(String),
      'displayImage~': { elements: [element, element, element, element] },
    });
  });

  test('a decoration that does not exist fails in its own place', async () => {
    const { results } = await batch(anna, [person], '(results*(profilePicture(displayImage~)))');
    expect(results[keyOf(person)]?.profilePicture?.['displayImage!']?.status).toBe(400);
  });

  test('a field that is not there is left out without a word', async () => {
    expect((await batch(anna, [person], '(results*(id,nothing(of,this)))')).results).toEqual({
      [keyOf(person)]: { id: person.personId },
    });
  });
});

test('the elements have the documented shape', async () => {
  const person = firstOfKind('open');
  const [element] = streams((await batch(anna, [person])).results[keyOf(person)]);
  const now = Date.now() / 1000;
  const identifier = element?.identifiers[0];
  expect(element?.authorizationMethod).toBe('PUBLIC');
  expect(element?.artifact).toMatch(
    /^urn:li:digitalmediaMediaArtifact:\(urn:li:digitalmediaAsset:[\w-]+,urn:li:digitalmediaMediaArtifactClass:profile-displayphoto-shrink_100_100\)$/,
  );
  expect(element?.data['com.linkedin.digitalmedia.mediaartifact.StillImage']).toMatchObject({
    displaySize: { width: 100, height: 100, uom: 'PX' },
    storageSize: { width: 100, height: 100 },
  });
  expect(identifier).toMatchObject({ identifierType: 'EXTERNAL_URL', mediaType: 'image/jpeg' });
  expect(new URL(identifier?.identifier ?? '').searchParams.get('e')).toBe(
    String(identifier?.identifierExpiresInSeconds),
  );
  expect(identifier?.identifierExpiresInSeconds).toBeGreaterThan(now + 30 * 86_400);
});

test('sizes are written with a decimal point for some and without for others', async () => {
  const [some, others] = [ofKind('open').filter(({ number }) => number % 4 === 0), ofKind('open').slice(0, 1)];
  const texts = await Promise.all([
    batchText(anna, [some[0]?.personId ?? '']),
    batchText(anna, [others[0]?.personId ?? '']),
  ]);
  expect(texts[0]).toContain('"displaySize":{"width":100.0,"uom":"PX","height":100.0}');
  expect(texts[1]).toContain('"displaySize":{"width":100,"uom":"PX","height":100}');
});
