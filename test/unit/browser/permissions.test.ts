import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import {
  grantedPatterns,
  holds,
  holdsPatterns,
  linkedInOrigins,
  onChange,
  patternOf,
  request,
  withdraw,
} from '../../../src/browser/permissions.ts';
import { fake, grant, resetBrowser, revoke } from '../fakes/browser.ts';

beforeEach(resetBrowser);

test.each([
  ['https://crm.example.test', 'https://crm.example.test/*'],
  ['http://crm.example.test', 'http://crm.example.test/*'],
  ['https://crm.example.test:8443', 'https://crm.example.test/*'],
  ['http://localhost:3000', 'http://localhost/*'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1/*'],
  ['http://[::1]:3000', 'http://[::1]/*'],
  ['https://CRM.example.test', 'https://crm.example.test/*'],
  ['https://*.example.test', 'https://*.example.test/*'],
  ['https://*.example.test:8443/*', 'https://*.example.test/*'],
  ['https://bücher.example', 'https://xn--bcher-kva.example/*'],
  ['https://crm.example.test/contacts?page=2#top', 'https://crm.example.test/*'],
])('the pattern of %s is %s', (origin, pattern) => {
  expect(patternOf(origin)).toBe(pattern);
});

test('what is no address has no pattern', () => {
  expect(() => patternOf('crm.example.test')).toThrow(TypeError);
});

test('an origin is held where the browser grants its pattern', async () => {
  await expect(holds('https://crm.example.test:8443')).resolves.toBe(false);
  grant('https://crm.example.test/*');
  await expect(holds('https://crm.example.test:8443')).resolves.toBe(true);
});

test('LinkedIn is held only while both of its patterns are', async () => {
  await expect(holdsPatterns(linkedInOrigins)).resolves.toBe(true);
  revoke('https://*.licdn.com/*');
  await expect(holdsPatterns(linkedInOrigins)).resolves.toBe(false);
});

test('the browser is asked for permission in the very call, before anything else happens', async () => {
  const asked = request(['https://crm.example.test:8443', 'https://*.licdn.com/*']);
  expect(fake.permissions.request).toHaveBeenCalledWith({
    origins: ['https://crm.example.test/*', 'https://*.licdn.com/*'],
  });
  await expect(asked).resolves.toBe(true);
});

test('permission is taken back by the origin’s pattern', async () => {
  grant('https://crm.example.test/*');
  await withdraw('https://crm.example.test:8443');
  await expect(grantedPatterns()).resolves.toEqual(linkedInOrigins);
});

test('a browser that names no origins grants none', async () => {
  fake.permissions.getAll.mockResolvedValueOnce({ permissions: [] } as never);
  await expect(grantedPatterns()).resolves.toEqual([]);
});

describe('changes', () => {
  test('are told with what was granted, and without anything where something was withdrawn', () => {
    const listener = vi.fn();
    onChange(listener);
    grant('https://crm.example.test/*');
    revoke('https://crm.example.test/*');
    fake.permissions.onAdded.trigger({});
    expect(listener.mock.calls.map(([change]) => change)).toEqual([
      { granted: ['https://crm.example.test/*'] },
      { granted: [] },
      { granted: [] },
    ]);
  });

  test('are told no more once nobody listens', () => {
    const listener = vi.fn();
    const stop = onChange(listener);
    stop();
    grant('https://crm.example.test/*');
    revoke('https://crm.example.test/*');
    expect(listener).not.toHaveBeenCalled();
  });
});
