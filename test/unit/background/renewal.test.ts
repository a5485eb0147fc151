import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, redirectAddress, resetBrowser, revoke, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn, json } from '../fakes/linkedin.ts';
import { deferred, turns } from '../fakes/turns.ts';
import { slowHash, type Worker, wakeWorker, watchHashing } from './duties.ts';

const pattern = 'https://crm.example.test/*';
const page = 'https://crm.example.test/contacts';
const site = { id: 'crm', name: 'CRM', matches: [pattern], enabled: true, rememberReferences: false };
const linkedin = { ...defaultSettings.linkedin, clientId: 'c', tokenService: 'https://token.example.test/token' };
const settings = { ...defaultSettings, linkedin, sites: [site] };
const vera = { personId: 'viewerA', name: 'Vera Viewer' };
const ben = { personId: 'viewerB', name: 'Ben Ito' };
const { launchWebAuthFlow } = fake.identity;
let linkedIn: FakeLinkedIn;
let worker: Worker;
let settled: () => Promise<void>;

beforeEach(async () => {
  resetBrowser();
  settled = watchHashing();
  linkedIn = fakeLinkedIn();
  vi.stubGlobal('fetch', linkedIn.fetch);
  grant(pattern);
  await fake.storage.local.set({ settings });
  launchWebAuthFlow.mockImplementation(async ({ url }) => grantAt(url));
  await wake();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const stateIn = (url: string) => new URL(url).searchParams.get('state') ?? '';
const grantAt = (url: string) => `${redirectAddress}?code=the-code&state=${stateIn(url)}`;

async function wake() {
  worker = wakeWorker();
  await worker.ready;
}
/** The browser was closed and is open again: what was in memory is gone. */
async function restart() {
  await settled();
  await fake.storage.session.clear();
  await wake();
}
const signIn = (viewer = vera, expiresAt = Date.now() + 3_600_000) =>
  worker.session.begin(viewer, { accessToken: 'former', issuedAt: 1, expiresAt, scopes: ['openid'] });
/** Vera asked to be kept signed in, and the browser was restarted since. */
async function restartOfVeras() {
  await signIn();
  await worker.renewal.keepSignedIn(true);
  await restart();
}
async function contactsHere(address = page) {
  await worker.renewal.contactsHere(address);
  await settled();
}
/** LinkedIn's page, which answers when told to. */
function slowPage() {
  const answer = deferred<string>();
  let url = '';
  launchWebAuthFlow.mockImplementationOnce(async (details) => {
    url = details.url;
    return answer.promise;
  });
  return { redirect: () => answer.resolve(grantAt(url)), fail: (text: string) => answer.reject(new Error(text)) };
}
const keptHash = async () => (await stored('local'))['keptSignedIn'];

describe('the wish to be kept signed in', () => {
  test('is kept as a hash, in which nothing of the viewer can be read', async () => {
    await signIn();
    expect(worker.renewal.keptSignedIn()).toBe(false);
    await worker.renewal.keepSignedIn(true);
    expect(worker.renewal.keptSignedIn()).toBe(true);
    expect(await keptHash()).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await stored('local'))).not.toMatch(/viewerA|Vera/);
  });

  test('is told to whoever listens, as it comes and goes', async () => {
    await signIn();
    await settled();
    const heard: boolean[] = [];
    worker.renewal.onChange(() => heard.push(worker.renewal.keptSignedIn()));
    await worker.renewal.keepSignedIn(true);
    await settled();
    expect(heard.at(-1)).toBe(true);
    await worker.renewal.keepSignedIn(false);
    await settled();
    expect(heard.at(-1)).toBe(false);
    expect(await keptHash()).toBeUndefined();
  });

  test('is nobody’s while nobody is signed in', async () => {
    await worker.renewal.keepSignedIn(true);
    expect(await stored('local')).toEqual({ settings });
  });

  test('that is taken back in the moment the session ends is taken back', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await worker.session.end('expired');
    await worker.renewal.keepSignedIn(false);
    expect(await keptHash()).toBeUndefined();
  });

  test('of somebody who signs out in that moment is not kept', async () => {
    await signIn();
    await settled();
    const goOn = slowHash();
    const keeping = worker.renewal.keepSignedIn(true);
    await turns();
    await worker.session.end();
    goOn();
    await keeping;
    await settled();
    expect(await keptHash()).toBeUndefined();
  });

  test('is found again by the next worker', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await wake();
    expect(worker.renewal.keptSignedIn()).toBe(true);
  });

  test.each(['expired', 'revoked'] as const)(
    'outlasts a session that is %s, and a sign-in by the same person',
    async (end) => {
      await signIn();
      await worker.renewal.keepSignedIn(true);
      const hash = await keptHash();
      await worker.session.end(end);
      await settled();
      expect(worker.renewal.keptSignedIn()).toBe(false);
      await signIn();
      await settled();
      expect(await keptHash()).toBe(hash);
      expect(worker.renewal.keptSignedIn()).toBe(true);
    },
  );

  test('is forgotten by a sign-in as somebody else', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await signIn(ben);
    await settled();
    expect(await keptHash()).toBeUndefined();
    expect(worker.renewal.keptSignedIn()).toBe(false);
  });

  test('is forgotten also where the worker was stopped just after that sign-in', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    const hash = await keptHash();
    await signIn(ben);
    await settled();
    await fake.storage.local.set({ keptSignedIn: hash });
    await wake();
    await settled();
    expect(await keptHash()).toBeUndefined();
  });

  test('is forgotten by a sign-out', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await worker.session.end();
    await settled();
    expect(await keptHash()).toBeUndefined();
    expect(worker.renewal.keptSignedIn()).toBe(false);
  });

  test('that is erased from outside is gone at once', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await fake.storage.local.remove('keptSignedIn');
    await settled();
    expect(worker.renewal.keptSignedIn()).toBe(false);
  });
});

describe('a renewal', () => {
  beforeEach(restartOfVeras);

  test('is not begun by the worker’s start, nor by a greeting that allows it', async () => {
    await expect(worker.visits.greet(page)).resolves.toMatchObject({ signedIn: false, renewable: true });
    await settled();
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });

  test('is begun by a page with contacts, and signs the same person in as usual', async () => {
    const epoch = worker.session.epoch();
    await contactsHere();
    expect(worker.session.viewer()).toEqual(vera);
    expect(worker.session.token()).toMatchObject({ accessToken: 'a-token' });
    expect(worker.session.epoch()).toBe(epoch + 1);
    expect(worker.session.ownPicture()).toBeDefined();
    expect(worker.renewal.keptSignedIn()).toBe(true);
    expect(await stored('session')).not.toHaveProperty('renewalTried');
    expect(await stored('session')).not.toHaveProperty('signInAttempt');
  });

  test('opens no window, even where LinkedIn needs the person', async () => {
    launchWebAuthFlow.mockRejectedValue(new Error('User interaction required.'));
    await contactsHere();
    expect(launchWebAuthFlow.mock.calls.map(([{ interactive }]) => interactive)).toEqual([false]);
    expect(worker.session.lastEnd()).toEqual({ ended: 'not-renewed' });
  });

  test('is one, however many pages have contacts', async () => {
    const { redirect } = slowPage();
    await Promise.all([contactsHere(), contactsHere(), contactsHere()]);
    await expect(worker.visits.greet(page)).resolves.toMatchObject({ renewable: false });
    redirect();
    await settled();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    expect(worker.session.viewer()).toEqual(vera);
  });

  test('is known to be of somebody who asked for it from the first moment that they are signed in', async () => {
    const known: boolean[] = [];
    worker.session.onChange(() => {
      if (worker.session.viewer() !== undefined) known.push(worker.renewal.keptSignedIn());
    });
    await contactsHere();
    expect(new Set(known)).toEqual(new Set([true]));
  });

  test('is shown as one while it is under way', async () => {
    slowPage();
    await contactsHere();
    expect(worker.signIn.underWay()).toBe(true);
    expect(worker.signIn.renewing()).toBe(true);
    expect(await stored('session')).toMatchObject({ signInAttempt: { renewing: true }, renewalTried: true });
  });

  test('follows a session that ran out, too', async () => {
    await signIn(vera, Date.now() + 1000);
    await worker.renewal.keepSignedIn(true);
    vi.useFakeTimers({ now: Date.now() + 2000, toFake: ['Date'] });
    await expect(worker.visits.greet(page)).resolves.toMatchObject({ signedIn: false, renewable: true });
    await contactsHere();
    expect(worker.session.token()).toMatchObject({ accessToken: 'a-token' });
  });
});

describe('a renewal is not begun', () => {
  const notBegun = async (address = page) => {
    await expect(worker.visits.greet(address)).resolves.toMatchObject({ renewable: false });
    await contactsHere(address);
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
    expect(worker.signIn.underWay()).toBe(false);
  };

  test('where the person did not ask to be kept signed in', async () => {
    await signIn();
    await restart();
    await notBegun();
  });

  test('while somebody is signed in', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await notBegun();
  });

  test('while the person is signing in', async () => {
    await restartOfVeras();
    slowPage();
    await worker.signIn.begin();
    await expect(worker.visits.greet(page)).resolves.toMatchObject({ renewable: false });
    await contactsHere();
    expect(worker.signIn.renewing()).toBe(false);
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
  });

  test('by a page that is of no allowed site', async () => {
    await restartOfVeras();
    await notBegun('https://other.example.test/');
    revoke(pattern);
    await settled();
    await notBegun();
  });

  test.each([
    ['no app is set', { ...settings, linkedin: { ...linkedin, clientId: '' } }],
    ['no token service is set', { ...settings, linkedin: { ...linkedin, tokenService: '' } }],
    ['the extension is switched off', { ...settings, enabled: false }],
  ])('where %s', async (_, changed) => {
    await restartOfVeras();
    await fake.storage.local.set({ settings: changed });
    await settled();
    await notBegun();
  });

  test('after a sign-out, whatever is kept', async () => {
    await restartOfVeras();
    const hash = await keptHash();
    await worker.session.end();
    await fake.storage.local.set({ keptSignedIn: hash });
    await settled();
    await notBegun();
    await restart();
    await notBegun();
  });

  test('in the very moment of a sign-out, before any of it is written', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    const erased = deferred<void>();
    vi.spyOn(fake.storage.session, 'remove').mockReturnValue(erased.promise as never);
    const ending = worker.session.end();
    expect(await keptHash()).toBeDefined();
    await notBegun();
    erased.resolve();
    await ending;
  });

  test('after LinkedIn took the access back', async () => {
    await signIn();
    await worker.renewal.keepSignedIn(true);
    await worker.session.end('revoked');
    await settled();
    await notBegun();
  });

  test('a second time in one session of the browser, until somebody has signed in', async () => {
    await restartOfVeras();
    launchWebAuthFlow.mockRejectedValueOnce(new Error('User interaction required.'));
    await contactsHere();
    launchWebAuthFlow.mockClear();
    await notBegun();
    await wake();
    await notBegun();
    await signIn();
    await worker.session.end('expired');
    await settled();
    await contactsHere();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
  });

  test('before the restart, but after it', async () => {
    await restartOfVeras();
    launchWebAuthFlow.mockRejectedValueOnce(new Error('User interaction required.'));
    await contactsHere();
    await restart();
    await contactsHere();
    expect(worker.session.viewer()).toEqual(vera);
  });
});

describe('a renewal that fails', () => {
  beforeEach(restartOfVeras);

  const endsWith = async (end: object) => {
    await contactsHere();
    expect(worker.session.lastEnd()).toEqual(end);
    expect(worker.session.token()).toBeUndefined();
    expect(worker.session.viewer()).toBeUndefined();
    expect(worker.signIn.underWay()).toBe(false);
    // What the token service was seen to do says nothing of anybody.
    const { testedService, ...rest } = await stored('session');
    expect(rest).toEqual({ renewalTried: true, signInEnd: end });
    expect(await keptHash()).toBeDefined();
    launchWebAuthFlow.mockClear();
    await contactsHere();
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  };

  test('because somebody else is signed in at LinkedIn drops their token unseen', async () => {
    const writes = [vi.spyOn(fake.storage.session, 'set'), vi.spyOn(fake.storage.local, 'set')];
    linkedIn.answerUserinfo = () => json({ sub: 'viewerB', name: 'Ben Ito' });
    const epoch = worker.session.epoch();
    await endsWith({ fault: 'somebody-else' });
    expect(worker.session.epoch()).toBe(epoch);
    expect(linkedIn.picturesAsked()).toEqual([]);
    expect(JSON.stringify(writes.map(({ mock }) => mock.calls))).not.toMatch(/a-token|viewerB|Ben/);
  });

  test.each([
    ['needs the person', 'User interaction required.', { ended: 'not-renewed' }],
    ['is closed', 'The user did not approve access.', { ended: 'not-renewed' }],
    ['can’t be loaded', 'Authorization page could not be loaded.', { fault: 'page-error' }],
    ['never answers', 'Authorization page load timed out.', { fault: 'no-answer' }],
  ])('because LinkedIn’s page %s', async (_, text, end) => {
    launchWebAuthFlow.mockRejectedValueOnce(new Error(text));
    await endsWith(end);
  });

  test.each(['user_cancelled_login', 'user_cancelled_authorize', 'unauthorized_scope_error', 'server_error'])(
    'because LinkedIn answers %s',
    async (error) => {
      launchWebAuthFlow.mockImplementationOnce(
        async ({ url }) => `${redirectAddress}?error=${error}&state=${stateIn(url)}`,
      );
      await endsWith({ ended: 'not-renewed' });
    },
  );

  test('because the token service refuses', async () => {
    linkedIn.answerToken = () => json({ error: 'invalid_grant' }, 400);
    await endsWith({ ended: 'not-renewed' });
  });

  test('because the token service is down', async () => {
    linkedIn.answerToken = () => new Response('', { status: 503 });
    await endsWith({ fault: 'token-service-in-trouble' });
  });

  test('because LinkedIn does not say who that is', async () => {
    linkedIn.answerUserinfo = () => json({}, 403);
    await endsWith({ fault: 'viewer-unreadable' });
  });

  test('because the browser’s access to LinkedIn was withdrawn', async () => {
    revoke('https://api.linkedin.com/*');
    linkedIn.answerUserinfo = () => json({}, 403);
    await endsWith({ fault: 'not-permitted' });
  });

  test('because the browser refuses to keep anything', async () => {
    vi.spyOn(fake.storage.session, 'set').mockRejectedValueOnce(new Error('quota') as never);
    await contactsHere();
    expect(worker.signIn.underWay()).toBe(false);
    expect(worker.session.lastEnd()).toEqual({ ended: 'not-renewed' });
  });

  test('because the worker was stopped in the middle of it, which nobody began and nobody is told was interrupted', async () => {
    slowPage();
    await contactsHere();
    await wake();
    await settled();
    expect(worker.session.lastEnd()).toEqual({ ended: 'not-renewed' });
    expect(await stored('session')).toEqual({ renewalTried: true, signInEnd: { ended: 'not-renewed' } });
    launchWebAuthFlow.mockClear();
    await contactsHere();
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });

  test('leaves an ordinary attempt to be called interrupted when the worker is stopped in that one', async () => {
    launchWebAuthFlow.mockRejectedValueOnce(new Error('User interaction required.'));
    await contactsHere();
    slowPage();
    await worker.signIn.begin();
    await settled();
    await wake();
    await settled();
    expect(worker.session.lastEnd()).toEqual({ fault: 'interrupted' });
  });
});

describe('while a renewal is under way', () => {
  beforeEach(restartOfVeras);

  test('a sign-out ends it, and LinkedIn’s late answer changes nothing', async () => {
    const { redirect } = slowPage();
    await contactsHere();
    worker.signIn.abandon();
    await worker.session.end();
    const epoch = worker.session.epoch();
    redirect();
    await settled();
    expect(worker.session.viewer()).toBeUndefined();
    expect(await stored('session')).toEqual({ epoch });
    expect(await stored('local')).toMatchObject({ signedOutMark: true });
    expect(linkedIn.requests).toEqual([]);
  });

  test('a sign-out in the moment in which the person is compared ends it as well', async () => {
    const answer = deferred<Response>();
    linkedIn.answerUserinfo = () => answer.promise;
    await contactsHere();
    answer.resolve(json({ sub: 'viewerA', name: 'Vera Viewer' }));
    worker.signIn.abandon();
    await worker.session.end();
    await settled();
    expect(worker.session.viewer()).toBeUndefined();
    expect(await stored('session')).not.toHaveProperty('token');
  });

  test('a sign-in takes its place: asked for by a person, it may show a window, once the browser is free for it', async () => {
    const { redirect } = slowPage();
    await contactsHere();
    launchWebAuthFlow.mockRejectedValueOnce(new Error('User interaction required.'));
    linkedIn.answerUserinfo = () => json({ sub: 'viewerB', name: 'Ben Ito' });
    await worker.signIn.begin();
    await settled();
    expect(worker.signIn.renewing()).toBe(false);
    expect(await stored('session')).toMatchObject({ signInAttempt: { renewing: false } });
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    redirect();
    await settled();
    expect(launchWebAuthFlow.mock.calls.map(([{ interactive }]) => interactive)).toEqual([false, false, true]);
    // Whoever the person signs in as is who they are now.
    expect(worker.session.viewer()).toEqual(ben);
    expect(await keptHash()).toBeUndefined();
  });

  test('a sign-in drops it, and LinkedIn’s late answer signs nobody in beside the person', async () => {
    const { redirect } = slowPage();
    await contactsHere();
    launchWebAuthFlow.mockRejectedValueOnce(new Error('User interaction required.'));
    slowPage();
    await worker.signIn.begin();
    redirect();
    await settled();
    expect(worker.session.viewer()).toBeUndefined();
    expect(worker.signIn.underWay()).toBe(true);
    expect(linkedIn.requests).toEqual([]);
  });

  test('a renewal that was cancelled is not begun again', async () => {
    slowPage();
    await contactsHere();
    worker.signIn.abandon();
    await worker.session.attemptFails('cancelled');
    expect(worker.session.lastEnd()).toEqual({ fault: 'cancelled' });
    await expect(worker.visits.greet(page)).resolves.toMatchObject({ renewable: false });
  });

  test('the wish erased from outside leaves nobody to be renewed', async () => {
    const { redirect } = slowPage();
    await contactsHere();
    await fake.storage.local.remove('keptSignedIn');
    redirect();
    await settled();
    expect(worker.session.viewer()).toBeUndefined();
    expect(worker.session.lastEnd()).toEqual({ ended: 'not-renewed' });
  });
});
