import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ActivityDuty, activityDuty } from '../../../src/background/activity.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import type { SignInDuty } from '../../../src/background/sign-in.ts';
import { sitesDuty } from '../../../src/background/sites.ts';
import { supportReport } from '../../../src/background/support-report.ts';
import type { SupportReport } from '../../../src/contract/options.ts';
import type { Site } from '../../../src/contract/settings.ts';
import { keep, own } from '../../../src/custody/custody.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, linkedInPatterns, resetBrowser, revoke } from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

const viewer = { personId: 'A', name: 'Anna Berg' };
const token = (...scopes: string[]) => ({
  accessToken: 'a-token',
  issuedAt: 1,
  expiresAt: Date.now() + 3_600_000,
  scopes,
});
const me = { identity: { select: '#user', from: 'text' } } as const;
const site = (id: string, more: Partial<Site> = {}): Site => ({
  id,
  name: id,
  matches: [`https://${id}.example.test/*`],
  enabled: true,
  rememberReferences: false,
  ...more,
});

let session: Session;
let activity: ActivityDuty;
let underWay: boolean;
let confirmed: number;

function newBrowser() {
  resetBrowser();
  Object.assign(fake.runtime, {
    getPlatformInfo: async () => ({ os: 'linux' }),
    getManifest: () => ({ version: '0.1.0' }),
  });
  underWay = false;
  confirmed = 0;
}

beforeEach(() => {
  newBrowser();
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Whatever happened before, in a browser in which these settings are stored. */
async function report(stored: unknown, happen: () => unknown = () => undefined): Promise<SupportReport> {
  if (stored !== undefined) await fake.storage.local.set({ settings: stored });
  const settings = settingsDuty();
  session = createSession();
  activity = activityDuty();
  const sites = sitesDuty(settings);
  await Promise.all([settings.ready, session.ready, activity.ready, sites.ready]);
  await happen();
  await turns();
  const signIn = { underWay: () => underWay } as SignInDuty;
  return supportReport(settings, session, sites, signIn, { count: () => confirmed }, activity);
}

test('of an extension just installed', async () => {
  await expect(report(undefined)).resolves.toEqual({
    extensionVersion: '0.1.0',
    browser: 'chromium',
    browserVersion: 156,
    system: 'linux',
    enabled: true,
    clientIdSet: false,
    tokenServiceSet: false,
    knownScopes: ['openid', 'profile'],
    otherScopes: 0,
    sites: { all: 0, enabled: 0, allowed: 0, withRecipe: 0, withCrmUser: 0 },
    settingsFaults: {},
    lockedByPolicy: 0,
    linkedInAccess: true,
    viewer: 'signed-out',
    lastEnd: null,
    keptSignedIn: false,
    signedOutMark: false,
    ownPicture: 'unknown',
    contactsPictures: 'unknown',
    connections: 'unknown',
    paused: false,
    confirmedCrmUsers: 0,
    activity: [],
  });
});

describe('the settings', () => {
  test('are counted: what is set, scopes, faults by their code, also those of the policy, and what it locks', async () => {
    await fake.storage.managed.set({ version: 1, enabled: false, other: 1 });
    const linkedin = {
      clientId: 'c',
      scopes: ['openid', 'r_liteprofile', 'r_acme', 'r_acme', 'w_acme'],
      tokenService: 'https://token.example.test/',
    };
    await expect(report({ version: 1, linkedin, more: 1, sites: 'none' })).resolves.toMatchObject({
      enabled: false,
      clientIdSet: true,
      tokenServiceSet: true,
      knownScopes: ['openid', 'r_liteprofile'],
      otherScopes: 2,
      settingsFaults: { 'unknown-key': 2, 'wrong-type': 1 },
      lockedByPolicy: 1,
    });
  });

  test('have their sites counted by what they are', async () => {
    const recipe = { contacts: [] };
    const sites = [
      site('a', { recipe: { ...recipe, me } }),
      site('b', { recipe }),
      site('c', { enabled: false }),
      site('d', { matches: ['https://not-allowed.example.test/*', 'https://*.wide.example.test:8443/*'] }),
      site('e'),
    ];
    grant('https://a.example.test/*', 'https://c.example.test/*', 'https://*.wide.example.test/*');
    const { sites: counted } = await report({ ...defaultSettings, sites });
    // Site c is switched off, so nothing runs there whatever the browser allows.
    expect(counted).toEqual({ all: 5, enabled: 4, allowed: 2, withRecipe: 2, withCrmUser: 1 });
  });
});

describe('the viewer', () => {
  test('is signed in, with what the app allows them', async () => {
    const { viewer: state, ...others } = await report(undefined, () => session.begin(viewer, token('r_liteprofile')));
    expect(state).toBe('signed-in');
    expect(others).toMatchObject({ ownPicture: 'granted', contactsPictures: 'granted', lastEnd: null });
  });

  test('is signing in', async () => {
    underWay = true;
    await expect(report(undefined)).resolves.toMatchObject({ viewer: 'signing-in' });
  });

  test.each([
    ['revoked', () => session.end('revoked')],
    ['denied', () => session.attemptFails('denied')],
  ])('is signed out, and the last end was: %s', async (lastEnd, happen) => {
    await expect(report(undefined, happen)).resolves.toMatchObject({ viewer: 'signed-out', lastEnd });
  });

  test('has marks, which are told without what is in them', async () => {
    confirmed = 3;
    const told = await report(undefined, async () => {
      await session.end();
      await keep('keptSignedIn', own('hash-of-a-person'));
    });
    expect(told).toMatchObject({ signedOutMark: true, keptSignedIn: true, confirmedCrmUsers: 3 });
    expect(JSON.stringify(told)).not.toContain('hash-of-a-person');
  });

  test('is held up by LinkedIn’s limit, or by the browser', async () => {
    const happen = async () => {
      await session.pauseUntil(Date.now() + 60_000);
      revoke(...linkedInPatterns);
    };
    await expect(report(undefined, happen)).resolves.toMatchObject({ paused: true, linkedInAccess: false });
  });
});

test('the activity is counted by kind and outcome, without hosts', async () => {
  const told = await report(undefined, () => {
    for (const host of ['media-exp1.licdn.com', 'media-exp2.licdn.com']) {
      activity.note({ kind: 'picture', host, outcome: 'answered' });
    }
    activity.note({ kind: 'token', host: 'token.acme.example.test', outcome: 'unreachable' });
  });
  expect(told.activity).toEqual([
    { kind: 'token', outcome: 'unreachable', requests: 1 },
    { kind: 'picture', outcome: 'answered', requests: 2 },
  ]);
});

describe('by construction', () => {
  /** What somebody might write into any field: a text that is nobody's vocabulary but theirs. */
  const personal = fc.stringMatching(/^[a-z]{5,12}$/).map((text) => `zq${text}qz`);
  const selector = personal.map((text) => `#${text}`);
  const reading = fc.record({ select: selector, from: personal.map((text) => `attribute:${text}`) });
  const anySite = fc.record(
    {
      id: personal,
      name: personal,
      matches: fc.array(
        personal.map((text) => `https://${text}.example.test/*`),
        { minLength: 1, maxLength: 3 },
      ),
      enabled: fc.boolean(),
      recipe: fc.record(
        {
          contacts: fc.array(
            fc.record({
              container: selector,
              reference: fc.array(reading, { minLength: 1, maxLength: 2 }),
              name: reading,
              slot: fc.record({ select: selector, place: fc.constantFrom('cover', 'before') }),
            }),
            { maxLength: 2 },
          ),
          me: fc.record({ identity: reading }),
        },
        { requiredKeys: ['contacts'] },
      ),
    },
    { requiredKeys: ['id', 'name', 'matches'] },
  );
  const document = fc.record(
    {
      version: fc.constant(1),
      enabled: fc.oneof(fc.boolean(), personal),
      linkedin: fc.record({
        clientId: personal,
        scopes: fc.array(fc.oneof(personal, fc.constantFrom('openid', 'profile')), { minLength: 1, maxLength: 4 }),
        tokenService: personal.map((text) => `https://${text}.example.test/${text}?${text}`),
        batchSize: fc.oneof(fc.constant(50), personal),
      }),
      sites: fc.array(fc.oneof(anySite, personal, fc.dictionary(personal, personal)), { maxLength: 3 }),
    },
    { requiredKeys: ['version'] },
  );
  const unknownKeys = fc.dictionary(personal, personal, { maxKeys: 2 });

  test('nothing that anybody wrote, or that LinkedIn said of the viewer, is in it', async () => {
    await fc.assert(
      fc.asyncProperty(document, unknownKeys, document, personal, async (stored, more, policy, name) => {
        newBrowser();
        await fake.storage.managed.set({ ...policy, ...more });
        for (const one of stored.sites ?? []) {
          if (typeof one === 'object' && Array.isArray(one.matches)) grant(...one.matches);
        }
        const told = await report({ ...stored, ...more }, async () => {
          await session.begin({ personId: name, name }, { ...token(name, 'openid'), accessToken: name });
          await session.keepOwnPicture({ base64: btoa(name), type: 'image/png' }, session.epoch());
          await keep('salt', own(name));
          activity.note({ kind: 'token', host: `${name}.example.test`, outcome: 'answered' });
        });
        expect(JSON.stringify(told)).not.toMatch(/zq|qz|example\.test/);
        expect(JSON.stringify(told)).not.toContain(btoa(name));
      }),
      { numRuns: 100 },
    );
  });

  test('every text in it is one of a closed list', async () => {
    const closed = new Set([
      ...[
        '0.1.0',
        'chromium',
        'linux',
        'openid',
        'profile',
        'email',
        'r_liteprofile',
        'r_basicprofile',
        'r_1st_connections',
      ],
      ...['signed-in', 'granted', 'refused', 'unknown', 'token', 'answered'],
    ]);
    await fc.assert(
      fc.asyncProperty(document, personal, async (stored, name) => {
        newBrowser();
        const told = await report(stored, async () => {
          await session.begin({ personId: name, name }, token(name));
          activity.note({ kind: 'token', host: name, outcome: 'answered' });
        });
        const texts: string[] = [];
        JSON.stringify(told, (_key, value) => {
          if (typeof value === 'string') texts.push(value);
          return value;
        });
        expect(texts.filter((text) => !closed.has(text))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
