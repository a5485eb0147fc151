import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entries } from '../../scenario/catalogue.ts';
import { countedKeyOf } from './catalogue.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const sources = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => read(`src/${path}`))
  .join('\n');
const manifest = read('manifest.json');

const inSources = new Set([...sources.matchAll(/'([a-z][a-z0-9_]*)'/g)].map(([, literal]) => literal));
const inManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? '');

describe('the message catalogue', () => {
  it.each(Object.keys(entries))('%s is used', (key) => {
    expect(inSources.has(countedKeyOf(key) ?? key) || inManifest.includes(key)).toBe(true);
  });

  it.each(inManifest)('has %s, which the manifest names', (key) => {
    expect(entries[key]?.message).toBeTruthy();
  });

  it.each([...sources.matchAll(/\bmessage\('(\w+)'/g)].map(([, key]) => key ?? ''))(
    'has %s, which a script asks for by name',
    (key) => {
      expect(entries[key]?.message).toBeTruthy();
    },
  );

  it.each(Object.entries(entries))('%s is told to translators', (key, { message, description, placeholders = {} }) => {
    expect(key).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(description).not.toBe('');
    const named = [...message.matchAll(/\$([A-Z]+)\$/g)].map(([, name]) => name?.toLowerCase());
    expect(new Set(named)).toEqual(new Set(Object.keys(placeholders)));
    for (const { content, example } of Object.values(placeholders)) {
      expect(content).toMatch(/^\$[1-9]$/);
      expect(example).not.toBe('');
    }
  });

  it('describes the extension in as many characters as stores and browsers show', () => {
    expect(entries['extension_name']?.message).toBe('Vis-à-vis');
    expect(entries['extension_description']?.message.length).toBeLessThanOrEqual(132);
  });
});
