import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { communityId, orgAnna, orgBen } from '../../sandbox/salesforce/users.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import { portrait } from '../../sandbox/world/portraits.ts';
import type { Access } from '../../src/salesforce/access.ts';
import { fetchPhoto } from '../../src/salesforce/photo/picture.ts';
import { followProcessing } from '../../src/salesforce/processing.ts';
import {
  chooseFileAsUserPhoto,
  readUserPhoto,
  removeUserPhoto,
  uploadUserPhoto,
} from '../../src/salesforce/user-photo.ts';
import { discoverVersion } from '../../src/salesforce/versions.ts';
import { fileOf } from '../unit/salesforce/support.ts';
import { ask } from './linkedin-client.ts';
import { authorizationQuery, orgClient } from './salesforce-client.ts';

let org: ReturnType<typeof orgClient>;
beforeEach(() => {
  org = orgClient();
});

describe('signing in to the org', () => {
  it('asks for a name and a password, then for consent, and sends back a code and the state', async () => {
    const query = authorizationQuery();
    const first = await org.go(`/services/oauth2/authorize?${query}`);
    expect(await first.text()).toContain('stands in for Salesforce');
    expect((await org.logIn(orgAnna)).headers.get('location')).toContain('/services/oauth2/authorize?');
    expect(await (await org.go(`/services/oauth2/authorize?${query}`)).text()).toContain(orgAnna.username);
    const back = org.backWith(await org.go('/approve', { request: query, allow: '' }));
    expect([back.get('state'), back.has('code')]).toEqual(['the-state', true]);
  });

  it.each([
    ['a wrong verifier', { code_verifier: 'another' }],
    ['another redirect address', { redirect_uri: 'https://example.com/' }],
  ])('gives no token for %s, and spends the code all the same', async (_, changes) => {
    const code = await org.codeFor(orgAnna);
    expect((await org.exchange({ code, ...changes })).body['error']).toBe('invalid_grant');
    expect((await org.exchange({ code })).body['error']).toBe('invalid_grant');
  });

  it.each([
    ['without PKCE', { code_challenge: '' }, 'invalid_request'],
    ['for a scope that the app has not', { scope: 'full' }, 'invalid_scope'],
  ])('sends a request %s back with an error', async (_, changes, error) => {
    const answer = await org.go(`/services/oauth2/authorize?${authorizationQuery(changes)}`);
    expect(org.backWith(answer).get('error')).toBe(error);
  });

  it('shows what is wrong with the app on a page of its own', async () => {
    const answer = await org.go(`/services/oauth2/authorize?${authorizationQuery({ client_id: 'another' })}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  it('names the org and the user, no lifetime, and a refresh token where one was asked for', async () => {
    const { body } = await org.exchange({ code: await org.codeFor(orgAnna) });
    expect(Object.keys(body).sort()).toEqual(
      ['access_token', 'id', 'instance_url', 'issued_at', 'refresh_token', 'scope', 'signature', 'token_type'].sort(),
    );
    const without = await org.exchange({
      code: await org.codeFor(orgAnna, authorizationQuery({ scope: 'chatter_api' })),
    });
    expect(without.body).not.toHaveProperty('refresh_token');
  });

  it('refreshes a session that ended, until the refresh token is revoked', async () => {
    const { body } = await org.exchange({ code: await org.codeFor(orgAnna) });
    org.control.endSessions();
    const refresh = { grant_type: 'refresh_token', refresh_token: body['refresh_token'] ?? '' };
    expect((await org.exchange(refresh)).body).toHaveProperty('access_token');
    expect((await org.go('/services/oauth2/revoke', { token: body['refresh_token'] ?? '' })).status).toBe(200);
    expect((await org.exchange(refresh)).body['error']).toBe('invalid_grant');
  });
});

describe('the photo, as the extension’s own functions ask for it', () => {
  let access: Access;
  let mine: { version: string; userId: string };
  beforeEach(async () => {
    access = await org.accessFor();
    const version = await discoverVersion(access);
    if (!version.ok) throw new Error(version.fault.code);
    mine = { version: version.value, userId: 'me' };
  });
  const send = async () =>
    uploadUserPhoto(access, mine, fileOf([...(await portrait(anna, 400))]), { x: 100, y: 100, size: 200 });
  const versionOf = async (place = mine) => {
    const read = await readUserPhoto(access, place);
    return read.ok ? read.value.photoVersionId : read.fault.code;
  };

  it('is of the newest version of the API', () => {
    expect(mine.version).toBe('67.0');
  });

  it('is the default avatar at first, with addresses all the same', async () => {
    const read = await readUserPhoto(access, mine);
    expect(read).toMatchObject({ value: { photoVersionId: null } });
    const bytes = read.ok && read.value.large && (await fetchPhoto(access.fetch, read.value.large));
    expect(bytes).toMatchObject({ value: { type: 'image/png' } });
  });

  it('is there some time after it was sent, cut to the square that was named', async () => {
    org.control.set({ processing: 30 });
    expect(await send()).toMatchObject({ value: { photoVersionId: null } });
    const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds / 100));
    const followed = await followProcessing({ ...access, wait }, mine, null);
    if (!followed.ok || followed.value.state !== 'done') throw new Error('not there');
    const bytes = await fetchPhoto(access.fetch, followed.value.photo.large ?? '');
    if (!bytes.ok) throw new Error(bytes.fault.code);
    const { width, height } = await sharp(bytes.value.bytes).metadata();
    expect([width, height]).toEqual([200, 200]);
    // Told by its colour on the whole, which is that of this square and not of the portrait.
    const whole = await sharp(await portrait(anna, 400))
      .extract({ left: 100, top: 100, width: 200, height: 200 })
      .resize(1, 1)
      .raw()
      .toBuffer();
    const sent = await sharp(bytes.value.bytes).resize(1, 1).raw().toBuffer();
    for (const [index, value] of whole.entries()) expect(Math.abs(value - (sent[index] ?? 0))).toBeLessThan(12);
  });

  it('can be a file of the Files page, of its latest version or an earlier, by body and by address', async () => {
    org.control.set({ processing: 0 });
    const fileId = '069HB0000000001AAA';
    org.control.addFile(fileId, await portrait(anna, 100), await portrait(ben, 100));
    const photos: (Uint8Array | undefined)[] = [];
    for (const by of ['body', 'query'] as const)
      for (const file of [{ fileId }, { fileId, versionNumber: 1 }]) {
        expect(await chooseFileAsUserPhoto(access, mine, file, { by })).toMatchObject({ ok: true });
        photos.push(await org.control.photoOf(orgAnna));
      }
    const [latest, first, latestByQuery, firstByQuery] = photos;
    expect(latest).toEqual(latestByQuery);
    expect(first).toEqual(firstByQuery);
    expect(latest).not.toEqual(first);
  });

  it('is none of a file that is not there, nor of one of its versions that is not', async () => {
    org.control.addFile('069HB0000000001AAA', await portrait(anna, 100));
    for (const file of [{ fileId: '069HB0000000002AAA' }, { fileId: '069HB0000000001AAA', versionNumber: 2 }])
      expect(await chooseFileAsUserPhoto(access, mine, file)).toMatchObject({ fault: { code: 'not-found' } });
  });

  it('goes when it is removed, and one that is being processed with it', async () => {
    org.control.set({ processing: 0 });
    await send();
    expect(await versionOf()).toMatch(/^729/);
    expect(await removeUserPhoto(access, mine)).toEqual({ ok: true, value: true });
    expect(await versionOf()).toBeNull();
  });

  it('of another user can be read by ID, and not changed', async () => {
    await org.control.setPhoto(orgBen, ben);
    expect(await versionOf({ ...mine, userId: orgBen.id })).toMatch(/^729/);
    expect(await removeUserPhoto(access, { ...mine, userId: orgBen.id })).toMatchObject({
      fault: { code: 'forbidden' },
    });
  });

  it('is the same within the community, and nowhere in one that isn’t there', async () => {
    await org.control.setPhoto(orgAnna, anna);
    expect(await readUserPhoto(access, { ...mine, communityId })).toMatchObject({ ok: true });
    const elsewhere = await readUserPhoto(access, { ...mine, communityId: '0DBHB0000000009AAA' });
    expect(elsewhere).toMatchObject({ fault: { code: 'not-found' } });
  });

  it('is forbidden in an org without Chatter', async () => {
    org.control.set({ chatter: false });
    expect(await readUserPhoto(access, mine)).toMatchObject({
      fault: { code: 'forbidden', errors: [{ errorCode: 'FUNCTIONALITY_NOT_ENABLED' }] },
    });
  });

  it('is asked for so often an hour and no more, and its bytes are not counted', async () => {
    org.control.set({ requestsPerHour: 2 });
    const read = await readUserPhoto(access, mine);
    for (let time = 0; time < 5; time += 1) await fetchPhoto(access.fetch, (read.ok && read.value.large) || '');
    expect(await versionOf()).toBeNull();
    expect(await versionOf()).toBe('throttled');
  });

  it('is nobody’s once the session has ended', async () => {
    org.control.endSessions();
    expect(await versionOf()).toBe('session-over');
  });

  it.each([
    ['no picture', [60, 33, 68]],
    ['half a crop', undefined],
  ])('is not changed by %s, whoever sends it', async (_, bytes) => {
    const form = new FormData();
    if (bytes === undefined) form.append('photo', '{"cropX":1}');
    form.append('fileUpload', new Blob([new Uint8Array(bytes ?? (await portrait(anna, 100)))]), 'photo.jpg');
    const answer = await access.fetch(`${access.origin}/services/data/v67.0/connect/user-profiles/me/photo`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${access.token}` },
      body: form,
    });
    expect([answer.status, Array.isArray(await answer.json())]).toEqual([400, true]);
  });

  it('takes the rich input as json where it says that it is JSON, and not where it does not', async () => {
    org.control.set({ processing: 0 });
    const picture = Buffer.from(await portrait(anna, 100)).toString('latin1');
    const boundary = 'a-boundary-as-long-as-they-usually-are';
    const statuses: number[] = [];
    for (const type of ['Content-Type: application/json; charset=UTF-8\r\n', '']) {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\n${type}\r\n{"cropX":0,"cropY":0,"cropSize":50}\r\n`;
      const file = `--${boundary}\r\nContent-Disposition: form-data; name="fileUpload"; filename="p.jpg"\r\nContent-Type: application/octet-stream\r\n\r\n${picture}\r\n--${boundary}--\r\n`;
      const answer = await access.fetch(`${access.origin}/services/data/v67.0/connect/user-profiles/me/photo`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${access.token}`,
          'Content-Type': `multipart/form-data; boundary=${boundary}`,
        },
        body: Buffer.from(head + file, 'latin1'),
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([201, 400]);
  });
});

it('answers under the org’s own host, and its endpoints take faults', async () => {
  const sandbox = await startSandbox();
  try {
    expect(sandbox.hosts).toContain(hosts.org);
    const versions = await ask(sandbox, `https://${hosts.org}/services/data/`);
    expect(JSON.parse(versions.text)).toContainEqual({
      label: 'Sandbox',
      url: '/services/data/v67.0',
      version: '67.0',
    });
    sandbox.control.addFault('org-versions', { status: 500 }, 1);
    expect((await ask(sandbox, `https://${hosts.org}/services/data/`)).status).toBe(500);
    expect(sandbox.journal.of('org-versions').map(({ status }) => status)).toEqual([200, 500]);
  } finally {
    await sandbox.close();
  }
});
