import { afterEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { people } from '../../../sandbox/world/people.ts';
import { fake } from '../fakes/browser.ts';
import { closeSandboxedWorker, openSandboxedWorker, type SandboxedWorker } from './sandboxed-worker.ts';

afterEach(closeSandboxedWorker);

const member = people.find(({ kind, referenceForm }) => kind === 'open' && referenceForm === 'urn')?.personId ?? '';

/** Signed in with every consent given. */
async function signedIn(): Promise<SandboxedWorker> {
  const worker = await openSandboxedWorker(['openid', 'profile', 'r_basicprofile']);
  await worker.signIn();
  await worker.consent();
  return worker;
}

const seen = async (worker: SandboxedWorker) =>
  (await worker.pictures([member])).get(member)?.availability ?? { state: 'nothing' };

describe('storage that', () => {
  test.each(['session', 'local'] as const)(
    'refuses to write (%s) leaves the pictures and what was entered',
    async (area) => {
      const worker = await signedIn();
      const entries = await worker.entries();
      vi.spyOn(fake.storage[area], 'set').mockRejectedValue(new Error('quota') as never);
      expect(await seen(worker)).toEqual({ state: 'shown' });
      expect(await worker.entries()).toEqual(entries);
    },
  );

  test.each(['session', 'local'] as const)(
    'refuses to be read (%s) when the worker starts is told, and everything is there as soon as it no longer does',
    async (area) => {
      const worker = await signedIn();
      const entries = await worker.entries();
      const refused = vi.spyOn(fake.storage[area], 'get').mockRejectedValue(new Error('corrupt') as never);
      await worker.restartBrowser();
      expect(worker.told()).toEqual({ kind: 'storage-refused' });
      await worker.pass(10_000);
      expect(worker.told()).toEqual({ kind: 'storage-refused' });
      refused.mockRestore();
      await worker.pass(2_000);
      expect(worker.told()).toMatchObject({ kind: 'news', configured: true, viewer: { state: 'signed-out' } });
      await worker.signIn();
      expect(await seen(worker)).toEqual({ state: 'shown' });
      expect(await worker.entries()).toEqual(entries);
    },
  );

  test.each([
    ['a text', 'nonsense'],
    ['a list', []],
    ['cut off', { version: 1 }],
    ['of a newer version', { version: 99 }],
  ])('holds settings that are %s keeps them as they are, and signs nobody in', async (_, settings) => {
    const worker = await signedIn();
    const { keptSignedIn } = await worker.entries();
    await fake.storage.local.set({ settings });
    await worker.restartBrowser();
    await worker.signIn();
    expect(worker.viewer()).toMatchObject({ state: 'signed-out', fault: 'not-configured' });
    expect(await worker.entries()).toMatchObject({ settings, keptSignedIn });
  });

  test('never answers for the policy holds nothing up', async () => {
    const worker = await signedIn();
    vi.spyOn(fake.storage.managed, 'get').mockImplementation(() => new Promise(() => undefined) as never);
    await worker.restartBrowser();
    await worker.signIn();
    expect(await seen(worker)).toEqual({ state: 'shown' });
  });

  test('refuses to be read for the policy is as if there were none', async () => {
    const worker = await signedIn();
    vi.spyOn(fake.storage.managed, 'get').mockRejectedValue(new Error('no policy') as never);
    await worker.restartBrowser();
    await worker.signIn();
    expect(await seen(worker)).toEqual({ state: 'shown' });
  });
});
