import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { countAskedMembers, membersRate } from '../../../src/background/asked-members.ts';
import { type CardDuty, cardDuty } from '../../../src/background/card.ts';
import { createHashing } from '../../../src/background/hashing.ts';
import { unavailable } from '../../../src/background/pictures.ts';
import { createSession } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { sharedDeskDuty } from '../../../src/background/shared-desk.ts';
import { sitesDuty } from '../../../src/background/sites.ts';
import type { Port } from '../../../src/browser/serve.ts';
import type { CardAnswer } from '../../../src/contract/card.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { fake, grant, resetBrowser, stopWorker, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn, json, pictureName } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { deferred, turns } from '../fakes/turns.ts';
import { watchHashing } from './duties.ts';

const page = { address: 'https://crm.example.test/contacts', tabId: 3 };
const viewer = { personId: 'viewerA', name: 'Vera Viewer' };
const me = { identity: { select: '#user', from: 'text' } } as const;
const person = (personId: string) => ({ kind: 'person', personId }) as const;
let linkedIn: FakeLinkedIn;
let worker: ReturnType<typeof wakeDuties>;
let card: CardDuty;

/** What cards stand on, over the browser's fake and what is kept in it. */
function wakeDuties() {
  stopWorker();
  const settings = settingsDuty();
  const session = createSession();
  const sites = sitesDuty(settings);
  const desk = sharedDeskDuty(settings, session, createHashing());
  return { settings, session, sites, desk, activity: fakeActivity(), askedMembers: countAskedMembers() };
}

async function wake(recipe?: object): Promise<void> {
  const site = { id: 'crm', name: 'CRM', matches: ['https://crm.example.test/*'], enabled: true };
  const sites = [{ ...site, rememberReferences: false, ...(recipe && { recipe }) }];
  await fake.storage.local.set({ settings: { ...defaultSettings, sites } });
  worker = wakeDuties();
  card = cardDuty({
    ...worker,
    personIdOf: (reference) => (reference.kind === 'person' ? reference.personId : unavailable('not-linked')),
  });
  await Promise.all([worker.settings.ready, worker.session.ready, worker.sites.ready, worker.desk.ready]);
}

beforeEach(async () => {
  resetBrowser();
  linkedIn = fakeLinkedIn();
  vi.stubGlobal('fetch', linkedIn.fetch);
  grant('https://crm.example.test/*');
  answerWith({});
  await wake();
  await signIn();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const signIn = () =>
  worker.session.begin(viewer, {
    accessToken: 'a-token',
    issuedAt: Date.now() - 60_000,
    expiresAt: Date.now() + 3_600_000,
    scopes: ['openid', 'profile', 'r_basicprofile'],
  });

const text = (words: string) => ({ localized: { en_GB: words }, preferredLocale: { language: 'en', country: 'GB' } });
const seconds = (more: number) => Math.floor(Date.now() / 1000) + more;
const artifact = (id: string, side: number, expiresAt: number) => ({
  data: { 'com.linkedin.digitalmedia.mediaartifact.StillImage': { displaySize: { width: side, height: side } } },
  identifiers: [
    { identifier: `https://media.licdn.com/${id}/${side}?e=${expiresAt}`, identifierExpiresInSeconds: expiresAt },
  ],
});

/** LinkedIn answers with everything about whoever is asked for, but for what is said here. */
function answerWith(more: object, expiresAt = () => seconds(3600)) {
  linkedIn.answerPeople = ([id = '']) => {
    if (linkedIn.members.has(id)) return undefined;
    const elements = [100, 200, 400, 800].map((side) => artifact(id, side, expiresAt()));
    const entity = {
      id,
      firstName: text('Ada'),
      lastName: text('Lovelace'),
      headline: text('Analyst'),
      vanityName: 'ada-lovelace',
      geoLocation: { geo: 'urn:li:geo:1', 'geo~': { defaultLocalizedName: { value: 'London' } } },
      profilePicture: { displayImage: 'urn', 'displayImage~': { elements } },
      ...more,
    };
    return json({ results: { [`(id:${id})`]: entity }, statuses: {}, errors: {} });
  };
}

const ask = (reference: Parameters<CardDuty['open']>[0]['reference'], more: object = {}) =>
  card.open({ reference, epoch: worker.session.epoch(), ...more }, page);

/** A card's frame in a tab, taken by the worker. */
function connect(tabId = 3) {
  const port = fakePort('card');
  const taken: Port = {
    address: 'chrome-extension://id/src/card/card.html',
    tabId,
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onGone: (listener) => port.onDisconnect.addListener(listener),
  };
  card.take(taken);
  return port;
}

async function openCard(personId = 'A') {
  const { key = '' } = (await ask(person(personId))) ?? {};
  const port = connect();
  port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
  await turns();
  return port;
}

const kinds = (sent: unknown[]) => (sent as CardAnswer[]).map(({ kind }) => kind);
const pictureIn = (sent: unknown): string => pictureName((sent as { picture: { bytes: ArrayBuffer } }).picture.bytes);

describe('a card', () => {
  test('says what LinkedIn says of its member with one people request, and then shows the picture that its pixels need', async () => {
    const { sent } = await openCard();
    expect(sent[0]).toEqual({
      kind: 'card',
      text: {
        name: 'Ada Lovelace',
        headline: 'Analyst',
        place: 'London',
        profileAddress: 'https://www.linkedin.com/in/ada-lovelace',
      },
      isViewer: false,
    });
    expect(sent[1]).toMatchObject({ kind: 'picture', larger: false, picture: { type: 'image/jpeg' } });
    expect(pictureIn(sent[1])).toContain('/A/100');
    expect(linkedIn.peopleAsked()).toEqual([['A']]);
  });

  test('of one more member than its tab may have looked up says so, and LinkedIn is not asked', async () => {
    worker.askedMembers.refusalOf(page.tabId, membersRate.atOnce);
    const { sent } = await openCard();
    expect(sent).toMatchObject([
      { kind: 'unavailable', unavailable: { reason: 'too-many', until: expect.any(Number) } },
    ]);
    expect(linkedIn.requests).toEqual([]);
  });

  test('is noted as a card, and nothing of the member with it', async () => {
    await openCard();
    expect(worker.activity.fetches).toEqual([{ kind: 'card' }, { kind: 'picture' }]);
  });

  test('of the viewer says so', async () => {
    expect((await openCard('viewerA')).sent[0]).toMatchObject({ kind: 'card', isViewer: true });
  });

  test('shows a larger picture when asked to, without asking for the member again', async () => {
    const port = await openCard();
    port.hear({ kind: 'larger-picture', pixels: 400 });
    await turns();
    expect(port.sent[2]).toMatchObject({ kind: 'picture', larger: true });
    expect(pictureIn(port.sent[2])).toContain('/A/400');
    expect(linkedIn.peopleAsked()).toHaveLength(1);
  });

  test('whose picture has expired by then has it resolved anew', async () => {
    const lifetimes = [60, 3600];
    answerWith({}, () => seconds(lifetimes[linkedIn.peopleAsked().length - 1] ?? 0));
    const port = await openCard();
    vi.setSystemTime(Date.now() + 61_000);
    port.hear({ kind: 'larger-picture', pixels: 400 });
    await turns();
    expect(port.sent[2]).toMatchObject({ kind: 'picture', larger: true });
    expect(linkedIn.peopleAsked()).toHaveLength(2);
  });

  test('of a member without a picture says that there is none; of one whose picture can’t be had, that it failed', async () => {
    answerWith({ profilePicture: undefined });
    expect((await openCard()).sent[1]).toEqual({ kind: 'no-picture', larger: false, why: 'none' });
    answerWith({});
    linkedIn.answerPicture = () => new Response('', { status: 500 });
    expect((await openCard()).sent[1]).toEqual({ kind: 'no-picture', larger: false, why: 'failed' });
  });

  test.each([
    ['private', 'private'],
    ['refused', 'private'],
    ['unknown', 'unknown-member'],
  ] as const)('of a member who is %s says that they are %s', async (kind, reason) => {
    linkedIn.members.set('A', kind);
    expect((await openCard()).sent).toEqual([{ kind: 'unavailable', unavailable: { state: 'unavailable', reason } }]);
  });

  test('about a profile’s address says that it leads to nobody', async () => {
    const { key = '' } = (await ask({ kind: 'vanity', vanityName: 'ada' })) ?? {};
    const port = connect();
    port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    expect(port.sent).toEqual([{ kind: 'unavailable', unavailable: { state: 'unavailable', reason: 'not-linked' } }]);
    expect(linkedIn.requests).toEqual([]);
  });

  test('asks nothing while asking is paused, or where the app may not read members', async () => {
    const until = Date.now() + 60_000;
    await worker.session.pauseUntil(until);
    expect((await openCard()).sent).toMatchObject([{ unavailable: { reason: 'throttled', until } }]);
    await worker.session.erase('pausedUntil');
    await worker.session.learnPeopleRead('refused');
    expect((await openCard()).sent).toMatchObject([{ unavailable: { reason: 'no-capability' } }]);
    expect(linkedIn.requests).toEqual([]);
  });

  test.each([
    [401, { serviceErrorCode: 65602 }, 'signed-out'],
    [429, { serviceErrorCode: 101, message: 'Resource level throttle APPLICATION DAY limit' }, 'throttled'],
    [403, {}, 'no-capability'],
  ])('whose call is answered with %d says why, and the session learns it', async (status, body, reason) => {
    linkedIn.answerPeople = () => json(body, status);
    const { sent } = await openCard();
    // Whoever is signed out by it has their card closed with all else.
    if (reason === 'signed-out') {
      expect(kinds(sent)).toEqual(['closed']);
      expect(worker.session.token()).toBeUndefined();
      return;
    }
    expect(sent).toMatchObject([{ kind: 'unavailable', unavailable: { reason } }]);
    if (reason === 'throttled') expect(worker.session.pausedUntil()).toBeGreaterThan(Date.now());
    else expect(worker.session.peopleRead()).toBe('refused');
  });

  test('remembers which fields were granted, for the next one to begin with, and nothing else', async () => {
    const everything = linkedIn.answerPeople;
    linkedIn.answerPeople = (ids) =>
      linkedIn.requests.at(-1)?.address.href.includes('geoLocation') ? json({}, 403) : everything(ids);
    await openCard();
    expect(linkedIn.peopleAsked()).toHaveLength(2);
    await openCard();
    expect(linkedIn.peopleAsked()).toHaveLength(3);
    expect(await stored('session')).toMatchObject({ cardFields: 'basic' });
    expect(JSON.stringify(await stored('session'))).not.toMatch(/Ada|Analyst|London|media/);
    await worker.session.end();
    expect(await stored('session')).not.toHaveProperty('cardFields');
  });
});

describe('a key', () => {
  test.each([
    ['a page of no site', { ...page, address: 'https://other.example.test/' }],
    ['a sender without a tab', { ...page, tabId: undefined }],
  ])('is not given to %s', async (_who, from) => {
    await expect(card.open({ reference: person('A'), epoch: worker.session.epoch() }, from)).resolves.toBeNull();
  });

  test('is not given in another epoch, nor while nobody is signed in', async () => {
    await expect(ask(person('A'), { epoch: worker.session.epoch() - 1 })).resolves.toBeNull();
    await worker.session.end();
    await expect(ask(person('A'))).resolves.toBeNull();
  });

  test('opens one card: whoever brings it again is told that it is closed, and asks nobody anything', async () => {
    const { key = '' } = (await ask(person('A'))) ?? {};
    connect().hear({ kind: 'open', key, pixels: 96, withPicture: true });
    await turns();
    const asked = linkedIn.requests.length;
    const second = connect();
    second.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    second.hear({ kind: 'larger-picture', pixels: 400 });
    await turns();
    expect(kinds(second.sent)).toEqual(['closed', 'closed']);
    expect(linkedIn.requests).toHaveLength(asked);
  });

  test('brought from another tab opens nothing', async () => {
    const { key = '' } = (await ask(person('A'))) ?? {};
    const port = connect(4);
    port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    await turns();
    expect(kinds(port.sent)).toEqual(['closed']);
    expect(linkedIn.requests).toEqual([]);
  });

  test('of a former epoch opens nothing', async () => {
    const { key = '' } = (await ask(person('A'))) ?? {};
    await worker.session.end();
    await signIn();
    const port = connect();
    port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    await turns();
    expect(kinds(port.sent)).toEqual(['closed']);
    expect(linkedIn.requests).toEqual([]);
  });

  test.each([
    { kind: 'larger-picture', pixels: 400 },
    { kind: 'open', key: 'made-up', pixels: 96, withPicture: true },
  ])('is needed first of all: %j comes to nothing', async (message) => {
    const port = connect();
    port.hear(message);
    await turns();
    expect(kinds(port.sent)).toEqual(['closed']);
  });

  test.each([null, 'open', { kind: 'open' }])('is not spent by the message %j', async (message) => {
    const { key = '' } = (await ask(person('A'))) ?? {};
    const port = connect();
    port.hear(message);
    port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    await turns();
    expect(kinds(port.sent)).toEqual(['card', 'picture']);
  });
});

describe('an open card', () => {
  test('is closed when the viewer signs out, and hears nothing that arrives after', async () => {
    const answer = deferred<Response>();
    linkedIn.answerPicture = () => answer.promise;
    const port = await openCard();
    await worker.session.end();
    answer.resolve(new Response(new Uint8Array([0xff, 0xd8, 0xff])));
    await turns();
    expect(kinds(port.sent)).toEqual(['card', 'closed']);
  });

  test('that is left is not held by the session, whose end it is not told', async () => {
    const port = await openCard();
    port.leave();
    const posts = vi.spyOn(port, 'postMessage').mockReturnValue(undefined);
    await worker.session.end();
    expect(posts).not.toHaveBeenCalled();
  });

  test('that is left has its requests cancelled', async () => {
    linkedIn.answerPeople = () => deferred<Response>().promise;
    const port = await openCard();
    expect(linkedIn.requests[0]?.init.signal?.aborted).toBe(false);
    port.onDisconnect.trigger(port);
    expect(linkedIn.requests[0]?.init.signal?.aborted).toBe(true);
  });

  test('that is left while its picture comes has that cancelled too', async () => {
    linkedIn.answerPicture = () => deferred<Response>().promise;
    const port = await openCard();
    expect(linkedIn.picturesAsked()).toHaveLength(1);
    port.onDisconnect.trigger(port);
    expect(linkedIn.requests.at(-1)?.init.signal?.aborted).toBe(true);
  });
});

describe('on a shared desk', () => {
  const recipe = {
    contacts: [
      {
        container: 'tr',
        reference: [{ select: '', from: 'text' }],
        name: { select: '', from: 'text' },
        slot: { select: '', place: 'cover' },
      },
    ],
    me,
  };
  let settle: () => Promise<void>;
  beforeEach(async () => {
    settle = watchHashing();
    await wake(recipe);
    await signIn();
  });

  async function openAs(crmUser: string | undefined) {
    const { key = '' } = (await ask(person('A'), crmUser === undefined ? {} : { crmUser })) ?? {};
    const port = connect();
    port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    await settle();
    return port;
  }

  test.each(['mallory', undefined])(
    'a card for the CRM’s user %s says why there is nothing, and asks nobody',
    async (user) => {
      await worker.desk.confirm('https://crm.example.test', 'vera');
      expect((await openAs(user)).sent).toMatchObject([
        { kind: 'unavailable', unavailable: { reason: 'wrong-viewer' } },
      ]);
      expect(linkedIn.requests).toEqual([]);
    },
  );

  test('the viewer’s own is as anywhere, until they take it back', async () => {
    await worker.desk.confirm('https://crm.example.test', 'vera');
    const port = await openAs('vera');
    expect(kinds(port.sent)).toEqual(['card', 'picture']);
    await worker.desk.undo('https://crm.example.test', 'vera');
    expect(kinds(port.sent)).toEqual(['card', 'picture', 'closed']);
  });
});

describe('a key on a shared desk', () => {
  test('opens nothing once the viewer took back who they are', async () => {
    const settle = watchHashing();
    await wake({ contacts: [], me });
    await signIn();
    await worker.desk.confirm('https://crm.example.test', 'vera');
    const { key = '' } = (await ask(person('A'), { crmUser: 'vera' })) ?? {};
    await worker.desk.undo('https://crm.example.test', 'vera');
    const port = connect();
    port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
    await settle();
    expect(kinds(port.sent)).toEqual(['closed']);
    port.hear({ kind: 'larger-picture', pixels: 400 });
    await settle();
    expect(kinds(port.sent)).toEqual(['closed', 'closed']);
    expect(linkedIn.requests).toEqual([]);
  });
});

describe('what opens cards', () => {
  const scripts = () => fake.scripting.executeScript.mock.calls.map(([injection]) => injection);
  const wanted = { target: { tabId: 3 }, files: ['src/content/card-script.js'] };

  test('is brought to a page of a site that wants it, while somebody is signed in', async () => {
    await card.bringScript(page);
    await card.bringScript({ ...page, address: 'https://other.example.test/' });
    expect(scripts()).toEqual([wanted]);
    await worker.session.end();
    await card.bringScript(page);
    expect(scripts()).toHaveLength(1);
  });

  test('is brought by the keys too, and told of them', async () => {
    fake.commands.onCommand.trigger('show-card', { id: 3, url: page.address });
    await turns();
    expect(scripts()).toEqual([wanted]);
    expect(fake.tabs.sendMessage).toHaveBeenLastCalledWith(3, { kind: 'show-card' }, { frameId: 0 });
  });

  test.each([
    ['show-card', { id: 3, url: 'https://other.example.test/' }],
    ['show-card', { id: 3 }],
    ['show-card', undefined],
    ['other', { id: 3, url: page.address }],
  ])('is left away at %s over %j', async (name, tab) => {
    fake.tabs.sendMessage.mockClear();
    fake.commands.onCommand.trigger(name, tab);
    await turns();
    expect(scripts()).toEqual([]);
    expect(fake.tabs.sendMessage).not.toHaveBeenCalled();
  });
});
