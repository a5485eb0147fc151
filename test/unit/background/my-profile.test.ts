import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { anna, ben } from '../../../sandbox/world/accounts.ts';
import { portrait } from '../../../sandbox/world/portraits.ts';
import { myProfileDuty } from '../../../src/background/my-profile.ts';
import { ownPictureDuty } from '../../../src/background/own-picture.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import type { Port } from '../../../src/browser/serve.ts';
import type { ProfileChange } from '../../../src/contract/profile.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../../../src/contract/profile-edits.ts';
import { type FakeActivity, fakeActivity } from '../fakes/activity.ts';
import { resetBrowser } from '../fakes/browser.ts';
import { type SandboxedNetwork, sandboxedNetwork } from '../fakes/sandboxed.ts';
import { editorScopes } from '../linkedin/edits/support.ts';

let network: SandboxedNetwork;
let session: Session;
let activity: FakeActivity;
let said: ProfileEditsAnswer[];
let ask: (asked: ProfileEditsAsk) => void;
let leave: () => void;

beforeEach(async () => {
  resetBrowser();
  network = sandboxedNetwork();
  vi.stubGlobal('fetch', network.fetch);
  session = createSession();
  activity = fakeActivity();
  await session.ready;
  said = [];
  const duty = myProfileDuty(session, activity, ownPictureDuty(session, activity));
  const listeners: ((message: unknown) => void)[] = [];
  const port: Port = {
    address: '',
    tabId: 1,
    send: (message) => void said.push(message as ProfileEditsAnswer),
    onMessage: (listener) => void listeners.push(listener),
    onGone: (listener) => {
      leave = listener;
    },
  };
  duty.take(port);
  ask = (asked) => {
    for (const listener of listeners) listener(asked);
  };
});
afterEach(() => vi.unstubAllGlobals());

async function signIn(account = anna, scopes = editorScopes) {
  const token = network.linkedin.registry.issueToken({ account, scopes });
  await session.begin(
    { personId: account.personId, name: account.name },
    { accessToken: token, issuedAt: Date.now() - 60_000, expiresAt: Date.now() + 5_184_000_000, scopes },
  );
}

/** The last that is said once so much has been. */
const heard = async (count: number) => {
  await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(count), { timeout: 20_000 });
  return said[count - 1];
};

const english = { localized: { en_US: 'Chartering' } };
const newSkill: ProfileChange = { kind: 'create-entry', field: 'skills', value: { name: english } };
const of = (endpoint: string) => network.journal.of(endpoint).length;

describe('My profile', () => {
  test('is read, reviewed and changed, and what goes is what was reviewed', async () => {
    await signIn();
    ask({ kind: 'read' });
    expect(await heard(1)).toMatchObject({
      kind: 'profile',
      reading: { basic: { vanityName: { state: 'read', value: anna.vanityName } } },
    });
    ask({ kind: 'review', changes: [newSkill] });
    const reviewed = await heard(2);
    expect(of('profile-edit')).toBe(0);
    ask({ kind: 'apply', changes: [newSkill] });
    expect(await heard(3)).toMatchObject({ kind: 'applied', outcomes: [{ state: 'done' }] });
    const [sent] = network.journal.of('profile-edit');
    expect(reviewed).toEqual({
      kind: 'reviewed',
      requests: [{ method: sent?.method, address: `https://${sent?.host}${sent?.path}`, body: sent?.body }],
    });
    expect(activity.fetches).toContainEqual({ kind: 'my-profile' });
  });

  test('is of whoever the token is of, whatever the page says', async () => {
    await signIn(ben);
    ask({ kind: 'apply', changes: [newSkill] });
    await heard(1);
    expect(network.journal.of('profile-edit').map(({ path }) => path)).toEqual([
      `/v2/people/id=${ben.personId}/skills`,
    ]);
  });

  test('is nobody’s while nobody is signed in', async () => {
    for (const asked of [{ kind: 'read' }, { kind: 'apply', changes: [newSkill] }] as const) ask(asked);
    expect(await heard(2)).toEqual({ kind: 'unread', fault: { code: 'signed-out' } });
    expect(network.journal.entries).toEqual([]);
  });

  test('a token that LinkedIn refuses ends the session', async () => {
    await signIn();
    network.control.revokeTokens();
    ask({ kind: 'read' });
    expect(await heard(1)).toEqual({ kind: 'unread', fault: { code: 'token-refused' } });
    await vi.waitFor(() => expect(session.viewer()).toBeUndefined());
  });

  test('what no page of ours would say is passed over', async () => {
    await signIn();
    const bad: readonly unknown[] = [
      null,
      { kind: 'apply' },
      { kind: 'apply', changes: [{ ...newSkill, kind: 'other' }] },
      { kind: 'apply', changes: [{ ...newSkill, value: { name: Number.NaN } }] },
      { kind: 'apply', changes: [{ ...newSkill, value: new Map() }] },
      { kind: 'apply', changes: [newSkill], more: 1 },
      { kind: 'apply', changes: [{ kind: 'delete-entry', field: 'skills', id: '../x', seen: {} }] },
      { kind: 'new-picture', field: 'otherPicture' },
      { kind: 'picture-part', rendition: 'display', bytes: new ArrayBuffer(1024 * 1024 + 1) },
    ];
    for (const message of bad) ask(message as ProfileEditsAsk);
    ask({ kind: 'read' });
    expect(await heard(1)).toMatchObject({ kind: 'profile' });
    expect(of('profile-edit')).toBe(0);
  });
});

describe('a new picture', () => {
  async function sendParts(original: ArrayBuffer, display = original) {
    ask({ kind: 'new-picture', field: 'profilePicture' });
    for (const [rendition, bytes] of Object.entries({ original, display }) as ['original' | 'display', ArrayBuffer][]) {
      for (let at = 0; at < bytes.byteLength; at += 5000) {
        ask({ kind: 'picture-part', rendition, bytes: bytes.slice(at, at + 5000) });
      }
    }
    ask({ kind: 'send-picture' });
  }

  const steps = ['register-original', 'register-display', 'upload-original', 'upload-display', 'patch'].map((step) => ({
    kind: 'picture-step',
    step,
  }));

  test('comes in parts, is told step by step, and is shown anew', async () => {
    await signIn();
    const { buffer } = await portrait(anna, 400);
    await sendParts(buffer);
    expect(await heard(6)).toEqual({ kind: 'picture-done', field: 'profilePicture' });
    expect(said.slice(0, 5)).toEqual(steps);
    await vi.waitFor(() => expect(session.ownPicture()).toBeDefined());
  });

  test('that failed is tried again from where it failed', async () => {
    await signIn();
    network.control.addFault('upload', { status: 503 }, 1);
    await sendParts((await portrait(anna, 400)).buffer);
    expect(await heard(4)).toMatchObject({
      kind: 'picture-failed',
      failure: { step: 'upload-original', profile: 'unchanged' },
    });
    expect(said[3]).not.toHaveProperty('failure.begun');
    ask({ kind: 'send-picture' });
    expect(await heard(8)).toEqual({ kind: 'picture-done', field: 'profilePicture' });
    expect(of('assets')).toBe(2);
  });

  test('that is none is not sent', async () => {
    await signIn();
    const unfit = { kind: 'picture-unfit', fault: { code: 'not-a-picture' } };
    const none = new TextEncoder().encode('no picture').buffer;
    await sendParts(none);
    expect(await heard(1)).toEqual(unfit);
    await sendParts((await portrait(anna, 400)).buffer, none);
    expect(await heard(2)).toEqual(unfit);
    ask({ kind: 'new-picture', field: 'backgroundPicture' });
    ask({ kind: 'send-picture' });
    expect(await heard(3)).toEqual(unfit);
    expect(network.journal.entries).toEqual([]);
  });

  test.each([
    ['is cancelled', () => ask({ kind: 'cancel' })],
    ['is left', () => leave()],
    ['is signed out of', () => session.end()],
  ])('that %s under way goes no further', async (_, end) => {
    await signIn();
    network.control.addFault('assets', 'hang', 1);
    await sendParts((await portrait(anna, 400)).buffer);
    await vi.waitFor(() => expect(of('assets')).toBe(1), { timeout: 20_000 });
    await end();
    expect(await heard(2)).toMatchObject({ kind: 'picture-failed', failure: { fault: { code: 'aborted' } } });
    expect(of('upload')).toBe(0);
  });
});
