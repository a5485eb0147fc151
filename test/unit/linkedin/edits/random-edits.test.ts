import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anna, ben } from '../../../../sandbox/world/accounts.ts';
import type { Json, ProfileChange } from '../../../../src/contract/profile.ts';
import { applyChanges } from '../../../../src/linkedin/edits/changes.ts';
import { basicFields } from '../../../../src/linkedin/edits/fields/basic.ts';
import { complexFields } from '../../../../src/linkedin/edits/fields/complex.ts';
import type { Kind } from '../../../../src/linkedin/edits/fields/kinds.ts';
import { isSame } from '../../../../src/linkedin/edits/same.ts';
import { sandboxedNetwork } from '../../fakes/sandboxed.ts';
import { deletion, editorAt, set } from './support.ts';

/** Random edits, each of a profile read anew. */
const runs = 150;

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.constantFrom('Überseehafen', '日本語', '👩‍💻 Dev', ''),
);
const locale = fc.constantFrom('en_US', 'de_DE', 'fr_FR', 'ja_JP', 'english', 'pt');

const urns: { readonly [entity: string]: readonly string[] } = {
  geo: ['urn:li:geo:7', 'urn:li:geo:x'],
  industry: ['urn:li:industry:47', '47'],
  organization: ['urn:li:organization:1', 'urn:li:school:2'],
  occupation: ['urn:li:position:(urn:li:person:AB,1)', 'urn:li:organization:1', 'urn:li:geo:1'],
  person: ['urn:li:person:AB', 'AB'],
  'rich-content': ['urn:li:memberRichContent:(urn:li:person:AB,1)', 'urn:li:memberRichContent:1'],
  location: ['urn:li:standardizedLocationKey:(us,94101)', 'us'],
  program: ['urn:li:program:1', ''],
};

const texts: { readonly [form: string]: readonly string[] } = {
  'web-address': ['https://a.example', 'www.a.example', 'nowhere'],
  'vanity-name': ['bobsmith', 'bob smith', 'ab', 'müller7'],
  'country-code': ['us', 'US'],
};

/** Values of this kind, right ones and nearly right ones. */
function arbitraryOf(kind: Kind): fc.Arbitrary<Json> {
  // An optional property that is not there is no `undefined` one: all of it is JSON.
  return arbitraryOfKind(kind) as fc.Arbitrary<Json>;
}

function arbitraryOfKind(kind: Kind): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case 'text':
      return kind.form === undefined ? text : fc.constantFrom(...(texts[kind.form] ?? []));
    case 'localized': {
      const plain = kind.form === undefined ? text : fc.constantFrom(...(texts[kind.form] ?? []));
      const one: fc.Arbitrary<unknown> = kind.rich ? fc.record({ rawText: plain }) : plain;
      return fc.record({ localized: fc.dictionary(locale, one, { maxKeys: 3, noNullPrototype: true }) });
    }
    case 'choice':
      return fc.constantFrom(...kind.values, ...(kind.also ?? []), 'no choice');
    case 'date': {
      const parts = { day: fc.integer({ min: 1, max: 31 }), month: fc.integer({ min: 1, max: 12 }) };
      return fc.record({ ...parts, year: fc.integer({ min: 1990, max: 2026 }) }, { requiredKeys: [] });
    }
    case 'reference':
      return fc.constantFrom(...(urns[kind.entity] ?? []));
    case 'order': {
      const ids: readonly Json[] = kind.of === 'ims' ? [`${anna.vanityName}-work`, 'nobody'] : [1, 11, 12, 99];
      return fc.array(fc.constantFrom(...ids), { maxLength: 3 });
    }
    case 'flag':
      return fc.boolean();
    case 'number':
      return fc.integer();
    case 'locale':
      return fc.constantFrom({ language: 'en', country: 'US' }, { language: 'de' }, { language: 'DE' });
    case 'picture':
      return fc.constant({ originalImage: 'urn:li:digitalmediaAsset:C5', displayImage: 'urn:li:digitalmediaAsset:C5' });
    case 'object': {
      const parts = Object.fromEntries(
        Object.entries(kind.parts).map(([name, part]) => [name, arbitraryOf(part.value)]),
      );
      const requiredKeys = Object.entries(kind.parts).flatMap(([name, part]) => (part.mandatory ? [name] : []));
      return fc.oneof(
        { arbitrary: fc.record(parts, { requiredKeys, noNullPrototype: true }), weight: 9 },
        {
          arbitrary: fc.record(parts, { requiredKeys: [], noNullPrototype: true }),
          weight: 1,
        },
      );
    }
    case 'list':
      return fc.array(arbitraryOf(kind.of), { maxLength: 4 });
    case 'keyed':
      return fc
        .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), arbitraryOf(kind.of)), { maxLength: 4 })
        .map((pairs) =>
          Object.fromEntries(pairs.map(([key, value]) => [key, { ...(value as object), [kind.by]: key }])),
        );
  }
}

type Wish =
  | { readonly kind: 'set'; readonly field: string; readonly value: Json; readonly replacesAll: boolean }
  | { readonly kind: 'delete'; readonly field: string }
  | { readonly kind: 'create-entry'; readonly field: string; readonly value: Json };

const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.constantFrom(...Object.entries(basicFields)).chain(([field, { value }]) =>
    fc.record({
      kind: fc.constant('set' as const),
      field: fc.constant(field),
      value: arbitraryOf(value),
      replacesAll: fc.boolean(),
    }),
  ),
  fc.record({ kind: fc.constant('delete' as const), field: fc.constantFrom(...Object.keys(basicFields)) }),
  fc
    .constantFrom(...Object.entries(complexFields))
    .chain(([field, { entry }]) =>
      fc.record({ kind: fc.constant('create-entry' as const), field: fc.constant(field), value: arbitraryOf(entry) }),
    ),
);

test('random edits and the sandbox’s LinkedIn agree: what is made is what was asked, what is not leaves everything as it was', async () => {
  const network = sandboxedNetwork();
  const editor = editorAt(network);
  let made = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(wish, async (wanted) => {
      const before = network.linkedin.own.of(anna);
      const othersBefore = network.linkedin.own.of(ben);
      const now = await editor.read();
      const change: ProfileChange =
        wanted.kind === 'set'
          ? set(now, wanted.field, wanted.value, wanted.replacesAll ? { replacesAll: true } : {})
          : wanted.kind === 'delete'
            ? deletion(now, wanted.field)
            : ({ ...wanted } as ProfileChange);
      const [outcome] = await applyChanges(editor.access, now, [change]);
      expect(network.linkedin.own.of(ben)).toEqual(othersBefore);
      if (outcome?.state !== 'done') {
        refused += 1;
        // What is checked before it is sent is checked for good: LinkedIn refuses only what its documents do not tell.
        if (outcome?.state === 'failed' && outcome.fault.code !== 'not-valid') {
          expect(outcome.fault).toMatchObject({ code: 'refused', status: 422 });
          expect(['headline', 'selectedContactInterests', 'skillsOrder']).toContain(wanted.field);
        }
        expect(network.linkedin.own.of(anna)).toEqual(before);
        return;
      }
      made += 1;
      const after = network.linkedin.own.of(anna);
      const value = (after[wanted.field] ?? null) as Json;
      if (wanted.kind === 'delete') expect(value).toBeNull();
      else if (wanted.kind === 'create-entry') {
        const id = outcome.id ?? '';
        const entries = value as { readonly [id: string]: { readonly [part: string]: Json } };
        expect(isSame({ ...entries[id], id: 0 }, { ...(wanted.value as object), id: 0 })).toBe(true);
      } else {
        const isEmpty = wanted.value === '' || (Array.isArray(wanted.value) && wanted.value.length === 0);
        expect(isSame(value, isEmpty ? null : wanted.value)).toBe(true);
      }
      // Nothing else has changed.
      const touched = new Set([
        wanted.field,
        `${wanted.field}Order`,
        'localizedFirstName',
        'localizedLastName',
        'localizedHeadline',
      ]);
      for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
        if (!touched.has(name)) expect(after[name]).toEqual(before[name]);
      }
    }),
    { numRuns: runs },
  );
  expect(made).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
