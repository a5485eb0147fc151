import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type JsonSchema, settingsJsonSchema } from '../../../build/settings-schema.ts';
import type { SettingsFaultCode } from '../../../src/contract/settings.ts';
import { checkSettings, readSettings } from '../../../src/settings/check.ts';
import { accepts } from './json-schema.ts';

const guide = readFileSync('docs/settings.md', 'utf8');
const [whole, chromium, firefox] = [...guide.matchAll(/^```json\n(.*?)^```/gms)].map(([, text]) =>
  JSON.parse(text ?? ''),
);

const codes: Record<SettingsFaultCode, true> = {
  missing: true,
  'wrong-type': true,
  'unknown-key': true,
  'unknown-value': true,
  'out-of-range': true,
  'not-an-address': true,
  'not-a-match-pattern': true,
  'not-a-selector': true,
  'newer-version': true,
  duplicate: true,
  locked: true,
  'not-json': true,
};

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

  it.each([...new Set(keysOf(settingsJsonSchema()))].filter((key) => key !== 'linkedin'))('explains %s', (key) => {
    expect(guide).toMatch(new RegExp(`^\\| \`(?:linkedin\\.|me\\.)?${key}\` \\|`, 'm'));
  });

  it.each(Object.keys(codes))('explains the fault %s', (code) => {
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
