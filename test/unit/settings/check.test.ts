import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettingsFault } from '../../../src/contract/settings.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { checkSettings, settingsFromText } from '../../../src/settings/check.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { anyDocument, changed, contact, reading, site, whole } from './documents.ts';

const long = 'x'.repeat(1001);

/** Where faults are and what they are, without what would have been right. */
const named = (faults: readonly SettingsFault[]) => faults.map(({ path, code }) => ({ path, code }));

describe('settings without a fault', () => {
  it('are taken as they are', () => expect(checkSettings(whole)).toEqual({ settings: whole, faults: [] }));

  it('are the defaults', () =>
    expect(checkSettings(defaultSettings)).toEqual({ settings: defaultSettings, faults: [] }));

  it('may leave out all but the version, and of a site what it need not say', () => {
    expect(checkSettings({ version: 1 })).toEqual({ settings: defaultSettings, faults: [] });
    expect(checkSettings({ version: 1, linkedin: { clientId: 'app' } })).toEqual({
      settings: { ...defaultSettings, linkedin: { ...defaultSettings.linkedin, clientId: 'app' } },
      faults: [],
    });
    const brief = { id: 'a', name: 'A', matches: ['https://a.test/*'] };
    expect(checkSettings({ version: 1, sites: [brief] })).toEqual({
      settings: { ...defaultSettings, sites: [{ ...brief, enabled: true, rememberReferences: false }] },
      faults: [],
    });
  });

  it.each([
    ['linkedin.tokenService', ''],
    ['linkedin.tokenService', 'http://localhost:8787/token'],
    ['linkedin.tokenService', 'http://127.0.0.1:8787/token'],
    ['linkedin.tokenService', 'https://token.example.test'],
    ['linkedin.batchSize', 1],
    ['linkedin.batchSize', 100],
    ['sites.0.matches', ['https://*.example.test/*', 'http://localhost:8069/*']],
    ['sites.0.recipe', builtInRecipe],
    ['sites.0.recipe.contacts', []],
    ['sites.0.recipe.me', undefined],
    ['sites.0.recipe.me.name', undefined],
    ['sites.0.recipe.me.slot', undefined],
    ['sites.0.recipe.contacts.0.recordKey', undefined],
    ['sites.0.recipe.contacts.0.slot.size', 8],
    ['sites.0.recipe.contacts.0.slot.size', 512],
    ['sites.0.recipe.contacts.0.slot.select', ''],
    ['sites.0.recipe.contacts.0.name', { select: '', from: 'attribute:aria-label' }],
  ])('may have %s: %j', (path, value) => {
    const document = changed(path, value);
    expect(checkSettings(document)).toEqual({ settings: document, faults: [] });
  });
});

describe('a document that is none', () => {
  it.each([
    [undefined, 'missing'],
    [null, 'wrong-type'],
    [[], 'wrong-type'],
    ['{}', 'wrong-type'],
    [7n, 'wrong-type'],
    [() => whole, 'wrong-type'],
  ])('%s leaves the defaults', (document, code) =>
    expect(checkSettings(document)).toEqual({ settings: defaultSettings, faults: [{ path: '', code }] }),
  );

  it('leaves the defaults where it cannot even be read', () => {
    const circle: Record<string, unknown> = { version: 1 };
    circle['sites'] = circle;
    const trap = {
      get version() {
        throw new Error('no');
      },
    };
    for (const document of [circle, trap]) {
      expect(checkSettings(document)).toEqual({
        settings: defaultSettings,
        faults: [{ path: '', code: 'wrong-type' }],
      });
    }
  });

  it('is not read where it is of a newer version', () => {
    expect(checkSettings({ ...whole, version: 2, colour: 'red' })).toEqual({
      settings: defaultSettings,
      faults: [{ path: 'version', code: 'newer-version' }],
    });
  });
});

describe('a faulty part outside the sites', () => {
  it.each([
    ['version', undefined, 'missing'],
    ['version', '1', 'wrong-type'],
    ['version', 0, 'unknown-value'],
    ['enabled', 'yes', 'wrong-type'],
    ['enabled', null, 'wrong-type'],
    ['linkedin', [], 'wrong-type'],
    ['linkedin.clientId', 7, 'wrong-type'],
    ['linkedin.clientId', 'x'.repeat(201), 'out-of-range'],
    ['linkedin.scopes', 'openid', 'wrong-type'],
    ['linkedin.scopes', [], 'out-of-range'],
    ['salesforce', 'acme', 'wrong-type'],
    ['salesforce.clientId', 7, 'wrong-type'],
    ['salesforce.host', 'http://acme.my.salesforce.com', 'not-an-address'],
    ['salesforce.host', 'https://acme.my.salesforce.com/', 'not-an-address'],
    ['salesforce.host', 'https://acme.my.salesforce.com.evil.test', 'not-an-address'],
    ['salesforce.host', 'https://acme.lightning.force.com', 'not-an-address'],
    ['linkedin.tokenService', 'http://token.example.test/token', 'not-an-address'],
    ['linkedin.tokenService', 'http://localhost.evil.test/', 'not-an-address'],
    ['linkedin.tokenService', 'https://anna:secret@token.example.test/', 'not-an-address'],
    ['linkedin.tokenService', 'https://token.example.test/#x', 'not-an-address'],
    ['linkedin.tokenService', 'token.example.test', 'not-an-address'],
    ['linkedin.tokenService', 'javascript:alert(1)', 'not-an-address'],
    ['linkedin.batchSize', 0, 'out-of-range'],
    ['linkedin.batchSize', 101, 'out-of-range'],
    ['linkedin.batchSize', 2.5, 'out-of-range'],
    ['linkedin.batchSize', '50', 'wrong-type'],
    ['sites', {}, 'wrong-type'],
    ['sites', null, 'wrong-type'],
  ])('%s: %j is named and has its default', (path, value, code) => {
    const { settings, faults } = checkSettings(changed(path, value));
    expect(named(faults)).toEqual([{ path, code }]);
    const fallback = path
      .split('.')
      .reduce((part: unknown, key) => (part as Record<string, unknown>)[key], defaultSettings);
    expect(settings).toEqual(changed(path, fallback));
  });

  it('names an item of a list', () => {
    const { settings, faults } = checkSettings(changed('linkedin.scopes', ['openid', 'two words', 7]));
    expect(faults).toEqual([
      { path: 'linkedin.scopes[1]', code: 'unknown-value' },
      { path: 'linkedin.scopes[2]', code: 'wrong-type' },
    ]);
    expect(settings.linkedin.scopes).toEqual(defaultSettings.linkedin.scopes);
    expect(settings.linkedin.clientId).toBe('app');
  });
});

describe('a faulty site', () => {
  const other = { ...site, id: 'other' };

  it.each([
    ['id', undefined, 'missing'],
    ['id', '', 'out-of-range'],
    ['id', 5, 'wrong-type'],
    ['name', undefined, 'missing'],
    ['name', 'x'.repeat(301), 'out-of-range'],
    ['matches', undefined, 'missing'],
    ['matches', [], 'out-of-range'],
    ['matches[0]', ['<all_urls>'], 'not-a-match-pattern'],
    ['matches[0]', ['https://*/*'], 'not-a-match-pattern'],
    ['matches[1]', ['https://a.test/*', 'a.test'], 'not-a-match-pattern'],
    ['enabled', 1, 'wrong-type'],
    ['rememberReferences', 'no', 'wrong-type'],
    ['recipe', 'built-in', 'wrong-type'],
    ['recipe.contacts', undefined, 'missing'],
    ['recipe.contacts', Array(21).fill(contact), 'out-of-range'],
    ['recipe.me.identity', undefined, 'missing'],
    ['recipe.me.identity.select', '', 'not-a-selector'],
    ['recipe.me.name.select', '', 'not-a-selector'],
    ['recipe.me.name.from', 'html', 'unknown-value'],
    ['recipe.me.slot.select', ' ', 'not-a-selector'],
    ['recipe.contacts[0].container', undefined, 'missing'],
    ['recipe.contacts[0].container', '', 'not-a-selector'],
    ['recipe.contacts[0].container', ' \n', 'not-a-selector'],
    ['recipe.contacts[0].container', long, 'out-of-range'],
    ['recipe.contacts[0].container', {}, 'wrong-type'],
    ['recipe.contacts[0].reference', [], 'out-of-range'],
    ['recipe.contacts[0].reference', Array(11).fill(reading), 'out-of-range'],
    ['recipe.contacts[0].reference', reading, 'wrong-type'],
    ['recipe.contacts[0].name', undefined, 'missing'],
    ['recipe.contacts[0].name.select', undefined, 'missing'],
    ['recipe.contacts[0].name.select', long, 'out-of-range'],
    ['recipe.contacts[0].name.from', 'html', 'unknown-value'],
    ['recipe.contacts[0].name.from', 'attribute:', 'unknown-value'],
    ['recipe.contacts[0].name.from', 'attribute:a b', 'unknown-value'],
    ['recipe.contacts[0].slot', undefined, 'missing'],
    ['recipe.contacts[0].slot.place', undefined, 'missing'],
    ['recipe.contacts[0].slot.place', 'over', 'unknown-value'],
    ['recipe.contacts[0].slot.size', 7, 'out-of-range'],
    ['recipe.contacts[0].slot.size', 513, 'out-of-range'],
    ['recipe.contacts[0].slot.size', '48', 'wrong-type'],
    ['recipe.contacts[0].slot.shape', 'star', 'unknown-value'],
    ['recipe.contacts[0].recordKey', null, 'wrong-type'],
  ])('is left out whole for its %s: %.40j', (path, value, code) => {
    // A fault inside a list of plain texts is set by giving the whole list.
    const part = path.replace(/^(matches)\[\d\]$/, '$1').replace(/\[(\d+)\]/g, '.$1');
    const { settings, faults } = checkSettings({ ...whole, sites: [other, changed(part, value, site)] });
    expect(named(faults)).toEqual([{ path: `sites[1].${path}`, code }]);
    expect(settings).toEqual({ ...whole, sites: [other] });
  });

  it('has all its faults named', () => {
    const { settings, faults } = checkSettings({ version: 1, sites: [{ id: 'a', name: 7, colour: 'red' }, null] });
    expect(settings.sites).toEqual([]);
    expect(faults).toEqual([
      { path: 'sites[0].name', code: 'wrong-type' },
      { path: 'sites[0].matches', code: 'missing' },
      { path: 'sites[1]', code: 'wrong-type' },
      { path: 'sites[0].colour', code: 'unknown-key' },
    ]);
  });

  it('is one with the id of a site before it', () => {
    const again = { ...site, name: 'Again' };
    const { settings, faults } = checkSettings({ ...whole, sites: [site, other, again] });
    expect(faults).toEqual([{ path: 'sites[2].id', code: 'duplicate' }]);
    expect(settings.sites).toEqual([site, other]);
  });

  it.each([
    ['the one before', [{ ...site, name: 7 }, site], 0, []],
    ['it', [site, { ...site, name: 7 }], 1, [site]],
  ])('is one with such an id also where %s is faulty in another way', (_, sites, nameless, used) => {
    const { settings, faults } = checkSettings({ ...whole, sites });
    expect(faults).toEqual([
      { path: `sites[${nameless}].name`, code: 'wrong-type' },
      { path: 'sites[1].id', code: 'duplicate' },
    ]);
    expect(settings.sites).toEqual(used);
  });

  it('is not one without an id beside another without', () => {
    const { id: _id, ...nameless } = site;
    const { faults } = checkSettings({ ...whole, sites: [nameless, nameless] });
    expect(named(faults)).toEqual([
      { path: 'sites[0].id', code: 'missing' },
      { path: 'sites[1].id', code: 'missing' },
    ]);
  });

  it('is every one after the two hundredth', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ ...site, id: `site-${index}` }));
    const { settings, faults } = checkSettings({ ...whole, sites: many });
    expect(faults).toEqual([{ path: 'sites', code: 'out-of-range', limits: { most: 200, counted: 'items' } }]);
    expect(settings.sites).toEqual(many.slice(0, 200));
  });
});

describe('an unknown key', () => {
  it.each([
    ['colour', 'colour'],
    ['linkedin.secret', 'linkedin.secret'],
    ['sites.0.note', 'sites[0].note'],
    ['sites.0.recipe.contacts.0.slot.colour', 'sites[0].recipe.contacts[0].slot.colour'],
    ['sites.0.recipe.contacts.0.reference.0.why', 'sites[0].recipe.contacts[0].reference[0].why'],
    ['sites.0.recipe.me.slot.colour', 'sites[0].recipe.me.slot.colour'],
    ['linkedin.client id', 'linkedin["client id"]'],
    ['constructor', 'constructor'],
  ])('%s is named and passed over', (at, path) => {
    expect(checkSettings(changed(at, 'x'))).toEqual({ settings: whole, faults: [{ path, code: 'unknown-key' }] });
  });

  it('is one that means something to JavaScript', () => {
    const { settings, faults } = settingsFromText(
      '{"version":1,"__proto__":{"enabled":false},"linkedin":{"__proto__":1}}',
    );
    expect(settings).toEqual(defaultSettings);
    expect(faults.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      '__proto__ unknown-key',
      'linkedin.__proto__ unknown-key',
    ]);
  });
});

describe('settings from a text', () => {
  it('are checked like any', () => {
    const read = { settings: whole, faults: [], document: whole };
    expect(settingsFromText(JSON.stringify(whole))).toEqual(read);
    expect(settingsFromText(`\ufeff${JSON.stringify(whole, null, 2)}`)).toEqual(read);
    expect(settingsFromText('{"version":1}').document).toEqual({ version: 1 });
    expect(settingsFromText('null').faults).toEqual([{ path: '', code: 'wrong-type' }]);
  });

  it.each(['', 'version: 1', '{"version":1,}', '<html></html>'])('%j is not JSON', (text) =>
    expect(settingsFromText(text)).toMatchObject({
      settings: defaultSettings,
      faults: [{ path: '', code: 'not-json' }],
      document: undefined,
    }),
  );
});

describe('whatever the document', () => {
  it('checking never throws, and what it leaves is without fault', () => {
    fc.assert(
      fc.property(anyDocument, (given) => {
        const { settings } = checkSettings(given);
        expect(checkSettings(settings)).toEqual({ settings, faults: [] });
        expect(settingsFromText(JSON.stringify(settings))).toEqual({ settings, faults: [], document: settings });
      }),
      { numRuns: 500 },
    );
  });

  it('reading a text never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { settings } = settingsFromText(text);
        expect(checkSettings(settings).faults).toEqual([]);
      }),
    );
  });
});
