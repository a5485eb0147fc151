import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsJsonSchema } from '../../../build/settings-schema.ts';
import { settingsTable, withSettingsTable } from '../../../build/settings-table.ts';
import { readSettings } from '../../../src/settings/check.ts';
import { policyFile } from '../../scenario/policy-file.ts';
import { accepts } from './json-schema.ts';

const guide = readFileSync('docs/deployment.md', 'utf8');
const [chromium, firefox] = [...guide.matchAll(/^```json\n(.*?)^```/gms)].map(([, text]) => JSON.parse(text ?? ''));
const registry = /^```reg\n(.*?)^```/ms.exec(guide)?.[1] ?? '';

/** The values of a registry file, as Chromium reads them: numbers, and texts that are JSON. */
const registryValues = (): Record<string, unknown> =>
  Object.fromEntries(
    [...registry.matchAll(/^"(\w+)"=(?:dword:(\d+)|"(.*)")$/gm)].map(([, key = '', number, text = '']) => [
      key,
      number === undefined ? JSON.parse(text.replaceAll('\\"', '"')) : Number(number),
    ]),
  );

/** The keys of an object and of the objects under it, down to the extension's id. */
const wayToSettings = (file: unknown, id: string): unknown =>
  JSON.parse(JSON.stringify(file, (key, value) => (key === id ? {} : value)));

describe('the guide for administrators', () => {
  it.each([
    ['Chromium', 'chromium', chromium['3rdparty'].extensions, chromium.ExtensionSettings],
    ['Firefox', 'firefox', firefox.policies['3rdparty'].Extensions, firefox.policies.ExtensionSettings],
  ] as const)(
    'shows a policy file for %s that sets what is to be set, under one id',
    (_name, browser, extensions, installed) => {
      const [id = ''] = Object.keys(extensions);
      expect(Object.keys(installed)).toEqual([id]);
      expect(readSettings(extensions[id]).faults).toEqual([]);
      expect(accepts(settingsJsonSchema(), extensions[id])).toBe(true);
      // In the form of the file that browsers are started with in the tests.
      const { ExtensionSettings: _installation, ...shown } = browser === 'chromium' ? chromium : firefox.policies;
      const tried = policyFile(browser) as { policies?: unknown };
      expect(wayToSettings(shown, id)).toEqual(wayToSettings(tried.policies ?? tried, id));
    },
  );

  it('shows a registry file without a fault', () => {
    const values = registryValues();
    expect(Object.keys(values)).toEqual(['version', 'linkedin', 'features', 'sites']);
    expect(readSettings(values).faults).toEqual([]);
  });

  it('has the table that the schema makes; else run npx tsx scripts/schemas.ts', () => {
    expect(guide).toContain(settingsTable());
    expect(withSettingsTable(guide)).toBe(guide);
  });
});
