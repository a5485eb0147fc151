import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { membersRate } from '../../../src/background/asked-members.ts';
import type { Session } from '../../../src/background/session.ts';
import type { VisitsDuty } from '../../../src/background/visits.ts';
import type { Port } from '../../../src/browser/serve.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { watchedAttributes } from '../../../src/crm/watched.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, resetBrowser, revoke } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn, json, pictureName } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { deferred, turns } from '../fakes/turns.ts';
import { wakeWorker } from './duties.ts';

const page = 'https://crm.example.test/contacts';
const viewer = { personId: 'viewerA', name: 'Vera Viewer' };
let linkedIn: FakeLinkedIn;
let session: Session;
let visits: VisitsDuty;

beforeEach(async () => {
  resetBrowser();
  linkedIn = fakeLinkedIn();
  vi.stubGlobal('fetch', linkedIn.fetch);
  grant('https://crm.example.test/*');
  const site = {
    id: 'crm',
    name: 'CRM',
    matches: ['https://crm.example.test/*'],
    enabled: true,
    rememberReferences: false,
  };
  const linkedin = { ...defaultSettings.linkedin, batchSize: 2 };
  await fake.storage.local.set({ settings: { ...defaultSettings, linkedin, sites: [site] } });
  ({ session, visits } = wakeWorker());
  await visits.greet(page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const signIn = () =>
  session.begin(viewer, {
    accessToken: 'a-token',
    issuedAt: Date.now() - 60_000,
    expiresAt: Date.now() + 3_600_000,
    scopes: ['openid', 'profile', 'r_liteprofile'],
  });

/** A port of the content script at this address, taken by the worker. */
function connect(address = page) {
  const port = fakePort('visit');
  const taken: Port = {
    address,
    tabId: 7,
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onGone: (listener) => port.onDisconnect.addListener(listener),
  };
  visits.take(taken);
  return port;
}

const person = (personId: string) => ({ reference: { kind: 'person', personId }, pixels: 48 });
const pictures = (...ids: string[]) => ({
  kind: 'pictures',
  visit: 1,
  epoch: session.epoch(),
  wanted: ids.map(person),
});
const crmUser = () => ({ kind: 'crm-user', visit: 1, epoch: session.epoch(), identity: 'vera', pixels: 32 });

test('more people than a tab may ask for are answered so, with the time when it may go on, and LinkedIn is not asked for them', async () => {
  await signIn();
  const port = connect();
  // Whom LinkedIn is not asked for counts as well: what is bounded is what a page may want.
  const many = Array(100).fill({ reference: { kind: 'vanity', vanityName: 'ada' }, pixels: 48 });
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let asked = 0; asked < membersRate.atOnce; asked += many.length) port.hear({ ...pictures(), wanted: many });
  await turns();
  expect(port.sent).toHaveLength(membersRate.atOnce);
  port.hear(pictures('A', 'B'));
  await turns();
  vi.useRealTimers();
  expect(linkedIn.requests).toEqual([]);
  expect(port.sent.slice(-2)).toMatchObject(
    ['person:A', 'person:B'].map((reference) => ({
      reference,
      availability: { state: 'unavailable', reason: 'too-many', until: expect.any(Number) },
    })),
  );
});

test('a page of an epoch that ended while LinkedIn answered hears nothing of it any more', async () => {
  await signIn();
  linkedIn.answerPeople = () => json({ status: 401, serviceErrorCode: 65_600 }, 401);
  const port = connect();
  port.hear(pictures('A'));
  await turns();
  expect(session.lastEnd()).toEqual({ ended: 'revoked' });
  expect(port.sent).toEqual([]);
});

describe('what paints', () => {
  const from = { address: page, tabId: 7 };
  const scripts = () => fake.scripting.executeScript.mock.calls.map(([injection]) => injection);

  test('is brought to a page of a site that wants it, at once and while somebody is signed in', async () => {
    await visits.bringPainting(from);
    expect(scripts()).toEqual([]);
    await signIn();
    await visits.bringPainting(from);
    await visits.bringPainting({ ...from, address: 'https://other.example.test/' });
    expect(scripts()).toEqual([
      { target: { tabId: 7 }, files: ['src/content/painting-script.js'], injectImmediately: true },
    ]);
    await session.end();
    await visits.bringPainting(from);
    expect(scripts()).toHaveLength(1);
  });

  test('is not brought to a site that was just disallowed', async () => {
    await signIn();
    revoke('https://crm.example.test/*');
    await turns();
    await visits.bringPainting(from);
    expect(scripts()).toEqual([]);
  });

  test('that a tab no longer takes is nobody’s fault', async () => {
    await signIn();
    fake.scripting.executeScript.mockRejectedValueOnce(new Error('The tab was closed.'));
    await expect(visits.bringPainting(from)).resolves.toBeUndefined();
  });
});

describe('the greeting', () => {
  test('says whether the site has a recipe of its own', async () => {
    const { settings } = (await fake.storage.local.get('settings')) as { settings: Settings };
    const sites = settings.sites.map((site) => ({ ...site, recipe: builtInRecipe }));
    await fake.storage.local.set({ settings: { ...settings, sites } });
    await turns();
    await expect(visits.greet(page)).resolves.toMatchObject({ ownRecipe: true });
  });

  test('of a page of an allowed site names its recipe, what it reads, the epoch and the batch size', async () => {
    await expect(visits.greet(page)).resolves.toEqual({
      epoch: session.epoch(),
      recipe: builtInRecipe,
      watched: watchedAttributes(builtInRecipe),
      signedIn: false,
      renewable: false,
      batchSize: 2,
      remembers: false,
      ownRecipe: false,
    });
    await signIn();
    await expect(visits.greet(page)).resolves.toMatchObject({ epoch: session.epoch(), signedIn: true });
  });

  test('of any other page has no recipe', async () => {
    await expect(visits.greet('https://other.example.test/')).resolves.toMatchObject({ recipe: null });
  });

  test('of a page that is no site does not say that somebody is signed in', async () => {
    await signIn();
    await expect(visits.greet('https://other.example.test/')).resolves.toMatchObject({ signedIn: false });
  });

  test('never carries the token or the viewer', async () => {
    await signIn();
    const greeting = JSON.stringify(await visits.greet(page));
    expect(greeting).not.toContain('a-token');
    expect(greeting).not.toContain('Vera');
  });

  test('waits until the worker knows what it is to say', async () => {
    const read = deferred<Record<string, unknown>>();
    const get = vi.spyOn(fake.storage.session, 'get').mockReturnValueOnce(read.promise as never);
    const greeting = wakeWorker().visits.greet(page);
    const greeted = vi.fn();
    void greeting.then(greeted);
    await turns();
    expect(greeted).not.toHaveBeenCalled();
    read.resolve({ epoch: 7 });
    await expect(greeting).resolves.toMatchObject({ epoch: 7 });
    get.mockRestore();
  });

  describe('of a worker that was just woken', () => {
    /** What is read under this key is not there before `read` is resolved. */
    function slowToRead(key: string) {
      const read = deferred<Record<string, unknown>>();
      const get = fake.storage.local.get.bind(fake.storage.local);
      vi.spyOn(fake.storage.local, 'get').mockImplementation(((keys: string[]) =>
        keys.includes(key) ? read.promise : get(keys)) as never);
      return read;
    }
    afterEach(() => {
      vi.restoreAllMocks();
    });

    test('waits neither for its registered scripts nor, while somebody is signed in, to know who wants to stay so', async () => {
      await signIn();
      fake.scripting.getRegisteredContentScripts.mockReturnValueOnce(new Promise<never>(() => undefined));
      slowToRead('keptSignedIn');
      await expect(wakeWorker().visits.greet(page)).resolves.toMatchObject({ recipe: builtInRecipe, signedIn: true });
    });

    test('while nobody is signed in waits to know whether a sign-in is to be renewed', async () => {
      const read = slowToRead('keptSignedIn');
      const greeted = vi.fn();
      void wakeWorker().visits.greet(page).then(greeted);
      await turns();
      expect(greeted).not.toHaveBeenCalled();
      read.resolve({});
      await turns();
      expect(greeted).toHaveBeenCalledWith(expect.objectContaining({ signedIn: false }));
    });
  });
});

describe('pictures', () => {
  beforeEach(() => signIn());

  test('are answered each on its own, with the visit and the epoch they were asked in', async () => {
    linkedIn.members.set('B', 'private');
    const port = connect();
    port.hear({ ...pictures('A', 'B'), visit: 5 });
    await turns();
    expect(port.sent).toHaveLength(2);
    const answer = new Map(port.sent.map((sent) => [(sent as { reference: string }).reference, sent]));
    expect(answer.get('person:A')).toMatchObject({
      kind: 'picture',
      visit: 5,
      epoch: session.epoch(),
      availability: { state: 'shown' },
      picture: { type: 'image/jpeg' },
    });
    expect(answer.get('person:B')).toEqual({
      kind: 'picture',
      visit: 5,
      epoch: session.epoch(),
      reference: 'person:B',
      availability: { state: 'unavailable', reason: 'private' },
    });
    const { picture } = answer.get('person:A') as { picture: { bytes: ArrayBuffer } };
    expect(pictureName(picture.bytes)).toContain('/A/100');
  });

  test('are asked for in batches of the size that the settings name', async () => {
    connect().hear(pictures('A', 'B', 'C'));
    await turns();
    expect(linkedIn.peopleAsked()).toEqual([['A', 'B'], ['C']]);
  });

  test('asked for in another epoch are not asked for, and the page is told that it is behind', async () => {
    const port = connect();
    port.hear({ ...pictures('A'), epoch: session.epoch() - 1 });
    port.hear({ ...pictures('A'), epoch: session.epoch() + 1 });
    await turns();
    expect(port.sent).toEqual([{ kind: 'stale' }, { kind: 'stale' }]);
    expect(linkedIn.requests).toEqual([]);
  });

  test.each(['https://other.example.test/', 'http://crm.example.test/', ''])(
    'asked for from %s are not asked for',
    async (address) => {
      const port = connect(address);
      port.hear(pictures('A'));
      port.hear(crmUser());
      await turns();
      expect(port.sent).toEqual([]);
      expect(linkedIn.requests).toEqual([]);
    },
  );

  test('of a site that was stopped are asked for no more, also over a port that was open before', async () => {
    const port = connect();
    revoke('https://crm.example.test/*');
    await turns();
    port.hear(pictures('A'));
    await turns();
    expect(port.sent).toEqual([]);
    expect(linkedIn.requests).toEqual([]);
  });

  test.each([null, 'pictures', { kind: 'pictures' }, { kind: 'picture', visit: 1 }])(
    'are not asked for by the message %j, which does no harm',
    async (message) => {
      const port = connect();
      port.hear(message);
      port.hear(pictures('A'));
      await turns();
      expect(linkedIn.peopleAsked()).toEqual([['A']]);
    },
  );

  test('that arrive after a sign-out go nowhere', async () => {
    const answer = deferred<Response>();
    linkedIn.answerPicture = () => answer.promise;
    const port = connect();
    port.hear(pictures('A'));
    await turns();
    expect(linkedIn.picturesAsked()).toHaveLength(1);
    await session.end();
    answer.resolve(new Response(new Uint8Array([0xff, 0xd8, 0xff])));
    await turns();
    expect(port.sent).toEqual([]);
  });

  test('of a visit that was left are cancelled, and those of another go on', async () => {
    const answer = deferred<Response>();
    linkedIn.answerPeople = () => answer.promise.then((response) => response.clone());
    const port = connect();
    port.hear({ ...pictures('A'), visit: 1 });
    port.hear({ ...pictures('B'), visit: 2 });
    await turns();
    port.hear({ kind: 'cancel', visit: 1 });
    await turns();
    const [first, second] = linkedIn.requests;
    expect(first?.init.signal?.aborted).toBe(true);
    expect(second?.init.signal?.aborted).toBe(false);
    answer.resolve(new Response('{"results":{}}'));
    await turns();
    expect(port.sent).toMatchObject([{ visit: 2, reference: 'person:B' }]);
  });

  test('are cancelled when the page goes', async () => {
    linkedIn.answerPeople = () => new Promise(() => undefined);
    const port = connect();
    port.hear(pictures('A'));
    await turns();
    port.leave();
    await turns();
    expect(linkedIn.requests[0]?.init.signal?.aborted).toBe(true);
  });

  test('whose bytes are on their way are cancelled as well', async () => {
    linkedIn.answerPicture = () => new Promise(() => undefined);
    const port = connect();
    port.hear(pictures('A'));
    await turns();
    expect(linkedIn.picturesAsked()).toHaveLength(1);
    port.leave();
    await turns();
    expect(linkedIn.requests.at(-1)?.init.signal?.aborted).toBe(true);
  });

  test('asked for by one viewer are cancelled with their session, and a late refusal ends nobody else’s', async () => {
    const answer = deferred<Response>();
    linkedIn.answerPeople = () => answer.promise;
    connect().hear(pictures('A'));
    await turns();
    await session.end();
    expect(linkedIn.requests[0]?.init.signal?.aborted).toBe(true);
    await signIn();
    answer.resolve(json({ serviceErrorCode: 65_600 }, 401));
    await turns();
    expect(session.token()?.accessToken).toBe('a-token');
  });

  test('of one page are not cancelled by another', async () => {
    linkedIn.answerPeople = () => new Promise(() => undefined);
    const port = connect();
    connect().hear({ kind: 'cancel', visit: 1 });
    port.hear(pictures('A'));
    await turns();
    connect().hear({ kind: 'cancel', visit: 1 });
    await turns();
    expect(linkedIn.requests[0]?.init.signal?.aborted).toBe(false);
  });
});

test('a site whose recipe names no user of the CRM confirms none, and gives nobody the viewer’s picture', async () => {
  await signIn();
  await session.keepOwnPicture({ base64: btoa('own'), type: 'image/png' }, session.epoch());
  const port = connect();
  port.hear(crmUser());
  await turns();
  expect(port.sent).toEqual([
    { kind: 'crm-user', visit: 1, epoch: session.epoch(), identity: 'vera', confirmed: false },
  ]);
});
