import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { settingsDuty } from '../../../src/background/settings.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, redirectAddress, resetBrowser, stored } from '../fakes/browser.ts';
import { deferred, turns } from '../fakes/turns.ts';

const site = {
  id: 'crm',
  name: 'CRM',
  matches: ['https://crm.example.test/*'],
  enabled: true,
  rememberReferences: false,
};
const good: Settings = { ...defaultSettings, sites: [site] };
const faulty = { ...good, sites: [site, { ...site, id: 'bad', matches: ['everywhere'] }] };

const free = { policyFaults: [], locked: [], redirectAddress };

const store = (settings: unknown) => fake.storage.local.set({ settings });

beforeEach(resetBrowser);

test('where nothing is stored, the defaults hold', async () => {
  const settings = settingsDuty();
  await settings.ready;
  expect(settings.report()).toEqual({ settings: defaultSettings, faults: [], ...free });
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
    await expect(settings.write(good)).resolves.toEqual({ settings: good, faults: [], ...free });
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
      ...free,
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

  test('that the browser refuses changes nothing, and is said to have failed', async () => {
    await store(faulty);
    const settings = settingsDuty();
    await settings.ready;
    const before = settings.report();
    vi.spyOn(fake.storage.local, 'set').mockRejectedValueOnce(new Error('quota') as never);
    await expect(settings.write({ ...good, enabled: false })).rejects.toThrow('quota');
    expect(settings.report()).toEqual(before);
    await settings.write(good);
    expect(settings.report().settings).toEqual(good);
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

  test('hands out the stored document as it is while it has faults, and no longer once it is mended', async () => {
    await store(faulty);
    const settings = settingsDuty();
    await settings.ready;
    expect(settings.report().stored).toEqual(faulty);
    await settings.write(good);
    expect(settings.report()).not.toHaveProperty('stored');
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
    expect(settings.report()).toEqual({ settings: defaultSettings, faults: [], ...free });
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

describe('the managed policy', () => {
  const theirs = { id: 'theirs', name: 'Theirs', matches: ['https://theirs.example.test/*'] };
  const setTheirs = { ...theirs, enabled: true, rememberReferences: false };
  const policy = { version: 1, linkedin: { clientId: 'theirs' }, sites: [theirs, { id: 'half' }] };
  const underPolicy: Settings = {
    ...good,
    linkedin: { ...good.linkedin, clientId: 'theirs' },
    sites: [setTheirs, site],
  };
  const setPolicy = (set: Record<string, unknown>) => fake.storage.managed.set(set);

  const start = async () => {
    const settings = settingsDuty();
    await settings.ready;
    return settings;
  };

  test('holds from the start, over what is stored; what is wrong with it is named apart', async () => {
    await store(good);
    await setPolicy(policy);
    const settings = await start();
    expect(settings.report()).toEqual({
      settings: underPolicy,
      faults: [],
      policyFaults: [
        { path: 'sites[1].name', code: 'missing' },
        { path: 'sites[1].matches', code: 'missing' },
      ],
      locked: ['linkedin.clientId', 'sites[0]'],
      redirectAddress,
    });
  });

  test('holds where nothing is stored', async () => {
    await setPolicy(policy);
    expect((await start()).current().linkedin.clientId).toBe('theirs');
  });

  test('that arrives late, changes or goes holds live', async () => {
    await store(good);
    const settings = await start();
    const heard: Settings[] = [];
    settings.onChange(() => heard.push(settings.current()));
    await setPolicy(policy);
    await turns();
    await setPolicy({ sites: [] });
    await turns();
    await fake.storage.managed.clear();
    await turns();
    expect(heard).toEqual([underPolicy, { ...underPolicy, sites: [site] }, good]);
    expect(settings.report()).toEqual({ settings: good, faults: [], ...free });
  });

  test('of a newer version sets nothing, and is named', async () => {
    await store(good);
    await setPolicy({ ...policy, version: 2 });
    expect((await start()).report()).toEqual({
      settings: good,
      faults: [],
      ...free,
      policyFaults: [{ path: 'version', code: 'newer-version' }],
    });
  });

  test('leaves the rest to be written, and never reaches what is stored', async () => {
    await store(good);
    await setPolicy(policy);
    const settings = await start();
    const report = await settings.write({ ...settings.current(), enabled: false });
    expect(report.faults).toEqual([]);
    expect(report.settings).toEqual({ ...underPolicy, enabled: false });
    expect(await stored('local')).toEqual({ settings: { ...good, enabled: false } });
  });

  test('keeps its values where a document would have them otherwise, and says so', async () => {
    await store(good);
    await setPolicy(policy);
    const settings = await start();
    const report = await settings.write({
      ...good,
      enabled: false,
      linkedin: { ...good.linkedin, clientId: 'mine' },
      sites: [site, { ...setTheirs, enabled: false }],
    });
    expect(report.faults).toEqual([
      { path: 'linkedin.clientId', code: 'locked' },
      { path: 'sites[1]', code: 'locked' },
    ]);
    expect(report.settings).toEqual({ ...underPolicy, enabled: false });
    expect(settings.report().faults).toEqual([]);
    expect(await stored('local')).toEqual({ settings: { ...good, enabled: false } });
  });

  test('gives way to what was stored before, once it goes', async () => {
    const mine: Settings = { ...good, linkedin: { ...good.linkedin, clientId: 'mine' } };
    await store(mine);
    await setPolicy(policy);
    const settings = await start();
    await settings.write(settings.current());
    await fake.storage.managed.clear();
    await turns();
    expect(settings.current()).toEqual(mine);
  });
});

describe('a stored document of a newer version', () => {
  const newer = { ...good, version: 2, colour: 'red' };

  test('is named, and nothing of it is used', async () => {
    await store(newer);
    const settings = settingsDuty();
    await settings.ready;
    expect(settings.report()).toEqual({
      settings: defaultSettings,
      stored: newer,
      ...free,
      faults: [{ path: 'version', code: 'newer-version' }],
    });
  });

  test('stays as it is, whatever is to be written', async () => {
    await store(newer);
    const settings = settingsDuty();
    await settings.ready;
    expect((await settings.write(good)).faults).toEqual([{ path: 'version', code: 'newer-version' }]);
    expect(await stored('local')).toEqual({ settings: newer });
  });

  test('makes way once it is erased', async () => {
    await store(newer);
    const settings = settingsDuty();
    await settings.ready;
    await fake.storage.local.remove('settings');
    await turns();
    expect((await settings.write(good)).settings).toEqual(good);
  });
});

describe('erasing', () => {
  test('goes back to the defaults at once, and to nothing stored', async () => {
    await store(good);
    const settings = settingsDuty();
    await settings.ready;
    const listener = vi.fn();
    settings.onChange(listener);
    await settings.erase();
    expect(settings.report()).toEqual({ settings: defaultSettings, faults: [], ...free });
    expect(await stored('local')).toEqual({});
    expect(listener).toHaveBeenCalled();
  });

  test('is the way out of a document that a newer version wrote', async () => {
    await store({ version: 2 });
    const settings = settingsDuty();
    await settings.ready;
    await settings.erase();
    await expect(settings.write(good)).resolves.toMatchObject({ settings: good, faults: [] });
  });

  test('leaves what the policy sets', async () => {
    await fake.storage.managed.set({ version: 1, enabled: false });
    await store(good);
    const settings = settingsDuty();
    await settings.ready;
    const erasing = settings.erase();
    expect(settings.report()).toMatchObject({ settings: { ...defaultSettings, enabled: false }, locked: ['enabled'] });
    await erasing;
    expect(settings.current().enabled).toBe(false);
  });

  test('from outside applies live as well', async () => {
    await store(good);
    const settings = settingsDuty();
    await settings.ready;
    const listener = vi.fn();
    settings.onChange(listener);
    await fake.storage.local.remove('settings');
    await turns();
    expect(settings.current()).toEqual(defaultSettings);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('a policy that the browser never answers for', () => {
  test('holds up nothing: what is stored holds, and what is changed from outside', async () => {
    vi.useFakeTimers();
    vi.spyOn(fake.storage.managed, 'get').mockImplementation(() => new Promise(() => undefined) as never);
    await store(good);
    const settings = settingsDuty();
    await vi.advanceTimersByTimeAsync(2_000);
    await settings.ready;
    expect(settings.current()).toEqual(good);
    await store({ ...good, enabled: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(settings.current().enabled).toBe(false);
    vi.useRealTimers();
  });
});

describe('a policy that takes its time to be read', () => {
  const slowly = () => {
    const answer = deferred<Record<string, unknown>>();
    vi.spyOn(fake.storage.managed, 'get').mockImplementationOnce(() => answer.promise as never);
    const settings = settingsDuty();
    return { settings, answer };
  };

  test('does not bring back what was stored before the settings were changed from outside', async () => {
    const { settings, answer } = slowly();
    await turns();
    await store(good);
    await turns();
    answer.resolve({});
    await settings.ready;
    await turns();
    expect(settings.current()).toEqual(good);
  });

  test('does not bring back what was stored before the settings were written here', async () => {
    const { settings, answer } = slowly();
    await turns();
    await settings.write(good);
    answer.resolve({});
    await settings.ready;
    await turns();
    expect(settings.current()).toEqual(good);
    expect(await stored('local')).toEqual({ settings: good });
  });
});
