import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';
import { applyChanges } from '../../src/linkedin/edits/changes.ts';
import { readOwnProfile } from '../../src/linkedin/edits/own-profile.ts';
import { changePicture } from '../../src/linkedin/edits/pictures/change-picture.ts';
import { accessFor } from './linkedin-access.ts';
import { ask, tokenFor } from './linkedin-client.ts';

const scopes = ['r_basicprofile', 'r_fullprofile', 'w_compliance'];

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.control.reset();
  token = await tokenFor(sandbox, anna, scopes);
});

const own = `/v2/people/(id:${anna.personId})`;
const sub = `/v2/people/id=${anna.personId}`;

type Call = { readonly method?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A call that changes something; of protocol 2.0 where its key is. */
async function call(path: string, action: string, { method = 'POST', body, headers = {} }: Call = {}) {
  const reply = await ask(sandbox, `https://api.linkedin.com${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-restli-method': action,
      ...(path.includes('/id=') ? {} : { 'x-restli-protocol-version': '2.0.0' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = reply.text === '' ? {} : JSON.parse(reply.text);
  const paths: string[] = (answer.errorDetails?.inputErrors ?? []).map(
    (error: { input: { inputPath: { fieldPath: string } } }) => error.input.inputPath.fieldPath,
  );
  return { status: reply.status, headers: reply.headers, answer, paths };
}

const patch = (operations: object) => call(own, 'PARTIAL_UPDATE', { body: { patch: operations } });
const set = (fields: object) => patch({ $set: fields });
const english = (text: string) => ({ localized: { en_US: text } });

async function me(names: string) {
  const reply = await ask(sandbox, `https://api.linkedin.com/v2/me?projection=(${names})`, {
    headers: { authorization: `Bearer ${token}`, 'x-restli-protocol-version': '2.0.0' },
  });
  return JSON.parse(reply.text);
}

describe('a patch of one’s own profile', () => {
  test('replaces whole fields, and everybody sees it', async () => {
    expect((await set({ firstName: english('Annika') })).status).toBe(200);
    expect(await me('firstName,localizedFirstName')).toEqual({
      firstName: english('Annika'),
      localizedFirstName: 'Annika',
    });
  });

  test.each([[{ $delete: ['address'] }], [{ $set: { phoneNumbers: [] } }]])('%j deletes', async (operations) => {
    const [name = ''] = '$delete' in operations ? (operations.$delete ?? []) : Object.keys(operations.$set);
    expect(await me(name)).toHaveProperty(name);
    expect((await patch(operations)).status).toBe(200);
    expect(await me(name)).toEqual({});
  });

  test.each<[string, object, readonly string[]]>([
    ['a mandatory field deleted', { $delete: ['lastName'] }, ['lastName']],
    ['a mandatory field emptied', { $set: { supportedLocales: [] } }, ['supportedLocales']],
    ['a former field set', { $set: { specialties: english('x') } }, ['specialties']],
    ['a field that there is not', { $set: { nickname: 'x' } }, ['nickname']],
    ['a wrong type', { $set: { headline: 'plain' } }, ['headline']],
    ['a text that is too long', { $set: { headline: english('x'.repeat(221)) } }, ['headline/localized/en_US']],
    ['an unknown enum', { $set: { ims: { a: { id: 'a', provider: 'PIGEON' } } } }, ['ims/a/provider']],
    ['an IM under another key', { $set: { ims: { a: { id: 'b', provider: 'ICQ' } } } }, ['ims/a']],
    [
      'four IMs',
      { $set: { ims: Object.fromEntries([...'abcd'].map((id) => [id, { id, provider: 'ICQ' }])) } },
      ['ims'],
    ],
    ['an order of nothing', { $set: { skillsOrder: [12, 999] } }, ['skillsOrder/1']],
    ['an order of IMs by number', { $set: { imsOrder: [1] } }, ['imsOrder/0']],
    ['a date that there is not', { $set: { birthDate: { day: 31, month: 2 } } }, ['birthDate']],
    ['a short vanity name', { $set: { vanityName: 'ab' } }, ['vanityName']],
    ['a website without an address', { $set: { websites: [{ category: 'OTHER' }] } }, ['websites/0/url']],
    [
      'pictures that nobody uploaded',
      {
        profilePicture: {
          $set: { originalImage: 'urn:li:digitalmediaAsset:C5', displayImage: 'urn:li:digitalmediaAsset:C6' },
        },
      },
      ['profilePicture/displayImage', 'profilePicture/originalImage'],
    ],
  ])('%s is refused with 422, by name, and nothing changes', async (_, operations, paths) => {
    const before = await me('headline,ims,skillsOrder,vanityName,websites,profilePicture,lastName');
    const refused = await patch(operations);
    expect(refused.status).toBe(422);
    expect(refused.paths).toEqual(paths);
    expect(await me('headline,ims,skillsOrder,vanityName,websites,profilePicture,lastName')).toEqual(before);
  });

  test('one wrong field of two refuses both', async () => {
    expect((await set({ vanityName: 'annalindqvist', headline: 'plain' })).status).toBe(422);
    expect(await me('vanityName')).toEqual({ vanityName: anna.vanityName });
  });

  test.each<[string, () => ReturnType<typeof call>, number]>([
    [
      'without the permission',
      async () => {
        token = await tokenFor(sandbox, anna, ['r_basicprofile']);
        return set({ vanityName: 'annalindqvist' });
      },
      403,
    ],
    [
      'of another account',
      () => call(`/v2/people/(id:${ben.personId})`, 'PARTIAL_UPDATE', { body: { patch: { $delete: ['address'] } } }),
      403,
    ],
    [
      'of a contact',
      () =>
        call(`/v2/people/(id:${people[0]?.personId})`, 'PARTIAL_UPDATE', { body: { patch: { $delete: ['address'] } } }),
      403,
    ],
    ['without its method', () => call(own, '', { body: { patch: { $delete: ['address'] } } }), 400],
    [
      'in the other protocol',
      () => call(own, 'PARTIAL_UPDATE', { body: { patch: {} }, headers: { 'x-restli-protocol-version': '1.0.0' } }),
      400,
    ],
    ['that is no patch', () => call(own, 'PARTIAL_UPDATE', { body: { $set: { address: '' } } }), 400],
    [
      'that is no JSON',
      () => call(own, 'PARTIAL_UPDATE', { headers: { 'content-type': 'text/plain' }, body: 'x' }),
      400,
    ],
    [
      'with a revoked token',
      async () => {
        sandbox.control.revokeTokens();
        return set({ vanityName: 'annalindqvist' });
      },
      401,
    ],
  ])('%s is refused', async (_, attempt, status) => {
    expect((await attempt()).status).toBe(status);
  });
});

describe('entries', () => {
  test('are created, changed and deleted, and their order goes with them', async () => {
    const created = await call(`${sub}/skills`, 'CREATE', { body: { name: english('Chartering') } });
    expect(created.status).toBe(201);
    const id = String(created.headers['x-linkedin-id']);
    expect((await me('skills,skillsOrder')).skillsOrder).toEqual([11, 12, Number(id)]);
    const changed = await call(`${sub}/skills/${id}`, 'PARTIAL_UPDATE', {
      body: { patch: { $set: { name: english('Ships') } } },
    });
    expect(changed.status).toBe(200);
    expect((await me('skills')).skills[id].name).toEqual(english('Ships'));
    expect((await call(`${sub}/skills/${id}`, 'DELETE', { method: 'DELETE' })).status).toBe(204);
    expect(await me('skillsOrder')).toEqual({ skillsOrder: [11, 12] });
  });

  test.each([
    ['a mandatory part missing', 'skills', 'CREATE', {}, 422],
    ['a part that there is not', 'skills', 'CREATE', { name: english('x'), level: 1 }, 422],
    ['a mandatory part deleted', 'skills/11', 'PARTIAL_UPDATE', { patch: { $delete: ['name'] } }, 422],
    ['a day in a month', 'honors', 'CREATE', { title: english('x'), issueDate: { day: 1, month: 1, year: 2000 } }, 422],
    ['an entry that there is not', 'skills/99', 'PARTIAL_UPDATE', { patch: { $set: { name: english('x') } } }, 404],
    ['a field that there is not', 'hobbies', 'CREATE', {}, 404],
  ])('%s is refused', async (_, path, action, body, status) => {
    expect((await call(`${sub}/${path}`, action, { body })).status).toBe(status);
  });

  test('of others are not touched', async () => {
    const path = `/v2/people/id=${ben.personId}/skills/11`;
    expect((await call(path, 'DELETE', { method: 'DELETE' })).status).toBe(403);
  });
});

describe('pictures', () => {
  const square = (format: 'jpeg' | 'webp') =>
    sharp({ create: { width: 400, height: 400, channels: 3, background: '#123456' } })
      .toFormat(format)
      .toBuffer();

  test('what the extension uploads is what the content network shows', async () => {
    const access = await accessFor(sandbox, anna, scopes);
    const read = await readOwnProfile(access);
    if (!read.ok) return expect.unreachable();
    const bytes = new Uint8Array(await square('jpeg')).buffer;
    const images = { original: bytes, display: bytes };
    expect((await changePicture(access, read.value.profile, 'profilePicture', images)).ok).toBe(true);
    token = access.token;
    const picture = (await me('profilePicture(displayImage~:playableStreams)')).profilePicture;
    const { identifier } = picture['displayImage~'].elements[0].identifiers[0];
    const shown = await ask(sandbox, identifier);
    const { dominant } = await sharp(shown.bytes).stats();
    expect(dominant).toMatchObject({ r: 24, g: 56, b: 88 });
  });

  test('what is not JPEG, PNG or GIF is refused', async () => {
    const access = await accessFor(sandbox, anna, scopes);
    const read = await readOwnProfile(access);
    if (!read.ok) return expect.unreachable();
    const bytes = new Uint8Array(await square('webp')).buffer;
    const images = { original: bytes, display: bytes };
    expect(await changePicture(access, read.value.profile, 'profilePicture', images)).toMatchObject({
      fault: { step: 'upload-original', fault: { code: 'refused', status: 400 }, profile: 'unchanged' },
    });
  });

  test.each([
    [
      'an unknown recipe',
      { recipes: ['urn:li:digitalmediaRecipe:feedshare-image'], owner: `urn:li:person:${anna.personId}` },
      400,
    ],
    [
      'another owner',
      { recipes: ['urn:li:digitalmediaRecipe:profile-displayphoto-image'], owner: `urn:li:person:${ben.personId}` },
      403,
    ],
  ])('a registration with %s is refused', async (_, registerUploadRequest, status) => {
    const refused = await call('/v2/assets?action=registerUpload', 'ACTION', { body: { registerUploadRequest } });
    expect(refused.status).toBe(status);
  });
});

test.each(['editStatus', 'createdIdHeader', 'errorDetails', 'entriesForm'] as const)(
  'whichever way %s turns out, the extension’s client makes the same changes',
  async (supposition) => {
    const otherwise = {
      editStatus: 204,
      createdIdHeader: 'x-restli-id',
      errorDetails: false,
      entriesForm: 'list',
    } as const;
    sandbox.control.suppose({ [supposition]: otherwise[supposition] });
    const access = await accessFor(sandbox, anna, scopes);
    const read = await readOwnProfile(access);
    if (!read.ok) return expect.unreachable();
    const outcomes = await applyChanges(access, read.value, [
      { kind: 'create-entry', field: 'skills', value: { name: english('Chartering') } },
      { kind: 'delete', field: 'address', seen: read.value.reading.basic['address'] ?? { state: 'unreadable' } },
    ]);
    expect(outcomes).toEqual([{ state: 'done', id: expect.any(String) }, { state: 'done' }]);
  },
);

test('a reset takes back every edit', async () => {
  await set({ vanityName: 'annalindqvist' });
  sandbox.control.reset();
  token = await tokenFor(sandbox, anna, scopes);
  expect(await me('vanityName')).toEqual({ vanityName: anna.vanityName });
});
