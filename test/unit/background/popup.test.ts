import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ConnectionsDuty, connectionsDuty } from '../../../src/background/connections.ts';
import { ownPictureDuty } from '../../../src/background/own-picture.ts';
import { popupDuty } from '../../../src/background/popup.ts';
import type { RenewalDuty } from '../../../src/background/renewal.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { setUpDuty } from '../../../src/background/set-up.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { sitesDuty } from '../../../src/background/sites.ts';
import type { Port } from '../../../src/browser/serve.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';

const viewer = { personId: 'viewerA', name: 'Vera Viewer' };
const configured = {
  ...defaultSettings,
  linkedin: { ...defaultSettings.linkedin, clientId: 'c', tokenService: 'https://token.example.test/token' },
};
let session: Session;
let underWay: 'asked' | 'renewing' | undefined;
let renewal: { kept: boolean; changed: () => void };
let connections: ConnectionsDuty;
let take: (port: Port) => void;

beforeEach(async () => {
  resetBrowser();
  underWay = undefined;
  renewal = { kept: false, changed: () => undefined };
  const settings = settingsDuty();
  session = createSession();
  connections = connectionsDuty(settings, session, fakeActivity());
  const signIn = {
    underWay: () => underWay !== undefined,
    renewing: () => underWay === 'renewing',
    begin: async () => undefined,
    renew: () => undefined,
    abandon: () => undefined,
  };
  const renewalDuty: RenewalDuty = {
    ready: Promise.resolve(),
    keptSignedIn: () => renewal.kept,
    keepSignedIn: async () => undefined,
    isRenewable: () => false,
    contactsHere: async () => undefined,
    onChange: (listener) => {
      renewal.changed = listener;
    },
  };
  const setUp = setUpDuty(settings, session, sitesDuty(settings));
  take = popupDuty(
    settings,
    session,
    signIn,
    ownPictureDuty(session, fakeActivity()),
    renewalDuty,
    connections,
    setUp,
  ).take;
  await Promise.all([settings.ready, session.ready]);
});
afterEach(() => {
  vi.useRealTimers();
});

const token = () => ({ accessToken: 'a-token', issuedAt: 1, expiresAt: Date.now() + 3_600_000, scopes: [] });
const badge = () => fake.action.getBadgeText({});

function openPopup() {
  const port = fakePort('popup');
  take({
    address: '',
    tabId: undefined,
    send: (message) => port.postMessage(message),
    onMessage: () => undefined,
    onGone: (listener) => port.onDisconnect.addListener(listener),
  });
  return port;
}
const last = (port: { sent: unknown[] }) => port.sent.at(-1) as { viewer: unknown };

describe('the news', () => {
  test('are told as soon as the popup opens', async () => {
    const port = openPopup();
    await turns();
    expect(port.sent).toEqual([
      {
        kind: 'news',
        viewer: { state: 'signed-out' },
        justSignedIn: false,
        configured: false,
        settingsFaults: 0,
        keptSignedIn: false,
        connections: { state: 'unknown' },
        sites: [],
        policyPatterns: [],
        switchedOff: {},
      },
    ]);
  });

  test('are told after every change, to every popup that is open', async () => {
    const ports = [openPopup(), openPopup()];
    await turns();
    await session.begin(viewer, token());
    for (const port of ports) expect(last(port).viewer).toEqual({ state: 'signed-in', viewer });
    await session.keepOwnPicture({ base64: btoa('own'), type: 'image/png' }, session.epoch());
    for (const port of ports) expect(last(port).viewer).toMatchObject({ picture: { type: 'image/png' } });
    await session.end('revoked');
    for (const port of ports) expect(last(port).viewer).toEqual({ state: 'signed-out', ended: 'revoked' });
    await session.attemptFails('denied');
    for (const port of ports) expect(last(port).viewer).toEqual({ state: 'signed-out', fault: 'denied' });
  });

  test('say once that the viewer has signed in, to the first popup that hears of it', async () => {
    await session.begin(viewer, token(), true);
    const first = openPopup();
    await turns();
    expect(first.sent.map((news) => (news as { justSignedIn: boolean }).justSignedIn)).toEqual([true, false]);
    const second = openPopup();
    await turns();
    expect(last(second)).toMatchObject({ justSignedIn: false });
    expect(await stored('session')).not.toHaveProperty('signInUntold');
  });

  test('say so still when the worker was stopped before any popup was opened', async () => {
    await session.begin(viewer, token(), true);
    const next = createSession();
    await next.ready;
    expect(next.untold()).toBe(true);
  });

  test('never carry the token', async () => {
    await session.begin(viewer, token());
    const port = openPopup();
    await turns();
    expect(JSON.stringify(port.sent)).not.toContain('a-token');
  });

  test('say that a sign-in is under way, whoever is signed in', async () => {
    underWay = 'asked';
    const port = openPopup();
    await turns();
    expect(last(port).viewer).toEqual({ state: 'signing-in', renewing: false });
  });

  test('say that a sign-in is being renewed', async () => {
    underWay = 'renewing';
    const port = openPopup();
    await turns();
    expect(last(port).viewer).toEqual({ state: 'signing-in', renewing: true });
  });

  test('say whether the viewer asked to be kept signed in, as soon as that is known', async () => {
    const port = openPopup();
    await turns();
    expect(last(port)).toMatchObject({ keptSignedIn: false });
    renewal.kept = true;
    renewal.changed();
    expect(last(port)).toMatchObject({ keptSignedIn: true });
  });

  test('say how matching among the connections stands, at once and after every change', async () => {
    const port = openPopup();
    await turns();
    await session.begin(viewer, { ...token(), scopes: ['r_1st_connections'] });
    expect(last(port)).toMatchObject({ connections: { state: 'unread' } });
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    connections.read();
    expect(last(port)).toMatchObject({ connections: { state: 'reading', read: 0 } });
    vi.unstubAllGlobals();
  });

  test('count the faults of the policy with those of the document', async () => {
    const port = openPopup();
    await fake.storage.local.set({ settings: { ...configured, sites: [{ id: 'bad' }] } });
    await turns();
    const { settingsFaults } = last(port) as unknown as { settingsFaults: number };
    await fake.storage.managed.set({ version: 1, enabled: 'yes', more: true });
    await turns();
    expect(last(port)).toMatchObject({ settingsFaults: settingsFaults + 2 });
  });

  test('say when the settings are ready to sign in with, and how many faults they have', async () => {
    const port = openPopup();
    await fake.storage.local.set({ settings: { ...configured, sites: [{ id: 'bad' }], more: true } });
    await turns();
    expect(last(port)).toMatchObject({ configured: true, settingsFaults: expect.any(Number) });
    expect((last(port) as unknown as { settingsFaults: number }).settingsFaults).toBeGreaterThan(0);
  });

  test('are not told to a popup that was closed', async () => {
    const port = openPopup();
    await turns();
    port.leave();
    await session.begin(viewer, token());
    expect(port.sent).toHaveLength(1);
  });
});

describe('the mark on the toolbar button', () => {
  test.each(['expired', 'revoked'] as const)('is there once a session has %s', async (ended) => {
    await session.begin(viewer, token());
    await turns();
    await expect(badge()).resolves.toBe('');
    await session.end(ended);
    await turns();
    await expect(badge()).resolves.toBe('!');
  });

  test.each(['not-renewed', 'somebody-else'] as const)('is there once a renewal came to %s', async (end) => {
    await session.attemptBegins(true);
    await session.attemptFails(end);
    await turns();
    await expect(badge()).resolves.toBe('!');
  });

  test('is not there after a sign-out by the person', async () => {
    await session.begin(viewer, token());
    await session.end();
    await turns();
    await expect(badge()).resolves.toBe('');
  });

  test('is there while asking is paused', async () => {
    await session.begin(viewer, token());
    await session.pauseUntil(Date.now() + 60_000);
    await turns();
    await expect(badge()).resolves.toBe('!');
  });

  test('goes as soon as a sign-in is under way', async () => {
    await session.end('expired');
    underWay = 'asked';
    await session.attemptBegins(false);
    await turns();
    await expect(badge()).resolves.toBe('');
  });
});
