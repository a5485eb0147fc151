import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { connectedApp } from '../../../sandbox/salesforce/org.ts';
import { orgAnna, orgBen } from '../../../sandbox/salesforce/users.ts';
import { anna, ben } from '../../../sandbox/world/accounts.ts';
import { portrait } from '../../../sandbox/world/portraits.ts';
import { deferred, turns } from '../fakes/turns.ts';
import { type AtOrg, host, openAtOrg, token } from './at-org.ts';

let at: AtOrg;
beforeEach(async () => {
  at = await openAtOrg();
});
afterEach(() => vi.unstubAllGlobals());

const read = async () => {
  const answer = await at.worker.crmPhoto.read();
  if (!answer.ok) throw new Error(answer.fault.code);
  return answer.value;
};
const fault = (code: string) => ({ ok: false, fault: { code } });

describe('the viewer’s photo', () => {
  test('becomes their own LinkedIn picture, cut as they said, and is followed until it is there', async () => {
    const { versionId } = await read();
    await expect(at.worker.crmPhoto.send({ x: 100, y: 100, size: 200 })).resolves.toEqual({ ok: true, value: null });
    await expect(at.worker.crmPhoto.follow(versionId)).resolves.toEqual({ ok: true, value: { state: 'done' } });
    expect((await read()).versionId).toMatch(/^729/);
  });

  test('can be put back as it was read, by its seal', async () => {
    await at.control.setPhoto(orgAnna, ben);
    const former = await read();
    await at.worker.crmPhoto.send(undefined);
    const { bytes } = former.picture ?? expect.fail('no picture');
    await expect(at.worker.crmPhoto.restore(bytes, former.seal ?? '')).resolves.toEqual({ ok: true, value: null });
  });

  test('is never anything else that a page hands in: no picture without a seal, nor with that of another or of another’s', async () => {
    await at.control.setPhoto(orgAnna, ben);
    const { seal = '', picture: former } = await read();
    const { bytes } = former ?? expect.fail('no picture');
    const before = at.control.photoVersionOf(orgAnna);
    const other = (await portrait(ben, 100)).buffer;
    for (const [handed, by] of [
      [other, ''],
      [other, seal],
      [bytes, 'a-seal'],
    ] as const)
      await expect(at.worker.crmPhoto.restore(handed, by)).resolves.toEqual(fault('not-own'));
    // The same person with another's login at the org, and another person.
    await at.worker.org.signOut();
    at.user = orgBen;
    await at.signIn();
    await expect(at.worker.crmPhoto.restore(bytes, seal)).resolves.toEqual(fault('not-own'));
    at.user = orgAnna;
    await at.worker.session.begin({ personId: ben.personId, name: ben.name }, token);
    await at.signIn();
    await expect(at.worker.crmPhoto.restore(bytes, seal)).resolves.toEqual(fault('not-own'));
    expect(at.control.photoVersionOf(orgAnna)).toBe(before);
  });

  test('is not put into another org, though that one names the same user', async () => {
    await at.control.setPhoto(orgAnna, ben);
    const { seal = '', picture: former } = await read();
    const { bytes } = former ?? expect.fail('no picture');
    const other = 'https://acme.my.salesforce.com';
    const fetchAtFirst = fetch;
    vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
      const answer = await fetchAtFirst(String(input).replace(other, host), init);
      if (!String(input).endsWith('/services/oauth2/token')) return answer;
      return Response.json({ ...((await answer.json()) as object), instance_url: other });
    });
    await at.worker.crmPhoto.setOrg(other, connectedApp.clientId);
    await at.signIn();
    expect(at.worker.org.state()).toEqual({ state: 'signed-in' });
    await expect(at.worker.crmPhoto.restore(bytes, seal)).resolves.toEqual(fault('not-own'));
  });

  test('has no seal while it is the default avatar, which is nobody’s to put back', async () => {
    const { versionId, picture: avatar, seal } = await read();
    expect([versionId, avatar?.type, seal]).toEqual([null, 'image/png', undefined]);
  });

  test('costs one request and one for its picture, which is not fetched again while it is the same', async () => {
    await at.control.setPhoto(orgAnna, ben);
    await read();
    const first = await read();
    at.asked.length = 0;
    await expect(at.worker.crmPhoto.read(first.versionId)).resolves.toEqual({
      ok: true,
      value: { versionId: first.versionId },
    });
    expect(at.asked).toEqual(['GET /services/data/v67.0/connect/user-profiles/me/photo']);
    // Changed by another way, it is there at the next look.
    await at.control.setPhoto(orgAnna, anna);
    at.asked.length = 0;
    const next = await at.worker.crmPhoto.read(first.versionId);
    expect(at.asked).toHaveLength(2);
    expect(next.ok && next.value.picture?.bytes.byteLength).toBeGreaterThan(100);
  });

  test('is put back by a worker that wakes, where it was read before', async () => {
    await at.control.setPhoto(orgAnna, ben);
    const { seal = '', picture: former } = await read();
    await at.restart();
    const { bytes } = former ?? expect.fail('no picture');
    await expect(at.worker.crmPhoto.restore(bytes, seal)).resolves.toEqual({ ok: true, value: null });
  });

  test('can be removed', async () => {
    await at.control.setPhoto(orgAnna, anna);
    await expect(at.worker.crmPhoto.remove()).resolves.toEqual({ ok: true, value: null });
    await expect(read()).resolves.toMatchObject({ versionId: null });
  });

  test('is not the picture of whoever was signed in before, not even where the next one has a session at the org already', async () => {
    const waited = deferred<void>();
    at.fetched = waited.promise;
    const sent = at.worker.crmPhoto.send(undefined);
    await turns();
    await at.worker.session.begin({ personId: ben.personId, name: ben.name }, token);
    await at.signIn();
    expect(at.worker.org.state().state).toBe('signed-in');
    waited.resolve();
    await expect(sent).resolves.toEqual(fault('no-picture'));
    expect(at.asked).not.toContain('POST /services/data/v67.0/connect/user-profiles/me/photo');
  });

  test('of one org is not put back at another', async () => {
    await at.control.setPhoto(orgAnna, ben);
    const { seal = '', picture: former } = await read();
    await at.worker.crmPhoto.setOrg('https://acme.my.salesforce.com', 'app');
    const { bytes } = former ?? expect.fail('no picture');
    await expect(at.worker.crmPhoto.restore(bytes, seal)).resolves.toEqual(fault('not-own'));
  });

  test('stays as it is where there is no LinkedIn picture', async () => {
    at.picture = undefined;
    await expect(at.worker.crmPhoto.send(undefined)).resolves.toEqual(fault('no-picture'));
    expect(at.asked).not.toContain('POST /services/data/v67.0/connect/user-profiles/me/photo');
  });

  test.each([
    ['an org without Chatter', { chatter: false }, 'forbidden'],
    ['an org that is too old', { versions: ['34.0'] }, 'not-found'],
    ['an hour that is used up', { requestsPerHour: 0 }, 'throttled'],
  ])('is not to be had of %s', async (_, conditions, code) => {
    at.control.set(conditions);
    await expect(at.worker.crmPhoto.read()).resolves.toMatchObject(fault(code));
  });

  test.each([
    ['a part outside the picture', { x: 300, y: 0, size: 200 }, undefined, 'wrong-crop'],
    ['what is no picture', undefined, new TextEncoder().encode('<html>').buffer, 'wrong-type'],
    ['a picture of too many bytes', undefined, new ArrayBuffer(10 * 1024 * 1024 + 1), 'too-large'],
  ])('is not sent %s', async (_, crop, other, code) => {
    at.picture = other ?? at.picture;
    await expect(at.worker.crmPhoto.send(crop)).resolves.toEqual(fault(code));
  });
});

test('an org that is none is not set', async () => {
  await expect(at.worker.crmPhoto.setOrg('https://evil.example', 'app')).resolves.toBe(false);
  await expect(at.worker.crmPhoto.setOrg('https://acme.my.salesforce.com', 'app')).resolves.toBe(true);
  expect(at.worker.settings.current().salesforce).toEqual({ host: 'https://acme.my.salesforce.com', clientId: 'app' });
});
