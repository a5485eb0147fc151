import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { browserFacts } from '../../../src/browser/browser-facts.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';

const chromiumAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0';
const runtime = fake.runtime as unknown as {
  getPlatformInfo(): Promise<{ os: string }>;
  getManifest(): { version: string };
  getBrowserInfo?(): Promise<{ version: string }>;
};

beforeEach(() => {
  resetBrowser();
  runtime.getPlatformInfo = async () => ({ os: 'linux' });
  runtime.getManifest = () => ({ version: '0.1.0' });
  delete runtime.getBrowserInfo;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('Chromium tells its major version in its user agent, whatever browser is made of it', async () => {
  vi.stubGlobal('navigator', { userAgent: chromiumAgent });
  await expect(browserFacts()).resolves.toEqual({
    extensionVersion: '0.1.0',
    browser: 'chromium',
    browserVersion: 156,
    system: 'linux',
  });
});

test('Firefox is asked itself, since its user agent may be made up', async () => {
  fake.runtime.getURL = (path) => `moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc/${path}`;
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' });
  runtime.getBrowserInfo = async () => ({ version: '153.7.0' });
  await expect(browserFacts()).resolves.toMatchObject({ browser: 'firefox', browserVersion: 153 });
});

test('a user agent that says nothing is version 0', async () => {
  vi.stubGlobal('navigator', { userAgent: 'anything' });
  await expect(browserFacts()).resolves.toMatchObject({ browserVersion: 0 });
});

test.each([
  ['win', 'windows'],
  ['mac', 'mac'],
  ['cros', 'chromeos'],
  ['android', 'android'],
  ['openbsd', 'other'],
  ['constructor', 'other'],
])('the system “%s” is %s', async (os, system) => {
  vi.stubGlobal('navigator', { userAgent: chromiumAgent });
  runtime.getPlatformInfo = async () => ({ os });
  await expect(browserFacts()).resolves.toMatchObject({ system });
});
