import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src/settings/check.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { type Migrations, migrated, migrations, newestVersion } from '../../../src/settings/migrations.ts';

/** Two changes of form, as later versions may bring them. */
const chain: Migrations = {
  1: ({ enabled, ...rest }) => ({ ...rest, active: enabled }),
  2: ({ sites, ...rest }) => ({ ...rest, places: sites }),
};
const first = { version: 1, enabled: false, sites: [{ id: 'a' }], more: 'kept' };
const third = { version: 3, active: false, places: [{ id: 'a' }], more: 'kept' };

describe('a document of a former version', () => {
  it('goes through every migration in between', () => {
    expect(newestVersion(chain)).toBe(3);
    expect(migrated(first, chain)).toEqual(third);
  });

  it('starts where it stands', () => {
    const { enabled, ...rest } = first;
    expect(migrated({ ...rest, version: 2, active: enabled }, chain)).toEqual(third);
  });

  it('is not touched itself', () => {
    const before = structuredClone(first);
    migrated(first, chain);
    expect(first).toEqual(before);
  });
});

it.each([3, 4, 0, -1, 1.5, '1', null, undefined, '__proto__', 'toString'])(
  'a document of version %j has nowhere to go',
  (version) => {
    const document = { ...first, version };
    expect(migrated(document, chain)).toBe(document);
  },
);

describe('the versions there are', () => {
  it('begin with 1, without a gap', () => {
    const starts = Object.keys(migrations).map(Number);
    expect(starts).toEqual(starts.map((_, index) => index + 1));
  });

  it('are all still read', () => {
    for (let version = 1; version <= newestVersion(); version += 1) {
      expect(checkSettings({ version })).toEqual({ settings: defaultSettings, faults: [] });
    }
  });

  it('end with the one that the defaults have', () => expect(defaultSettings.version).toBe(newestVersion()));
});
