import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type RecordReferences, recordReferencesDuty } from '../../../src/background/record-references.ts';
import { type SettingsDuty, settingsDuty } from '../../../src/background/settings.ts';
import type { Reference } from '../../../src/contract/reference.ts';
import type { Site } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { deferred } from '../fakes/turns.ts';

const anna: Reference = { kind: 'person', personId: 'AnnaB1' };
const ben: Reference = { kind: 'vanity', vanityName: 'ben-ito' };
const site = (id: string, rememberReferences = true): Site => ({
  id,
  name: id,
  matches: [`https://${id}.example.test/*`],
  enabled: true,
  rememberReferences,
});
const [crm, other, silent] = [site('crm'), site('other'), site('silent', false)];
let settings: SettingsDuty;
let records: RecordReferences;

beforeEach(async () => {
  vi.useFakeTimers();
  resetBrowser();
  settings = settingsDuty();
  await settings.ready;
  await settings.write({ ...defaultSettings, sites: [crm, other, silent] });
  await wake();
});

afterEach(() => {
  vi.useRealTimers();
});

async function wake() {
  records = recordReferencesDuty(settings);
  await records.ready;
}
const written = async () => {
  await vi.advanceTimersByTimeAsync(1_000);
  return (await stored('local'))['recordReferences'];
};
const onRecord = (key: string, reference: Reference | null) => ({ key, by: 0, reference });
const onList = (key: string) => ({ key, by: 1, reference: null });

test('a reference read off a record is known on the list, also to the next worker', async () => {
  expect(records.exchange(crm, [onRecord('1', anna), onList('2')])).toEqual([]);
  expect(records.exchange(crm, [onList('1'), onList('2')])).toEqual([{ key: '1', reference: anna }]);
  await written();
  await wake();
  expect(records.exchange(crm, [onList('1')])).toEqual([{ key: '1', reference: anna }]);
});

test('what a record says later takes the place of what it said before', () => {
  records.exchange(crm, [onRecord('1', anna)]);
  records.exchange(crm, [onRecord('1', ben)]);
  expect(records.exchange(crm, [onList('1')])).toEqual([{ key: '1', reference: ben }]);
});

test('a reference that was taken off its record is forgotten', async () => {
  records.exchange(crm, [onRecord('1', anna)]);
  expect(records.exchange(crm, [onRecord('1', null)])).toEqual([]);
  expect(records.exchange(crm, [onList('1')])).toEqual([]);
  expect(await written()).toBeUndefined();
});

test('each site has its own records', () => {
  records.exchange(crm, [onRecord('1', anna)]);
  expect(records.exchange(other, [onList('1')])).toEqual([]);
});

test('no site’s records pass for those of one whose name goes on as they do', () => {
  records.exchange(site('crm'), [onRecord('2-1', anna)]);
  expect(records.exchange(site('crm2'), [onList('-1')])).toEqual([]);
});

test('a site that did not opt in is remembered nothing of, and no page of no site is', async () => {
  records.exchange(silent, [onRecord('1', anna)]);
  records.exchange(undefined, [onRecord('1', anna)]);
  expect(records.exchange(silent, [onList('1')])).toEqual([]);
  expect(await written()).toBeUndefined();
});

describe('nothing stays', () => {
  beforeEach(async () => {
    records.exchange(crm, [onRecord('1', anna)]);
    records.exchange(other, [onRecord('2', ben)]);
    expect(await written()).toHaveLength(2);
  });

  test('of a site that was removed', async () => {
    await settings.write({ ...defaultSettings, sites: [other] });
    expect(await written()).toMatchObject([{ site: 'other' }]);
  });

  test('of a site that shall remember no more', async () => {
    await settings.write({ ...defaultSettings, sites: [{ ...crm, rememberReferences: false }, other] });
    expect(await written()).toMatchObject([{ site: 'other' }]);
  });

  test('of a site that was removed while no worker knew of it', async () => {
    const pair = { site: 'gone', key: '1', by: 0, reference: anna };
    await fake.storage.local.set({ recordReferences: [pair, { ...pair, site: 'crm' }] });
    await wake();
    expect(await written()).toEqual([{ ...pair, site: 'crm' }]);
  });

  test('after it was erased, in memory neither', async () => {
    await records.erase();
    expect((await stored('local'))['recordReferences']).toBeUndefined();
    expect(records.exchange(crm, [onList('1')])).toEqual([]);
    records.exchange(crm, [onRecord('3', anna)]);
    expect(await written()).toMatchObject([{ key: '3' }]);
  });

  test('of what was about to be written when it was erased', async () => {
    records.exchange(crm, [onRecord('3', anna)]);
    await records.erase();
    expect(await written()).toBeUndefined();
  });

  test('where a worker is told to erase it while it still reads it', async () => {
    const { promise: reading, resolve: read } = deferred<{ recordReferences: unknown }>();
    vi.spyOn(fake.storage.local, 'get').mockImplementationOnce(() => reading);
    const fresh = recordReferencesDuty(settings);
    const erased = fresh.erase();
    read({ recordReferences: await written() });
    await erased;
    fresh.exchange(crm, [onRecord('3', anna)]);
    expect(await written()).toMatchObject([{ key: '3' }]);
  });
});

describe('what is remembered of a site', () => {
  test('is told with the latest first, and without what is another’s', () => {
    records.exchange(crm, [onRecord('1', anna), onRecord('2', ben)]);
    records.exchange(other, [onRecord('3', anna)]);
    expect(records.list('crm')).toEqual({
      total: 2,
      pairs: [
        { key: '2', reference: ben },
        { key: '1', reference: anna },
      ],
    });
  });

  test('is nothing where nothing was read yet, and of a site that there is not', () => {
    expect(records.list('crm')).toEqual({ total: 0, pairs: [] });
    expect(records.list('nowhere')).toEqual({ total: 0, pairs: [] });
  });

  test('is told of five hundred records at most, and counted whole', () => {
    records.exchange(
      crm,
      Array.from({ length: 501 }, (_, index) => onRecord(String(index), anna)),
    );
    const { total, pairs } = records.list('crm');
    expect([total, pairs.length, pairs[0]?.key, pairs.at(-1)?.key]).toEqual([501, 500, '500', '1']);
  });
});

test('no more than twenty thousand are remembered, and the oldest go first', () => {
  const pairs = Array.from({ length: 20_001 }, (_, index) => onRecord(String(index), anna));
  records.exchange(crm, pairs);
  expect(records.exchange(crm, [onList('0'), onList('1')])).toEqual([{ key: '1', reference: anna }]);
});
