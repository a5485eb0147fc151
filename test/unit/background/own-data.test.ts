import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { profilePageDuty } from '../../../src/background/profile-page.ts';
import type { MyProfileNews } from '../../../src/contract/own-data.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { fakeLinkedIn, pictureName } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';
import { slowHash, type Worker, wakeWorker, watchHashing } from './duties.ts';

const vera = { personId: 'viewerA', name: 'Vera Viewer' };
const ben = { personId: 'viewerB', name: 'Ben Ito' };
const portrait = { base64: btoa('portrait'), type: 'image/jpeg' };
let worker: Worker;
let settled: () => Promise<void>;

beforeEach(async () => {
  resetBrowser();
  settled = watchHashing();
  vi.stubGlobal('fetch', fakeLinkedIn().fetch);
  await wake();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function wake() {
  worker = wakeWorker();
  await worker.ready;
}
async function signIn(viewer = vera, picture: typeof portrait | undefined = portrait) {
  await worker.session.begin(viewer, {
    accessToken: 'token',
    issuedAt: 1,
    expiresAt: Date.now() + 3_600_000,
    scopes: ['openid', 'profile'],
  });
  if (picture) await worker.session.keepOwnPicture(picture, worker.session.epoch());
  await settled();
}
/** The browser was closed and is open again: what was in memory is gone. */
async function restart() {
  await settled();
  await fake.storage.session.clear();
  await wake();
}
const onDisk = async () => (await stored('local'))['ownData'];
const nothingOf = async (person: typeof vera) =>
  expect(JSON.stringify(await stored('local'))).not.toMatch(new RegExp(`${person.name}|${portrait.base64}`));

describe('without an answer', () => {
  test('nothing of the viewer reaches the disk, whatever comes', async () => {
    await signIn();
    expect(await worker.ownData.current()).toEqual({ state: 'unasked' });
    await worker.session.end('expired');
    await settled();
    expect(await stored('local')).toEqual({});
  });

  test('somebody who is not signed in is not heard', async () => {
    await worker.ownData.choose(true);
    await worker.ownData.choose(false);
    expect(await stored('local')).toEqual({});
  });
});

describe('a yes', () => {
  test('keeps name and picture, which are there after the browser was closed', async () => {
    await signIn();
    await worker.ownData.choose(true);
    await restart();
    const picture = { bytes: new TextEncoder().encode('portrait').buffer, type: 'image/jpeg' };
    expect(await worker.ownData.current()).toEqual({ state: 'kept', name: 'Vera Viewer', picture });
  });

  test('names the person by a hash alone', async () => {
    await signIn();
    await worker.ownData.choose(true);
    expect(JSON.stringify(await onDisk())).not.toContain('viewerA');
  });

  test('keeps the picture as soon as it comes', async () => {
    await signIn(vera, undefined);
    await worker.ownData.choose(true);
    await worker.session.keepOwnPicture(portrait, worker.session.epoch());
    await settled();
    expect(await onDisk()).toMatchObject({ picture: portrait });
  });

  test('follows the same person’s later name, and leaves the picture where no new one came', async () => {
    await signIn();
    await worker.ownData.choose(true);
    await restart();
    vi.stubGlobal('fetch', async () => Promise.reject(new Error('no network')));
    await signIn({ ...vera, name: 'Vera Married' }, undefined);
    expect(await onDisk()).toMatchObject({ name: 'Vera Married', picture: portrait });
  });

  test('of somebody who signs out in that moment keeps nothing', async () => {
    await signIn();
    const goOn = slowHash();
    const choosing = worker.ownData.choose(true);
    await turns();
    await worker.session.end();
    goOn();
    await choosing;
    await settled();
    expect(await onDisk()).toBeUndefined();
  });
});

describe('what was kept goes', () => {
  beforeEach(async () => {
    await signIn();
    await worker.ownData.choose(true);
    await settled();
  });

  test('when it is withdrawn, and the question is not asked again', async () => {
    await worker.ownData.choose(false);
    expect(await worker.ownData.current()).toEqual({ state: 'refused' });
    await nothingOf(vera);
    await restart();
    expect(await worker.ownData.current()).toEqual({ state: 'refused' });
  });

  test('when it is withdrawn by whoever is not signed in any more', async () => {
    await restart();
    await worker.ownData.choose(false);
    await nothingOf(vera);
  });

  test('with the sign-out', async () => {
    await worker.session.end();
    await settled();
    expect(await worker.ownData.current()).toEqual({ state: 'unasked' });
    expect(await onDisk()).toBeUndefined();
  });

  test('with a sign-in as somebody else, before any page is told of them', async () => {
    await restart();
    const page = profilePageDuty(worker.session, worker.signIn, worker.ownPicture, worker.ownData);
    const port = fakePort('my-profile');
    const heard = port.sent as MyProfileNews[];
    page.take({
      address: '',
      tabId: undefined,
      send: (message) => port.postMessage(message),
      onMessage: () => undefined,
      onGone: (listener) => port.onDisconnect.addListener(listener),
    });
    await settled();
    expect(heard.at(-1)).toMatchObject({ viewer: { state: 'signed-out' }, ownData: { name: 'Vera Viewer' } });
    await signIn(ben, undefined);
    const ofBen = heard.filter(({ viewer }) => viewer.state === 'signed-in');
    expect(ofBen.length).toBeGreaterThan(0);
    for (const { ownData } of ofBen) expect(ownData).toEqual({ state: 'unasked' });
    await nothingOf(vera);
  });

  test('when it is erased from outside, as in What is kept', async () => {
    await fake.storage.local.remove('ownData');
    await settled();
    expect(await worker.ownData.current()).toEqual({ state: 'unasked' });
  });

  test('but not when the session runs out', async () => {
    await worker.session.end('expired');
    await settled();
    expect(await worker.ownData.current()).toMatchObject({ state: 'kept', name: 'Vera Viewer' });
  });
});

describe('the picture itself', () => {
  test('is fetched again once it was erased', async () => {
    const fetched = async () => pictureName((await worker.ownPicture.settled())?.bytes ?? new ArrayBuffer());
    await signIn();
    expect(await fetched()).not.toContain('viewerA');
    await worker.session.erase('ownPicture');
    expect(await fetched()).toBe('https://media.licdn.com/viewerA/100');
  });
});
