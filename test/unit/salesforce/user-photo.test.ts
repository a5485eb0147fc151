import { describe, expect, test } from 'vitest';
import type { Access } from '../../../src/salesforce/access.ts';
import { isDefaultAvatar } from '../../../src/salesforce/photo/photo.ts';
import { largestPhoto } from '../../../src/salesforce/photo/photo-file.ts';
import {
  chooseFileAsUserPhoto,
  readUserPhoto,
  removeUserPhoto,
  uploadUserPhoto,
} from '../../../src/salesforce/user-photo.ts';
import { fakeOrg, fileOf, formOf, gif, jpeg, json, mine, origin, photoBody, png } from './support.ts';

const path = '/services/data/v67.0/connect/user-profiles/me/photo';
const fileId = '069xx0000000001AAA';
const picture = fileOf(png(400, 300));
const notSent = (because: string) => ({ ok: false, fault: { code: 'not-sent', because } });

describe('the request', () => {
  test('for a photo leaves no trace and asks for addresses that need no session', async () => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000001'))]);
    await readUserPhoto(access, mine);
    const [
      {
        address,
        init: { signal, ...init },
      } = { address: '', init: {} as RequestInit },
    ] = asked;
    expect(address).toBe(origin + path);
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(init).toEqual({
      method: 'GET',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      headers: { Accept: 'application/json', 'X-Connect-Bearer-Urls': 'true', Authorization: 'Bearer 00Dxx!token' },
    });
  });

  test.each([
    [{ userId: '005xx0000000001' }, '/services/data/v67.0/connect/user-profiles/005xx0000000001/photo'],
    [{ userId: '005xx0000000001AAA' }, '/services/data/v67.0/connect/user-profiles/005xx0000000001AAA/photo'],
    [
      { userId: 'me', communityId: '0DBxx0000000001' },
      '/services/data/v67.0/connect/communities/0DBxx0000000001/user-profiles/me/photo',
    ],
  ])('for the photo at %j goes to its path', async (place, expected) => {
    const { asked, access } = fakeOrg([json(photoBody(null))]);
    await readUserPhoto(access, { version: '67.0', ...place });
    expect(asked[0]?.address).toBe(origin + expected);
  });

  test('to upload has the bytes in the part fileUpload, and the crop in the part photo, as browsers must call it', async () => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
    await uploadUserPhoto(access, mine, picture, { x: 10, y: 20, size: 200 });
    const { method, body, headers } = asked[0]?.init ?? {};
    expect(method).toBe('POST');
    // The browser writes it, with the boundary.
    expect(new Headers(headers).has('content-type')).toBe(false);
    const form = body as FormData;
    expect([...form.keys()]).toEqual(['photo', 'fileUpload']);
    expect(JSON.parse(String(form.get('photo')))).toEqual({ cropX: 10, cropY: 20, cropSize: 200 });
    const file = form.get('fileUpload') as File;
    expect([file.name, file.type]).toEqual(['photo.png', 'application/octet-stream']);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual(png(400, 300));
    const written = await new Response(form).text();
    expect(written).toContain('name="photo"\r\n\r\n{');
  });

  test('to upload without a crop has no such part', async () => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
    await uploadUserPhoto(access, mine, picture);
    expect([...formOf(asked[0]?.init).keys()]).toEqual(['fileUpload']);
  });

  test.each([
    ['a JPEG', jpeg(640, 480), 'photo.jpg'],
    ['a GIF', gif(20, 20), 'photo.gif'],
  ])('to upload %s names it so by its own bytes', async (_, bytes, name) => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
    await uploadUserPhoto(access, mine, fileOf(bytes));
    expect((formOf(asked[0]?.init).get('fileUpload') as File).name).toBe(name);
  });

  test('to choose a file is a JSON body', async () => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
    await chooseFileAsUserPhoto(access, mine, { fileId, versionNumber: 3 }, { crop: { x: 1, y: 2, size: 3 } });
    expect(asked[0]?.address).toBe(origin + path);
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({
      fileId,
      versionNumber: 3,
      cropX: 1,
      cropY: 2,
      cropSize: 3,
    });
    expect(new Headers(asked[0]?.init.headers).get('content-type')).toBe('application/json; charset=UTF-8');
  });

  test('to choose a file can be the address’s parameters, and then has no body, which would count for more', async () => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
    const crop = { x: 1, y: 2, size: 3 };
    await chooseFileAsUserPhoto(access, mine, { fileId, versionNumber: 3 }, { crop, by: 'query' });
    const { search, pathname } = new URL(asked[0]?.address ?? '');
    expect(pathname).toBe(path);
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
      fileId,
      versionNumber: '3',
      cropX: '1',
      cropY: '2',
      cropSize: '3',
    });
    expect(asked[0]?.init.body).toBeUndefined();
  });

  test.each(['body', 'query'] as const)('to choose a file’s latest version whole names neither by %s', async (by) => {
    const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
    await chooseFileAsUserPhoto(access, mine, { fileId }, { by });
    const sent = by === 'body' ? String(asked[0]?.init.body) : (asked[0]?.address ?? '');
    expect(sent).toContain(fileId);
    expect(sent).not.toMatch(/crop|versionNumber/);
  });

  test('to remove is a DELETE, and any success will do', async () => {
    for (const reply of [json(null, 204), json({}), json(photoBody(null))]) {
      const { asked, access } = fakeOrg([reply]);
      await expect(removeUserPhoto(access, mine)).resolves.toEqual({ ok: true, value: true });
      expect(asked[0]?.init.method).toBe('DELETE');
    }
  });
});

describe('the photo', () => {
  test('is read with every field', async () => {
    const { access } = fakeOrg([json(photoBody('729xx0000000001'))]);
    await expect(readUserPhoto(access, mine)).resolves.toEqual({
      ok: true,
      value: {
        photoVersionId: '729xx0000000001',
        small: `${origin}/profilephoto/729xx0000000001/T`,
        medium: `${origin}/profilephoto/729xx0000000001/M`,
        large: `${origin}/profilephoto/729xx0000000001/F`,
        fullEmail: `${origin}/img/userprofile/default_profile_200_v2.png?fromEmail=1`,
        standardEmail: `${origin}/img/userprofile/default_profile_45_v2.png?fromEmail=1`,
        url: path,
      },
    });
  });

  test.each([
    [null, true],
    [undefined, true],
    ['729xx0000000001', false],
  ])('of the version %j is the default avatar: %j, whatever its addresses', async (photoVersionId, expected) => {
    const { access } = fakeOrg([json({ ...photoBody('729xx0000000001'), photoVersionId })]);
    const read = await readUserPhoto(access, mine);
    expect(read.ok && isDefaultAvatar(read.value)).toBe(expected);
  });

  test.each([
    ['no object', []],
    ['no address', { photoVersionId: '729xx0000000001' }],
    ['a number for its version', { ...photoBody(null), photoVersionId: 7 }],
    ['a version that is no ID', { ...photoBody(null), photoVersionId: '../me' }],
    ['addresses elsewhere', { photoVersionId: null, largePhotoUrl: 'https://evil.example/p', smallPhotoUrl: 7 }],
    ['addresses in the clear', { photoVersionId: null, largePhotoUrl: 'http://acme.my.salesforce.com/p' }],
    ['addresses that only look like Salesforce’s', { largePhotoUrl: 'https://evilsalesforce.com/p' }],
    ['addresses with a password', { largePhotoUrl: 'https://a:b@acme.my.salesforce.com/p' }],
    ['addresses of another port', { largePhotoUrl: 'https://acme.my.salesforce.com:8443/p' }],
  ])('with %s is none', async (_, body) => {
    const { access } = fakeOrg([json(body)]);
    await expect(readUserPhoto(access, mine)).resolves.toEqual({
      ok: false,
      fault: { code: 'bad-answer', status: 200 },
    });
  });

  test('keeps an address exactly as it came: it may be signed', async () => {
    const signed = 'https://c.NA1.content.force.com/p?oauth=a%2fb&x=%7E';
    const { access } = fakeOrg([json({ ...photoBody('729xx0000000001'), largePhotoUrl: signed })]);
    const read = await readUserPhoto(access, mine);
    expect(read.ok && read.value.large).toBe(signed);
  });
});

describe('what can’t be right is not sent:', () => {
  type Call = (access: Access) => Promise<unknown>;
  test.each<[string, string, Call]>([
    [
      'a contact’s ID for a user',
      'wrong-user',
      (access) => readUserPhoto(access, { ...mine, userId: '003xx0000000001' }),
    ],
    ['a path for a user', 'wrong-user', (access) => removeUserPhoto(access, { ...mine, userId: '../../sobjects' })],
    ['no community', 'wrong-community', (access) => readUserPhoto(access, { ...mine, communityId: '' })],
    [
      'a path for a community',
      'wrong-community',
      (access) => readUserPhoto(access, { ...mine, communityId: '0DB/../..' }),
    ],
    [
      'a document’s ID for a file',
      'wrong-file-id',
      (access) => chooseFileAsUserPhoto(access, mine, { fileId: '015xx0000000001AAA' }),
    ],
    [
      'a file’s ID of 15 characters',
      'wrong-file-id',
      (access) => chooseFileAsUserPhoto(access, mine, { fileId: '069xx0000000001' }),
    ],
    ['a photo without a file’s ID', 'wrong-file-id', (access) => chooseFileAsUserPhoto(access, mine, { fileId: '' })],
    [
      'a version before the first',
      'wrong-version-number',
      (access) => chooseFileAsUserPhoto(access, mine, { fileId, versionNumber: 0 }),
    ],
    [
      'half a version',
      'wrong-version-number',
      (access) => chooseFileAsUserPhoto(access, mine, { fileId, versionNumber: 1.5 }),
    ],
    ['one crop parameter alone', 'wrong-crop', (access) => uploadUserPhoto(access, mine, picture, { x: 1 } as never)],
    [
      'two crop parameters of a file',
      'wrong-crop',
      (access) => chooseFileAsUserPhoto(access, mine, { fileId }, { crop: { x: 1, size: 9 } as never }),
    ],
    ['a crop of no size', 'wrong-crop', (access) => uploadUserPhoto(access, mine, picture, { x: 0, y: 0, size: 0 })],
    [
      'a crop in fractions',
      'wrong-crop',
      (access) => uploadUserPhoto(access, mine, picture, { x: 0.5, y: 0, size: 9 }),
    ],
    [
      'a crop before the picture',
      'wrong-crop',
      (access) => uploadUserPhoto(access, mine, picture, { x: -1, y: 0, size: 9 }),
    ],
    [
      'a crop past its right',
      'crop-outside',
      (access) => uploadUserPhoto(access, mine, picture, { x: 201, y: 0, size: 200 }),
    ],
    [
      'a crop past its bottom',
      'crop-outside',
      (access) => uploadUserPhoto(access, mine, picture, { x: 0, y: 101, size: 200 }),
    ],
    ['text for a picture', 'wrong-type', (access) => uploadUserPhoto(access, mine, fileOf([60, 104, 116, 109, 108]))],
    [
      'a WebP',
      'wrong-type',
      (access) => uploadUserPhoto(access, mine, fileOf([...'RIFF0000WEBP'].map((one) => one.charCodeAt(0)))),
    ],
    ['a PNG that breaks off', 'wrong-type', (access) => uploadUserPhoto(access, mine, fileOf(png(9, 9).slice(0, 20)))],
    [
      'a JPEG without a frame',
      'wrong-type',
      (access) => uploadUserPhoto(access, mine, fileOf(jpeg(9, 9).slice(0, 14))),
    ],
    ['a GIF of no width', 'wrong-type', (access) => uploadUserPhoto(access, mine, fileOf(gif(0, 9)))],
  ])('%s', async (_, because, call) => {
    const { asked, access } = fakeOrg([json(photoBody(null))]);
    await expect(call(access)).resolves.toEqual(notSent(because));
    expect(asked).toEqual([]);
  });

  test('more bytes than are taken for a photo', async () => {
    const { asked, access } = fakeOrg([json(photoBody(null))]);
    const large = new Uint8Array(largestPhoto + 1);
    large.set(png(9, 9));
    await expect(uploadUserPhoto(access, mine, fileOf([...large]))).resolves.toEqual(notSent('too-large'));
    expect(asked).toEqual([]);
  });

  test('while a crop that just fits is sent', async () => {
    for (const bytes of [png(400, 300), jpeg(400, 300), gif(400, 300)]) {
      const { asked, access } = fakeOrg([json(photoBody('729xx0000000002'), 201)]);
      await uploadUserPhoto(access, mine, fileOf(bytes), { x: 100, y: 0, size: 300 });
      expect(asked.length).toBe(1);
    }
  });
});
