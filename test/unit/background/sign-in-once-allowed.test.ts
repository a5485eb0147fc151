import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type SettingsDuty, settingsDuty } from '../../../src/background/settings.ts';
import type { SignInDuty } from '../../../src/background/sign-in.ts';
import { type SignInOnceAllowed, signInOnceAllowed } from '../../../src/background/sign-in-once-allowed.ts';
import { fake, grant, resetBrowser, stopWorker, stored } from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

const patterns = ['https://crm.example.test/*', 'https://*.example.org:8443/*'];
const begin = vi.fn(async () => undefined);
const signIn: SignInDuty = {
  underWay: () => false,
  renewing: () => false,
  begin,
  renew: () => undefined,
  abandon: () => undefined,
};
let settings: SettingsDuty;
let once: SignInOnceAllowed;

async function wake() {
  stopWorker();
  settings = settingsDuty();
  once = signInOnceAllowed(settings, signIn);
  await settings.ready;
}
beforeEach(async () => {
  resetBrowser();
  begin.mockClear();
  await fake.storage.managed.set({ version: 1, sites: [{ id: 'crm', name: 'CRM', matches: patterns }] });
  await wake();
});
afterEach(() => {
  vi.useRealTimers();
});

const granted = async (...allowed: string[]) => {
  grant(...allowed);
  await turns();
};
const wide = 'https://*.example.org/*';

test('a sign-in begins at once where the browser allows the policy’s sites already', async () => {
  grant('https://crm.example.test/*', wide);
  await once.begin();
  expect(begin).toHaveBeenCalledTimes(1);
  expect(await stored('session')).toEqual({});
});

test('it begins when the browser has allowed them all, and once', async () => {
  await once.begin();
  await granted('https://crm.example.test/*');
  expect(begin).not.toHaveBeenCalled();
  await granted(wide);
  expect(begin).toHaveBeenCalledTimes(1);
  await granted('https://elsewhere.example.test/*');
  expect(begin).toHaveBeenCalledTimes(1);
});

test('it begins also where the worker was stopped while the person read the question', async () => {
  await once.begin();
  await wake();
  await granted('https://crm.example.test/*', wide);
  expect(begin).toHaveBeenCalledTimes(1);
});

test('nothing begins where nobody asked to sign in, or where they said no', async () => {
  await granted('https://crm.example.test/*', wide);
  expect(begin).not.toHaveBeenCalled();
  await fake.permissions.remove({ origins: [wide] });
  await once.begin();
  await once.cancel();
  await granted(wide);
  expect(begin).not.toHaveBeenCalled();
  expect(await stored('session')).toEqual({});
});

test('a yes that comes later than a minute allows the sites and signs nobody in', async () => {
  await once.begin();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
  await granted('https://crm.example.test/*', wide);
  expect(begin).not.toHaveBeenCalled();
  expect(await stored('session')).toEqual({});
});
