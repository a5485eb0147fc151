import { describe, expect, it, vi } from 'vitest';
import type { SettingsFault } from '../../../src/contract/settings.ts';
import { checkSettings, settingsFromText } from '../../../src/settings/check.ts';
import { changed } from './documents.ts';

describe('a fault says what would have been right', () => {
  const faultOf = (path: string, value: unknown) => checkSettings(changed(path, value)).faults[0];
  const contactPath = 'sites.0.recipe.contacts.0';

  it.each<[string, unknown, SettingsFault['limits']]>([
    ['linkedin.batchSize', 0, { least: 1, most: 100 }],
    ['linkedin.batchSize', 2.5, { least: 1, most: 100 }],
    [`${contactPath}.slot.size`, 513, { least: 8, most: 512 }],
    ['linkedin.clientId', 'x'.repeat(201), { most: 200, counted: 'characters' }],
    ['sites.0.id', '', { least: 1, most: 100, counted: 'characters' }],
    ['linkedin.scopes', [], { least: 1, most: 30, counted: 'items' }],
    ['sites.0.matches', Array(51).fill('https://a.test/*'), { least: 1, most: 50, counted: 'items' }],
    [`${contactPath}.reference`, [], { least: 1, most: 10, counted: 'items' }],
    [`${contactPath}.container`, 'x'.repeat(1001), { least: 1, most: 1000, counted: 'characters' }],
    [`${contactPath}.container`, '', { least: 1, most: 1000, counted: 'characters' }],
    [`${contactPath}.name.select`, 'x'.repeat(1001), { most: 1000, counted: 'characters' }],
  ])('%s: %.20j by the limits', (path, value, limits) => expect(faultOf(path, value)?.limits).toEqual(limits));

  it.each([
    [`${contactPath}.slot.place`, ['cover', 'before', 'after', 'prepend', 'append']],
    [`${contactPath}.slot.shape`, ['circle', 'rounded', 'square']],
    [`${contactPath}.name.from`, ['href', 'text', 'value', 'attribute:NAME']],
    [`${contactPath}.reference.0.from`, ['href', 'text', 'value', 'attribute:NAME']],
  ])('%s by the values that there are', (path, allowed) => {
    const fault = faultOf(path, 'anything else');
    expect(fault?.allowed).toEqual(allowed);
    expect(fault).not.toHaveProperty('limits');
  });

  it.each([
    ['linkedin.scopes', ['two words'], 'unknown-value'],
    ['enabled', 'yes', 'wrong-type'],
    [`${contactPath}.slot.place`, undefined, 'missing'],
    [`${contactPath}.colour`, 'red', 'unknown-key'],
  ])('%s: %j only where that can be counted', (path, value, code) =>
    expect(faultOf(path, value)).toEqual({ path: expect.any(String), code }),
  );
});

describe('a text that is not JSON', () => {
  it.each([
    ['Chromium', "Expected ',' or '}' after property value in JSON at position 19 (line 3 column 3)", [3, 3]],
    ['an older Chromium', "Expected ',' or '}' after property value in JSON at position 19", [3, 3]],
    ['Firefox', "JSON.parse: expected ',' or '}' after property value at line 3 column 3 of the JSON data", [3, 3]],
    [
      'a Chromium that quotes what is around it',
      `Unexpected token 'e', ..."1\n  "enabled": tru"... is not valid JSON`,
      [3, 9],
    ],
    ['a browser that does not say', 'Unexpected end of JSON input', [undefined, undefined]],
    [
      'a browser that quotes the text',
      `Unexpected token 'l', "line 9 column 9" is not valid JSON`,
      [undefined, undefined],
    ],
  ])('says where it stops being JSON as %s does', (_, message, [line, column]) => {
    vi.spyOn(JSON, 'parse').mockImplementationOnce(() => {
      throw new SyntaxError(message);
    });
    const [fault] = settingsFromText('\ufeff{\n  "version": 1\n  "enabled": true\n}').faults;
    expect([fault?.line, fault?.column]).toEqual([line, column]);
  });

  it.each([
    ['in the middle', '{\n  "version": 1,\n  "enabled": yes,\n  "linkedin": {}\n}', 3],
    ['at the end', '{\n  "version": 1,\n  "enabled": yes }', 3],
    ['at the beginning', '{ "a": yes,\n  "version": 1 }', 1],
  ])('says where Chromium’s quotation stands in it: %s', (_, text, line) => {
    const column = (text.split('\n')[line - 1] ?? '').indexOf('yes') + 1;
    expect(settingsFromText(text).faults).toEqual([{ path: '', code: 'not-json', line, column }]);
  });

  it('says only that it is not JSON where the quotation stands in it twice', () => {
    const part = '{\n  "version": 1,\n  "enabled": yes,\n  "linkedin": {}\n}';
    expect(settingsFromText(`${part}\n${part}`).faults).toEqual([{ path: '', code: 'not-json' }]);
  });

  it('says where it stops being JSON as this browser does', () => {
    expect(settingsFromText('{\n  "version": 1,\n}').faults).toEqual([
      { path: '', code: 'not-json', line: 3, column: 1 },
    ]);
  });
});
