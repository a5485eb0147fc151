import { expect, test, vi } from 'vitest';

test('an element of the page with the id “browser” does not stand for the namespace', async () => {
  vi.stubGlobal('browser', { localName: 'div', id: 'browser' });
  vi.stubGlobal('chrome', { runtime: { id: 'x' } });
  vi.resetModules();
  const { connected } = await import('../../../src/browser/native.ts');
  expect(connected()).toBe(true);
});
