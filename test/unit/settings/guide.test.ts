import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type JsonSchema, settingsJsonSchema } from '../../../build/settings-schema.ts';
import { checkSettings, readSettings } from '../../../src/settings/check.ts';
import { everySettingsFault } from '../ui/every.ts';
import { accepts } from './json-schema.ts';

const guide = readFileSync('docs/settings.md', 'utf8');
const [whole, chromium, firefox] = [...guide.matchAll(/^```json\n(.*?)^```/gms)].map(([, text]) =>
  JSON.parse(text ?? ''),
);

/** Every key that a person may write, without the ones above it. */
function keysOf(schema: JsonSchema): string[] {
  const inItems = schema.items ? keysOf(schema.items) : [];
  return [...inItems, ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => [key, ...keysOf(part)])];
}

describe('the guide to the settings', () => {
  it('shows a document without a fault', () => {
    expect(checkSettings(whole)).toEqual({ settings: whole, faults: [] });
    expect(accepts(settingsJsonSchema(), whole)).toBe(true);
  });

  it.each([
    ['Chromium', chromium['3rdparty'].extensions],
    ['Firefox', firefox.policies['3rdparty'].Extensions],
  ])('shows a policy for %s without a fault, under the id that the extension has', (name, extensions) => {
    const [id = '', ...others] = Object.keys(extensions);
    const agreed = JSON.parse(readFileSync('test/build/manifest.firefox.json', 'utf8'));
    expect(others).toEqual([]);
    expect(id).toBe(
      name === 'Firefox' ? agreed.browser_specific_settings.gecko.id : 'njcgdkibgodalkjbdeoklmiceghgjofh',
    );
    expect(readSettings(extensions[id]).faults).toEqual([]);
  });

  it.each([...new Set(keysOf(settingsJsonSchema()))].filter((key) => key !== 'linkedin' && key !== 'salesforce'))(
    'explains %s',
    (key) => {
      expect(guide).toMatch(new RegExp(`^\\| \`(?:linkedin\\.|salesforce\\.|features\\.|me\\.)?${key}\` \\|`, 'm'));
    },
  );

  it.each(everySettingsFault)('explains the fault %s', (code) => {
    expect(guide).toContain(`\n| \`${code}\` | `);
  });

  it.each(Object.entries(settingsJsonSchema().properties?.['linkedin']?.properties ?? {}))(
    'tells the default of linkedin.%s',
    (key, { default: fallback }) => {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`linkedin.${key}\` |`));
      expect(row).toContain(` | \`${JSON.stringify(fallback).replaceAll(',', ', ')}\` | `);
    },
  );
});
