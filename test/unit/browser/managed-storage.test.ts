import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { onManagedChange, readManaged } from '../../../src/browser/managed-storage.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';

beforeEach(resetBrowser);

describe('what the administrator set', () => {
  test('is read', async () => {
    await fake.storage.managed.set({ version: 1 });
    await expect(readManaged()).resolves.toEqual({ version: 1 });
  });

  test('is nothing where the browser has nothing, or rejects as Firefox does', async () => {
    await expect(readManaged()).resolves.toBeUndefined();
    const get = vi
      .spyOn(fake.storage.managed, 'get')
      .mockRejectedValue(new Error('Managed storage manifest not found'));
    await expect(readManaged()).resolves.toBeUndefined();
    get.mockRestore();
  });
});

test('a change of it is heard, and no other', async () => {
  const listener = vi.fn();
  onManagedChange(listener);
  await fake.storage.local.set({ settings: {} });
  expect(listener).not.toHaveBeenCalled();
  await fake.storage.managed.set({ version: 1 });
  expect(listener).toHaveBeenCalledTimes(1);
});
