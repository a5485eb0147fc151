import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { orgApp } from '../../../sandbox/salesforce/app.ts';
import { OrgControl } from '../../../sandbox/salesforce/control.ts';
import { type Org, salesforceOrg } from '../../../sandbox/salesforce/org.ts';
import { orgAnna, orgBen } from '../../../sandbox/salesforce/users.ts';
import { anna, ben } from '../../../sandbox/world/accounts.ts';
import { colleaguesDuty } from '../../../src/background/colleagues.ts';
import type { OrgSessionDuty } from '../../../src/background/org-session.ts';
import { orgVersions } from '../../../src/background/org-version.ts';
import { createSession } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import type { SharedDesk } from '../../../src/background/shared-desk.ts';
import type { SitesDuty } from '../../../src/background/sites.ts';
import type { From } from '../../../src/browser/sender.ts';
import type { ColleaguePhoto } from '../../../src/contract/colleagues.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { fault } from '../../../src/http/result.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { deferred } from '../fakes/turns.ts';

const origin = 'https://harbour.my.salesforce.com';
const from: From = { address: 'https://crm.example.test/contacts', tabId: 7 };
const nowhere = { select: '.nobody', from: 'text' } as const;
const recipe: Recipe = {
  contacts: [
    {
      container: 'tr',
      reference: [nowhere],
      name: nowhere,
      slot: { select: '.badge', place: 'cover' },
      crmUserId: { select: '.owner', from: 'href' },
      crmUserSlot: { select: '.owner', place: 'before' },
    },
  ],
};
const token = { accessToken: 'a-token', issuedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER, scopes: ['openid'] };
let sandbox: Org;
let control: OrgControl;
let requests: string[];
let served: Recipe;
let isViewer: boolean;
/** Aborted where somebody else may be using the CRM by now. */
let ofUser: AbortController;
let atOrg: boolean;
let org: OrgSessionDuty & { changed(): void };
let worker: Awaited<ReturnType<typeof wake>>;
let colleaguePhotosWanted: boolean;
/** The org answers once this is settled, or does not, where it is rejected. */
let answering: Promise<void>;

/** The worker's part over the sandbox's own org, with somebody signed in with LinkedIn and at the org. */
async function wake() {
  await fake.storage.local.set({
    settings: {
      ...defaultSettings,
      sites: [
        { id: 'crm', name: 'CRM', matches: ['https://crm.example.test/*'], colleaguePhotos: colleaguePhotosWanted },
      ],
    },
  });
  const settings = settingsDuty();
  const session = createSession();
  await Promise.all([settings.ready, session.ready]);
  if (session.token() === undefined) await session.begin({ personId: anna.personId, name: anna.name }, token);
  const sites = { ready: Promise.resolve(), recipeFor: () => served } as unknown as SitesDuty;
  const desk = {
    ready: Promise.resolve(),
    isViewer: async () => isViewer,
    signal: () => ofUser.signal,
  } as unknown as SharedDesk;
  const colleagues = colleaguesDuty({
    settings,
    session,
    sites,
    desk,
    activity: fakeActivity(),
    org,
    versionOf: orgVersions(),
  });
  const ask = (userIds: readonly string[], more = {}) =>
    colleagues.answer({ userIds, epoch: session.epoch(), ...more }, from);
  return { settings, session, colleagues, ask };
}

beforeEach(async () => {
  resetBrowser();
  // What a test before would still write to the browser it had is gone with its timers.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  sandbox = salesforceOrg();
  const app = orgApp(sandbox);
  control = new OrgControl(sandbox);
  requests = [];
  served = recipe;
  isViewer = true;
  ofUser = new AbortController();
  atOrg = true;
  colleaguePhotosWanted = true;
  answering = Promise.resolve();
  const listeners: (() => void)[] = [];
  const fetched = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    requests.push(new URL(String(input)).pathname);
    await answering;
    return app.request(String(input), init);
  };
  vi.stubGlobal('fetch', fetched);
  const access = {
    fetch: fetched as typeof fetch,
    origin,
    token: sandbox.registry.issueToken({ user: orgAnna, scopes: [] }),
  };
  org = {
    ready: Promise.resolve(),
    state: () => ({ state: atOrg ? 'signed-in' : 'signed-out' }),
    ask: async (call: Parameters<OrgSessionDuty['ask']>[0]) => (atOrg ? call(access) : fault({ code: 'session-over' })),
    onChange: (listener: () => void) => listeners.push(listener),
    changed: () => {
      for (const listener of listeners) listener();
    },
  } as unknown as typeof org;
  worker = await wake();
});

afterAll(() => {
  vi.useRealTimers();
});

const metadata = () => requests.filter((path) => path.endsWith('/photo')).length;
const pictures = () => requests.filter((path) => path.startsWith('/profilephoto/')).length;
const counted = async (ask: () => Promise<unknown>) => {
  const before = { metadata: metadata(), pictures: pictures() };
  await ask();
  return { metadata: metadata() - before.metadata, pictures: pictures() - before.pictures };
};
const shown = (userId: string) => ({
  userId,
  state: 'shown',
  picture: { bytes: expect.any(ArrayBuffer), type: 'image/jpeg', from: 'org' },
});
const bytesIn = (answer: readonly ColleaguePhoto[] | null): string =>
  (answer ?? [])
    .map((photo) => (photo.state === 'shown' ? Buffer.from(photo.picture.bytes).toString('hex') : ''))
    .join();
const kept = async () =>
  (await stored('session'))['colleaguePhotos'] as { userId: string; versionId: string }[] | undefined;
const writtenDown = () => vi.waitUntil(async () => (await kept())?.length);

describe('a colleague’s photo', () => {
  beforeEach(() => control.setPhoto(orgBen, ben));

  test('is asked for with one metadata request and one picture request, and then with none of the latter', async () => {
    expect(await counted(() => worker.ask([orgBen.id]))).toEqual({ metadata: 1, pictures: 1 });
    expect(await counted(() => worker.ask([orgBen.id]))).toEqual({ metadata: 1, pictures: 0 });
    expect(await worker.ask([orgBen.id])).toEqual([shown(orgBen.id)]);
  });

  test('that was changed by another way is fetched anew, once', async () => {
    const first = bytesIn(await worker.ask([orgBen.id]));
    await control.setPhoto(orgBen, anna);
    let second = '';
    const asking = async () => {
      second = bytesIn(await worker.ask([orgBen.id]));
    };
    expect(await counted(asking)).toEqual({ metadata: 1, pictures: 1 });
    expect(second).not.toBe(first);
    expect(await counted(() => worker.ask([orgBen.id]))).toEqual({ metadata: 1, pictures: 0 });
    expect(bytesIn(await worker.ask([orgBen.id]))).toBe(second);
  });

  test('is asked for once for many who ask at once, whichever way they write the ID', async () => {
    const both = () => Promise.all([worker.ask([orgBen.id, orgBen.id.slice(0, 15)]), worker.ask([orgBen.id])]);
    expect(await counted(both)).toEqual({ metadata: 1, pictures: 1 });
    expect(await worker.ask([orgBen.id.slice(0, 15)])).toEqual([shown(orgBen.id.slice(0, 15))]);
  });

  test('is found again by a worker that was stopped', async () => {
    await worker.ask([orgBen.id]);
    await writtenDown();
    worker = await wake();
    expect(await counted(() => worker.ask([orgBen.id]))).toEqual({ metadata: 1, pictures: 0 });
  });

  test('is shown as it is kept while the org is asked too often, and the org is left alone until then', async () => {
    await worker.ask([orgBen.id]);
    control.set({ requestsPerHour: 0 });
    expect(await worker.ask([orgBen.id, orgAnna.id])).toEqual([
      shown(orgBen.id),
      { userId: orgAnna.id, state: 'not-now' },
    ]);
    expect(await counted(() => worker.ask([orgBen.id, orgAnna.id]))).toEqual({ metadata: 0, pictures: 0 });
  });

  test('that was removed is gone from what is kept', async () => {
    await worker.ask([orgBen.id]);
    await writtenDown();
    sandbox.photos.remove(orgBen.id);
    expect(await worker.ask([orgBen.id])).toEqual([{ userId: orgBen.id, state: 'none' }]);
    await vi.waitUntil(async () => (await kept()) === undefined);
  });
});

test('a photo that was replaced is gone, also where the new one does not come', async () => {
  await control.setPhoto(orgBen, ben);
  await worker.ask([orgBen.id]);
  await writtenDown();
  await control.setPhoto(orgBen, anna);
  const whole = fetch;
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) =>
    input.includes('/profilephoto/') ? Promise.reject(new TypeError('connection reset')) : whole(input, init),
  );
  expect(await worker.ask([orgBen.id])).toEqual([{ userId: orgBen.id, state: 'not-now' }]);
  await vi.waitUntil(async () => (await kept()) === undefined);
});

test('whoever has no photo costs no picture request, and nothing is kept of them', async () => {
  let answer: unknown;
  expect(
    await counted(async () => {
      answer = await worker.ask([orgBen.id]);
    }),
  ).toEqual({ metadata: 1, pictures: 0 });
  expect(answer).toEqual([{ userId: orgBen.id, state: 'none' }]);
  expect(await kept()).toBeUndefined();
});

test('a user whom the org does not have is none, and no reason not to ask about others', async () => {
  await control.setPhoto(orgBen, ben);
  expect(await worker.ask(['005HB0000000099AAA', orgBen.id])).toEqual([
    { userId: '005HB0000000099AAA', state: 'none' },
    shown(orgBen.id),
  ]);
});

test('an org that refuses from the first is not asked about the next', async () => {
  control.set({ chatter: false });
  expect(await worker.ask([orgBen.id])).toEqual([{ userId: orgBen.id, state: 'none' }]);
  expect(await counted(() => worker.ask([orgBen.id, orgAnna.id]))).toEqual({ metadata: 0, pictures: 0 });
});

test('one that has answered before and refuses one user is asked about others', async () => {
  await worker.ask([orgAnna.id]);
  control.set({ chatter: false });
  await worker.ask([orgBen.id]);
  expect((await counted(() => worker.ask([orgAnna.id]))).metadata).toBe(1);
});

test('an org that does not answer is asked about no more than wait for it at once, and about anybody again a minute later', async () => {
  await worker.ask([orgAnna.id]);
  answering = Promise.reject(new TypeError('Failed to fetch'));
  answering.catch(() => undefined);
  const many = Array.from({ length: 20 }, (_, index) => `005HB000000${String(index).padStart(4, '0')}`);
  expect((await counted(() => worker.ask(many))).metadata).toBe(4);
  expect((await counted(() => worker.ask(many))).metadata).toBe(0);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  answering = Promise.resolve();
  expect((await counted(() => worker.ask([orgBen.id]))).metadata).toBe(1);
});

describe('nothing is asked, and nothing is to be painted', () => {
  test.each([
    [
      'where the site did not opt in',
      async () => {
        colleaguePhotosWanted = false;
        worker = await wake();
      },
    ],
    [
      'where nobody is signed in at the org',
      () => {
        atOrg = false;
      },
    ],
    ['where nobody is signed in with LinkedIn', () => worker.session.end()],
    [
      'where the recipe names no place for them',
      () => {
        const { crmUserSlot: _, ...without } = recipe.contacts[0] ?? expect.fail();
        served = { contacts: [without] };
      },
    ],
    [
      'where the CRM’s user is not known to be the viewer',
      () => {
        served = { ...recipe, me: { identity: { select: '#user', from: 'text' } } };
        isViewer = false;
      },
    ],
  ])('%s', async (_where, arrange) => {
    await arrange();
    expect(await worker.ask([orgBen.id])).toBeNull();
    expect(requests).toEqual([]);
  });

  test('for a page of a former epoch', async () => {
    expect(await worker.ask([orgBen.id], { epoch: worker.session.epoch() - 1 })).toBeNull();
    expect(requests).toEqual([]);
  });

  test('by a tab that asks about more than anybody could look at', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `005HB00000${String(index).padStart(5, '0')}`);
    const answer = await worker.ask(many);
    expect(answer?.every(({ state }) => state === 'not-now')).toBe(true);
    expect(requests).toEqual([]);
  });
});

describe('a page is told nothing of what the org answers', () => {
  test.each([
    [
      'after the viewer has left and somebody else has come',
      async () => {
        await worker.session.end();
        await worker.session.begin({ personId: ben.personId, name: ben.name }, token);
      },
    ],
    ['after the CRM’s user may have become somebody else', async () => ofUser.abort()],
  ])('%s', async (_when, change) => {
    await control.setPhoto(orgBen, ben);
    served = { ...recipe, me: { identity: { select: '#user', from: 'text' } } };
    const { promise, resolve } = deferred<void>();
    answering = promise;
    const late = worker.ask([orgBen.id]);
    await vi.waitUntil(() => requests.length > 0);
    await change();
    resolve();
    expect(await late).toBeNull();
  });
});

describe('what is kept goes', () => {
  beforeEach(async () => {
    await control.setPhoto(orgBen, ben);
    await worker.ask([orgBen.id]);
    await writtenDown();
  });

  test.each([
    [
      'with the session at the org',
      () => {
        atOrg = false;
        org.changed();
      },
    ],
    ['with the viewer', () => worker.session.end()],
    ['when it is erased', () => worker.colleagues.erasePhotos()],
  ])('%s', async (_how, end) => {
    await end();
    await vi.waitUntil(async () => (await kept()) === undefined);
  });

  test('and is fetched anew after it was erased', async () => {
    await worker.colleagues.erasePhotos();
    expect(await counted(() => worker.ask([orgBen.id]))).toEqual({ metadata: 1, pictures: 1 });
  });

  test('what comes after the end of the session there is not kept, and not shown', async () => {
    await control.setPhoto(orgBen, anna);
    const { promise, resolve } = deferred<void>();
    answering = promise;
    const before = requests.length;
    const late = worker.ask([orgBen.id]);
    await vi.waitUntil(() => requests.length > before);
    atOrg = false;
    org.changed();
    resolve();
    expect(await late).toBeNull();
    await vi.waitUntil(async () => (await kept()) === undefined);
  });

  test('pages are told to say hello again when the session at the org comes or goes', async () => {
    fake.tabs.query.mockResolvedValue([{ id: 7 }] as never);
    atOrg = false;
    org.changed();
    await vi.waitFor(() =>
      expect(fake.tabs.sendMessage).toHaveBeenCalledWith(7, { kind: 'site-changed' }, { frameId: 0 }),
    );
  });
});

describe('the script that paints them comes', () => {
  const brought = () => fake.scripting.executeScript.mock.calls.map(([given]) => given);

  test('to a page that says hello where they are shown', async () => {
    await worker.colleagues.bringScript(from);
    expect(brought()).toEqual([{ target: { tabId: 7 }, files: ['src/content/colleagues-script.js'] }]);
  });

  test('not where nobody is signed in at the org', async () => {
    atOrg = false;
    await worker.colleagues.bringScript(from);
    expect(brought()).toEqual([]);
  });
});
