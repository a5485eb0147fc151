import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fakes/browser.ts')).fake }));

import { settingsDuty } from '../../../src/background/settings.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, redirectAddress, resetBrowser, stored } from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

const site = {
  id: 'crm',
  name: 'CRM',
  matches: ['https://crm.example.test/*'],
  enabled: true,
  rememberReferences: false,
};
const good: Settings = { ...defaultSettings, sites: [site] };
const faulty = { ...good, sites: [site, { ...site, id: 'bad', matches: ['everywhere'] }] };

const store = (settings: unknown) => fake.storage.local.set({ settings });

beforeEach(resetBrowser);

test('where nothing is stored, the defaults hold', async () => {
  const settings = settingsDuty();
  await settings.ready;
  expect(settings.report()).toEqual({ settings: defaultSettings, faults: [], redirectAddress });
});

test('what is stored holds from the start', async () => {
  await store(good);
  const settings = settingsDuty();
  expect(settings.current()).toEqual(defaultSettings);
  await settings.ready;
  expect(settings.current()).toEqual(good);
});

test('one fault leaves the rest in force, and is named with its path', async () => {
  await store(faulty);
  const settings = settingsDuty();
  await settings.ready;
  expect(settings.current()).toEqual(good);
  expect(settings.report().faults).toEqual([{ path: 'sites[1].matches[0]', code: 'not-a-match-pattern' }]);
});

describe('writing', () => {
  test('keeps a document without a fault, which holds at once', async () => {
    const settings = settingsDuty();
    await settings.ready;
    await expect(settings.write(good)).resolves.toEqual({ settings: good, faults: [], redirectAddress });
    expect(settings.current()).toEqual(good);
    expect(await stored('local')).toEqual({ settings: good });
  });

  test('keeps nothing of a document with a fault, and says what is wrong', async () => {
    await store(good);
    const settings = settingsDuty();
    await settings.ready;
    const report = await settings.write(faulty);
    expect(report).toEqual({
      settings: good,
      faults: [{ path: 'sites[1].matches[0]', code: 'not-a-match-pattern' }],
      redirectAddress,
    });
    expect(settings.report().faults).toEqual([]);
    expect(await stored('local')).toEqual({ settings: good });
  });

  test.each([undefined, null, 'text', [], { version: 2 }])('refuses %j', async (document) => {
    const settings = settingsDuty();
    await settings.ready;
    expect((await settings.write(document)).faults).toHaveLength(1);
    expect(await stored('local')).toEqual({});
  });

  test('is told to those who listen, once', async () => {
    const settings = settingsDuty();
    await settings.ready;
    const listener = vi.fn();
    settings.onChange(listener);
    await settings.write(good);
    await turns();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('mends a document that had faults', async () => {
    await store(faulty);
    const settings = settingsDuty();
    await settings.ready;
    await settings.write(good);
    expect(settings.report().faults).toEqual([]);
  });
});

describe('a change from outside', () => {
  test('holds live, and those who listen hear of it when it does', async () => {
    const settings = settingsDuty();
    await settings.ready;
    const heard: Settings[] = [];
    settings.onChange(() => heard.push(settings.current()));
    await store(good);
    await turns();
    expect(heard).toEqual([good]);
  });

  test('to nothing brings the defaults back', async () => {
    await store(good);
    const settings = settingsDuty();
    await settings.ready;
    await fake.storage.local.remove('settings');
    await turns();
    expect(settings.report()).toEqual({ settings: defaultSettings, faults: [], redirectAddress });
  });

  test('of something else is none', async () => {
    const settings = settingsDuty();
    const listener = vi.fn();
    settings.onChange(listener);
    await fake.storage.local.set({ signedOutMark: true });
    await turns();
    expect(listener).not.toHaveBeenCalled();
  });
});
