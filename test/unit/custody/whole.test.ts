import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import {
  forgetAllBut,
  forgetUnknown,
  hasLine,
  keep,
  onAnyChange,
  own,
  readWhole,
} from '../../../src/custody/custody.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';

const viewer = { personId: 'A', name: 'Anna Berg' };

beforeEach(async () => {
  resetBrowser();
  await Promise.all([keep('epoch', own(3)), keep('viewer', own(viewer)), keep('signedOutMark', own(true as const))]);
  await fake.storage.local.set({ forgotten: 'by a former version', viewer: 'where no viewer belongs' });
  await fake.storage.session.set({ members: ['B'], constructor: 'of nothing' });
});

test('a line speaks of its own area only, and of no name that every object has', () => {
  expect(hasLine('session', 'viewer')).toBe(true);
  expect(hasLine('local', 'viewer')).toBe(false);
  expect(hasLine('session', 'constructor')).toBe(false);
});

test('everything is read as it is there, with a line or without', async () => {
  await expect(readWhole()).resolves.toEqual({ session: await stored('session'), local: await stored('local') });
  expect((await readWhole()).session).toMatchObject({ members: ['B'], viewer });
});

test('what no line speaks of is erased, and nothing else', async () => {
  await forgetUnknown();
  expect(await stored('session')).toEqual({ epoch: 3, viewer });
  expect(await stored('local')).toEqual({ signedOutMark: true });
});

test('everything but one is erased, in both areas', async () => {
  await forgetAllBut('epoch');
  expect(await stored('session')).toEqual({ epoch: 3 });
  expect(await stored('local')).toEqual({});
});

test('what lies under the spared name in the other area is not spared', async () => {
  await fake.storage.local.set({ epoch: 3 });
  await forgetAllBut('epoch');
  expect(await stored('local')).toEqual({});
});

describe('every change is heard', () => {
  test.each(['session', 'local'] as const)('in %s, of whatever key and by whoever', async (area) => {
    const listener = vi.fn();
    onAnyChange(listener);
    await fake.storage[area].set({ anything: 1 });
    expect(listener).toHaveBeenCalledTimes(1);
    await fake.storage[area].remove('anything');
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
