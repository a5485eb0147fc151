import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { managedSchema } from '../../../build/managed-schema.ts';
import { descriptions } from '../../../build/settings-descriptions.ts';
import { type JsonSchema, settingsJsonSchema } from '../../../build/settings-schema.ts';
import { checkSettings } from '../../../src/settings/check.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { anyDocument, changed, site, whole } from './documents.ts';
import { accepts } from './json-schema.ts';

const schema = settingsJsonSchema();
const committed = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Every schema in a schema, by the path of what it is for. */
function parts(of: JsonSchema, path = ''): [string, JsonSchema][] {
  const items = of.items ? parts(of.items, `${path}[]`) : [];
  const properties = Object.entries(of.properties ?? {}).flatMap(([key, part]) =>
    parts(part, path === '' ? key : `${path}.${key}`),
  );
  return [[path, of], ...items, ...properties];
}

describe('the published schema', () => {
  it('is current; else run npx tsx scripts/schemas.ts', () =>
    expect(committed('docs/settings.schema.json')).toEqual(JSON.parse(JSON.stringify(schema))));

  it('explains nothing that is not there', () => {
    const known = parts(schema).map(([path]) => path);
    expect(Object.keys(descriptions).filter((path) => !known.includes(path))).toEqual([]);
  });

  it('has the defaults that hold', () => {
    const fallback = (path: string) => new Map(parts(schema)).get(path)?.default;
    expect({
      version: 1,
      enabled: fallback('enabled'),
      linkedin: {
        clientId: fallback('linkedin.clientId'),
        scopes: fallback('linkedin.scopes'),
        tokenService: fallback('linkedin.tokenService'),
        batchSize: fallback('linkedin.batchSize'),
      },
      features: {
        ownSites: fallback('features.ownSites'),
        keepSignedIn: fallback('features.keepSignedIn'),
        connections: fallback('features.connections'),
      },
      salesforce: { clientId: fallback('salesforce.clientId'), host: fallback('salesforce.host') },
      sites: fallback('sites'),
    }).toEqual(defaultSettings);
  });
});

describe('the published schema and the extension agree', () => {
  /** What only the extension can say: a host written as browsers do, an address without a user name, an id that is there once. */
  const beyond = ['not-a-match-pattern', 'not-an-address', 'duplicate'];

  function agree(given: unknown): void {
    const text = JSON.stringify(given);
    if (text === undefined) return;
    const document: unknown = JSON.parse(text);
    const { faults } = checkSettings(document);
    const codes = new Set(faults.map(({ code }) => code));
    const accepted = accepts(schema, document);
    if (faults.length === 0) expect(accepted, text).toBe(true);
    if (accepted) expect(beyond, text).toEqual(expect.arrayContaining([...codes]));
  }

  it('on documents that are right in most parts', () => {
    fc.assert(fc.property(anyDocument, agree), { numRuns: 500 });
  });

  const paths = parts(schema)
    .map(([path]) => path.replaceAll('[]', '.0'))
    .filter((path) => path !== '');
  const texts = [100, 200, 300, 1000].flatMap((length) =>
    ['x', '\u{1f600}'].flatMap((character) => [character.repeat(length), character.repeat(length + 1)]),
  );
  const values = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, true, 0, 1, 2, 7, 8, 2.5, 8.5, 100, 101, 512, 513, -1, 1e300),
    fc.constantFrom<unknown>('', ' ', '\n', '\ufeff', 'openid', 'two words', '"', '\u00e9', ...texts),
    fc.constantFrom('href', 'text', 'value', 'attribute:', 'attribute:data-id', 'attribute:a b', 'cover', 'circle'),
    fc.constantFrom('https://a.test/*', 'https://*.a.test/*', 'https://A.test/*', 'https://*/*', '<all_urls>'),
    fc.constantFrom(
      'https://a.test/token',
      'http://a.test/',
      'http://localhost:1/',
      'http://localhost.a.test',
      'HTTPS://a',
    ),
    fc.constantFrom<unknown>([], [[]], ['x'], Array(31).fill('x'), {}, { x: 1 }, Array(201).fill(site)),
    fc.jsonValue(),
  );

  it.each(paths)('on any value of %s', (path) => {
    fc.assert(
      fc.property(values, (value) => agree(changed(path, value))),
      { numRuns: 150 },
    );
  });

  it('on a key more, wherever', () => {
    for (const path of [
      'more',
      ...parts(schema)
        .filter(([, { type }]) => type === 'object')
        .map(([path]) => path),
    ]) {
      const at = path === 'more' ? path : `${path.replaceAll('[]', '.0')}.more`.replace(/^\./, '');
      const document = changed(at, 1);
      expect(accepts(schema, document), at).toBe(false);
      agree(document);
    }
  });

  it('on the document that sets everything', () => {
    expect(checkSettings(whole).faults).toEqual([]);
    expect(accepts(schema, whole)).toBe(true);
  });
});

describe('the schema of the managed policy', () => {
  it('is current; else run npx tsx scripts/schemas.ts', () =>
    expect(committed('public/managed-schema.json')).toEqual(JSON.parse(JSON.stringify(managedSchema()))));

  it('is the one that the manifest names', () =>
    expect(committed('manifest.json')).toMatchObject({ storage: { managed_schema: 'managed-schema.json' } }));

  it('speaks of every key of the settings, in words that Chromium loads', () => {
    const managed = parts(managedSchema());
    expect(managed.map(([path]) => path)).toEqual(parts(schema).map(([path]) => path));
    for (const [path, part] of managed) {
      expect(['object', 'array', 'string', 'number', 'integer', 'boolean'], path).toContain(part.type);
      expect(Object.keys(part), path).toEqual(
        expect.not.arrayContaining(['const', 'additionalProperties', '$ref', '$defs', 'anyOf']),
      );
    }
  });

  it('lets everything through that the extension would take, so that no part of it is lost on the way', () => {
    expect(accepts(managedSchema(), whole)).toBe(true);
    fc.assert(fc.property(anyDocument, (given) => accepts(managedSchema(), checkSettings(given).settings)));
  });
});
