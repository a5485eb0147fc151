import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { foldIdentity } from '../../../src/background/shared-desk.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, open, resetBrowser, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { deferred, turns } from '../fakes/turns.ts';
import { slowHash, type Worker, wakeWorker, watchHashing } from './duties.ts';

const origin = 'https://crm.example.test';
const page = `${origin}/contacts`;
const elsewhere = 'https://other.example.test';
const vera = { personId: 'viewerA', name: 'Vera Viewer' };
const ben = { personId: 'viewerB', name: 'Ben Ito' };
const recipe = { ...builtInRecipe, me: { identity: { select: '#user', from: 'text' } } } as const;
const siteAt = (id: string, at: string) => ({
  id,
  name: id,
  matches: [`${at}/*`],
  enabled: true,
  rememberReferences: false,
  recipe,
});
let linkedIn: FakeLinkedIn;
let worker: Worker;
let settled: () => Promise<void>;

beforeEach(async () => {
  resetBrowser();
  settled = watchHashing();
  linkedIn = fakeLinkedIn();
  vi.stubGlobal('fetch', linkedIn.fetch);
  grant(`${origin}/*`, `${elsewhere}/*`);
  open({ id: 1, url: page });
  const { recipe: _recipe, ...plain } = siteAt('plain', 'https://plain.example.test');
  grant('https://plain.example.test/*');
  const sites = [siteAt('crm', origin), siteAt('other', elsewhere), plain];
  await fake.storage.local.set({ settings: { ...defaultSettings, sites } });
  await wake();
  await signIn();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function wake() {
  worker = wakeWorker();
  await worker.ready;
}
const signIn = (viewer = vera) =>
  worker.session.begin(viewer, {
    accessToken: 'a-token',
    issuedAt: Date.now() - 60_000,
    expiresAt: Date.now() + 3_600_000,
    scopes: ['openid', 'profile', 'r_liteprofile'],
  });
const confirmed = (identity: string, address = page) => worker.desk.isViewer(address, identity);
const kept = async () => ((await stored('local'))['confirmedCrmUsers'] ?? []) as { site: string; hash: string }[];
const notices = () =>
  fake.tabs.sendMessage.mock.calls.filter(([, notice]) => (notice as { kind: string }).kind === 'crm-user-changed');

describe('a user of the CRM', () => {
  test('is nobody’s until the viewer says so, and the viewer from then on, in every later worker', async () => {
    await expect(confirmed('vera')).resolves.toBe(false);
    await worker.desk.confirm(origin, 'vera');
    await expect(confirmed('vera')).resolves.toBe(true);
    await wake();
    await expect(confirmed('vera')).resolves.toBe(true);
  });

  test('is another user, on another site, and for another viewer', async () => {
    await worker.desk.confirm(origin, 'vera');
    await expect(confirmed('ben')).resolves.toBe(false);
    await expect(confirmed('vera', `${elsewhere}/`)).resolves.toBe(false);
    await signIn(ben);
    await expect(confirmed('vera')).resolves.toBe(false);
    await worker.session.end();
    await expect(confirmed('vera')).resolves.toBe(false);
    await signIn(vera);
    await expect(confirmed('vera')).resolves.toBe(true);
  });

  test('may be several, side by side', async () => {
    await worker.desk.confirm(origin, 'vera');
    await worker.desk.confirm(origin, 'administrator');
    await worker.desk.confirm(elsewhere, 'vera');
    await signIn(ben);
    await worker.desk.confirm(origin, 'vera');
    expect(worker.desk.count()).toBe(4);
    await signIn(vera);
    for (const [identity, address] of [
      ['vera', page],
      ['administrator', page],
      ['vera', `${elsewhere}/`],
    ] as const) {
      await expect(confirmed(identity, address)).resolves.toBe(true);
    }
  });

  test('is kept as a hash beside its site, and nothing of them or the viewer can be read', async () => {
    await worker.desk.confirm(origin, 'vera.viewer@example.test');
    expect(await kept()).toEqual([{ site: 'crm', hash: expect.stringMatching(/^[\w-]{43}$/) }]);
    const { settings: _settings, ...rest } = await stored('local');
    expect(JSON.stringify(rest)).not.toMatch(/vera|viewerA/i);
  });

  test('said twice is kept once', async () => {
    await worker.desk.confirm(origin, 'vera');
    await worker.desk.confirm(origin, ' VERA ');
    expect(await kept()).toHaveLength(1);
  });

  test('is taken back alone', async () => {
    await worker.desk.confirm(origin, 'vera');
    await worker.desk.confirm(origin, 'administrator');
    await worker.desk.undo(origin, 'Vera');
    await expect(confirmed('vera')).resolves.toBe(false);
    await expect(confirmed('administrator')).resolves.toBe(true);
    expect(await kept()).toHaveLength(1);
  });

  test.each([
    ['of no site', 'https://unknown.example.test', 'vera'],
    ['of a site whose recipe names no user', 'https://plain.example.test', 'vera'],
    ['without a name', origin, ' \t'],
  ])('%s is not confirmed, and nobody is told anything', async (_, at, identity) => {
    await worker.desk.confirm(at, identity);
    await worker.desk.undo(at, identity);
    expect(await stored('local')).not.toHaveProperty('confirmedCrmUsers');
    await expect(confirmed(identity)).resolves.toBe(false);
    expect(notices()).toEqual([]);
  });

  test('is neither confirmed nor taken back while nobody is signed in', async () => {
    await worker.desk.confirm(origin, 'vera');
    await worker.session.end();
    await worker.desk.confirm(origin, 'administrator');
    await worker.desk.undo(origin, 'vera');
    expect(await kept()).toHaveLength(1);
  });

  test('confirmed by somebody who signs out in that moment is not kept for whoever comes next', async () => {
    const goOn = slowHash();
    const confirming = worker.desk.confirm(origin, 'vera');
    await turns();
    await worker.session.end();
    goOn();
    await confirming;
    expect(await kept()).toEqual([]);
  });

  test('the two hundred and first pushes out the oldest', async () => {
    await worker.desk.confirm(origin, 'first');
    await worker.desk.confirm(origin, 'second');
    for (let index = 0; index < 199; index += 1) await worker.desk.confirm(origin, `user ${index}`);
    expect(worker.desk.count()).toBe(200);
    expect(await kept()).toHaveLength(200);
    await expect(confirmed('first')).resolves.toBe(false);
    await expect(confirmed('second')).resolves.toBe(true);
  });
});

describe('an identity', () => {
  test.each([
    ['Vera Viewer', '  vera\u00a0\n VIEWER '],
    ['jürgen', 'JU\u0308RGEN'],
    ['\u0130lker', 'I\u0307LKER'],
  ])('%s is also written %j', async (one, other) => {
    expect(foldIdentity(other)).toBe(foldIdentity(one));
    await worker.desk.confirm(origin, one);
    await expect(confirmed(other)).resolves.toBe(true);
  });

  test.each([
    ['vera', 'véra'],
    ['user 1', 'user 11'],
    ['vera viewer', 'veraviewer'],
  ])('%s is not %s', (one, other) => {
    expect(foldIdentity(one)).not.toBe(foldIdentity(other));
  });

  test('that is folded is folded for good, and has no blanks to spare', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (identity) => {
        const folded = foldIdentity(identity);
        expect(foldIdentity(folded)).toBe(folded);
        expect(folded).toBe(folded.trim());
      }),
      { numRuns: 300 },
    );
  });
});

describe('every change', () => {
  test('is told to every tab, and a repetition is not', async () => {
    await worker.desk.confirm(origin, 'vera');
    expect(notices()).toHaveLength(1);
    await worker.desk.confirm(origin, 'vera');
    await settled();
    expect(notices()).toHaveLength(1);
    await worker.desk.undo(origin, 'vera');
    expect(notices()).toHaveLength(2);
    await worker.desk.undo(origin, 'vera');
    await settled();
    expect(notices()).toHaveLength(2);
  });

  test('is told once where the browser gives back what was written with its keys in another order', async () => {
    await worker.desk.confirm(origin, 'vera');
    const { confirmedCrmUsers } = await stored('local');
    const turned = (confirmedCrmUsers as { site: string; hash: string }[]).map(({ site, hash }) => ({ hash, site }));
    await fake.storage.local.set({ confirmedCrmUsers: turned });
    await settled();
    expect(notices()).toHaveLength(1);
  });

  test('that is an erasure from outside holds at once, and is told as well', async () => {
    await worker.desk.confirm(origin, 'vera');
    const allowed = worker.desk.signal();
    await fake.storage.local.remove('confirmedCrmUsers');
    await settled();
    await expect(confirmed('vera')).resolves.toBe(false);
    expect(worker.desk.count()).toBe(0);
    expect(allowed.aborted).toBe(true);
    expect(notices()).toHaveLength(2);
  });

  test('is in force before it is written', async () => {
    await worker.desk.confirm(origin, 'vera');
    const written = deferred<void>();
    const allowed = worker.desk.signal();
    const write = vi.spyOn(fake.storage.local, 'set').mockReturnValue(written.promise as never);
    const undoing = worker.desk.undo(origin, 'vera');
    await settled();
    expect(allowed.aborted).toBe(true);
    expect(worker.desk.count()).toBe(0);
    write.mockRestore();
    written.resolve();
    await undoing;
  });
});

/** A port of the content script at this address, taken by the worker. */
function connect(address = page) {
  const port = fakePort('visit');
  worker.visits.take({
    address,
    tabId: 3,
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onGone: (listener) => port.onDisconnect.addListener(listener),
  });
  return port;
}
const asks = (user: { crmUser?: string } = {}, visit = 1) => ({
  kind: 'pictures',
  visit,
  epoch: worker.session.epoch(),
  wanted: [
    { reference: { kind: 'person', personId: 'A' }, pixels: 48 },
    { reference: { kind: 'vanity', vanityName: 'anna' }, pixels: 48 },
  ],
  ...user,
});
const asksAs = (identity: string, visit = 1) => asks({ crmUser: identity }, visit);
const asksUser = (identity: string) => ({
  kind: 'crm-user',
  visit: 1,
  epoch: worker.session.epoch(),
  identity,
  pixels: 32,
});
const withheld = (reference: string) => ({
  kind: 'picture',
  visit: 1,
  epoch: worker.session.epoch(),
  reference,
  availability: { state: 'unavailable', reason: 'wrong-viewer' },
});

describe('pictures on a site that shows its user', () => {
  test.each([
    ['nobody', {}],
    ['somebody who is not confirmed', { crmUser: 'ben' }],
  ])('are withheld from %s, and LinkedIn is not asked', async (_, user) => {
    await worker.desk.confirm(origin, 'vera');
    const port = connect();
    port.hear(asks(user));
    await settled();
    expect(port.sent).toEqual([withheld('person:A'), withheld('vanity:anna')]);
    expect(linkedIn.requests).toEqual([]);
  });

  test('are withheld from a user confirmed on another site', async () => {
    await worker.desk.confirm(elsewhere, 'vera');
    const port = connect();
    port.hear(asksAs('vera'));
    await settled();
    expect(port.sent).toEqual([withheld('person:A'), withheld('vanity:anna')]);
  });

  test('are shown to a user who is confirmed', async () => {
    await worker.desk.confirm(origin, 'vera');
    const port = connect();
    port.hear(asksAs('Vera'));
    await settled();
    expect(port.sent).toContainEqual(
      expect.objectContaining({ reference: 'person:A', availability: { state: 'shown' } }),
    );
    expect(linkedIn.peopleAsked()).toEqual([['A']]);
  });

  test('on their way are stopped when the confirmation is taken back, and nothing more of them is sent', async () => {
    await worker.desk.confirm(origin, 'vera');
    const bytes = deferred<Response>();
    linkedIn.answerPicture = () => bytes.promise;
    const port = connect();
    port.hear({ ...asksAs('vera'), wanted: asks().wanted.slice(0, 1) });
    await settled();
    expect(linkedIn.picturesAsked()).toHaveLength(1);
    await worker.desk.undo(origin, 'vera');
    expect(linkedIn.requests.at(-1)?.init.signal?.aborted).toBe(true);
    bytes.resolve(new Response(new Uint8Array([0xff, 0xd8, 0xff])));
    await settled();
    expect(port.sent).toEqual([]);
    port.hear({ ...asksAs('vera'), wanted: asks().wanted.slice(0, 1) });
    await settled();
    expect(port.sent).toEqual([withheld('person:A')]);
  });

  test('asked for while it is still being taken back are not asked for at LinkedIn; the page is told to ask anew', async () => {
    await worker.desk.confirm(origin, 'vera');
    const port = connect();
    const undoing = worker.desk.undo(origin, 'vera');
    port.hear(asksAs('vera'));
    await undoing;
    await settled();
    expect(linkedIn.requests).toEqual([]);
    expect(port.sent).toEqual([]);
    expect(notices()).toHaveLength(2);
  });

  test('on a site that shows no user go on, whatever changes elsewhere', async () => {
    const bytes = deferred<Response>();
    linkedIn.answerPicture = () => bytes.promise;
    const port = connect('https://plain.example.test/');
    port.hear({ ...asks(), wanted: asks().wanted.slice(0, 1) });
    await settled();
    await worker.desk.confirm(origin, 'vera');
    bytes.resolve(new Response(new Uint8Array([0xff, 0xd8, 0xff])));
    await settled();
    expect(port.sent).toMatchObject([{ reference: 'person:A', availability: { state: 'shown' } }]);
  });

  test('are signed out rather than withheld where nobody is signed in', async () => {
    await worker.session.end();
    const port = connect();
    port.hear({ ...asksAs('vera'), wanted: asks().wanted.slice(0, 1) });
    await settled();
    expect(port.sent).toMatchObject([{ availability: { reason: 'signed-out' } }]);
  });

  test('fail, rather than stay pending, where the browser does not let the salt be read', async () => {
    await worker.desk.confirm(origin, 'vera');
    await wake();
    const read = vi.spyOn(fake.storage.local, 'get').mockRejectedValue(new Error('storage') as never);
    const port = connect();
    port.hear({ ...asksAs('vera'), wanted: asks().wanted.slice(0, 1) });
    await settled();
    read.mockRestore();
    expect(port.sent).toMatchObject([{ availability: { reason: 'failed' } }]);
    expect(linkedIn.requests).toEqual([]);
  });
});

describe('the chip of the CRM’s user', () => {
  beforeEach(() => worker.session.keepOwnPicture({ base64: btoa('own'), type: 'image/png' }, worker.session.epoch()));

  test('gets the viewer’s picture once the user is confirmed', async () => {
    await worker.desk.confirm(origin, 'vera');
    const port = connect();
    port.hear(asksUser('Vera'));
    await settled();
    const epoch = worker.session.epoch();
    expect(port.sent).toMatchObject([{ kind: 'crm-user', visit: 1, epoch, identity: 'Vera', confirmed: true }]);
    const { picture } = port.sent[0] as { picture: { bytes: ArrayBuffer; type: string } };
    expect(new TextDecoder().decode(picture.bytes)).toBe('own');
    expect(picture.type).toBe('image/png');
    expect(linkedIn.requests).toEqual([]);
  });

  test('gets none before, and nothing of the viewer', async () => {
    const port = connect();
    port.hear(asksUser('vera'));
    await settled();
    const epoch = worker.session.epoch();
    expect(port.sent).toEqual([{ kind: 'crm-user', visit: 1, epoch, identity: 'vera', confirmed: false }]);
  });

  test('is nobody’s any more once the site’s recipe names no user', async () => {
    await worker.desk.confirm(origin, 'vera');
    const { recipe: _recipe, ...without } = siteAt('crm', origin);
    await worker.settings.write({ ...defaultSettings, sites: [without] });
    await settled();
    const port = connect();
    port.hear(asksUser('vera'));
    await settled();
    expect(port.sent).toMatchObject([{ confirmed: false }]);
    expect(port.sent[0]).not.toHaveProperty('picture');
  });

  test('is confirmed without a picture where the viewer has none', async () => {
    await signIn();
    linkedIn.answerUserinfo = () => new Response('{"sub":"viewerA","name":"Vera Viewer"}');
    await worker.desk.confirm(origin, 'vera');
    const port = connect();
    port.hear(asksUser('vera'));
    await settled();
    const epoch = worker.session.epoch();
    expect(port.sent).toEqual([{ kind: 'crm-user', visit: 1, epoch, identity: 'vera', confirmed: true }]);
  });

  test('that is taken back while the picture is on its way gets none', async () => {
    await signIn();
    const bytes = deferred<Response>();
    linkedIn.answerPicture = () => bytes.promise;
    await worker.desk.confirm(origin, 'vera');
    const port = connect();
    port.hear(asksUser('vera'));
    await settled();
    expect(linkedIn.picturesAsked().map(({ href }) => href)).toEqual(['https://media.licdn.com/viewerA/100']);
    await worker.desk.undo(origin, 'vera');
    bytes.resolve(new Response(new Uint8Array([0xff, 0xd8, 0xff])));
    await settled();
    expect(port.sent).toEqual([]);
  });

  test('asked for in another epoch is told that it is behind', async () => {
    const port = connect();
    port.hear({ ...asksUser('vera'), epoch: worker.session.epoch() - 1 });
    await settled();
    expect(port.sent).toEqual([{ kind: 'stale' }]);
  });
});
