import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProfileReading } from '../../../src/contract/profile.ts';
import {
  type Draft,
  dropped,
  faultsOf,
  kept,
  presentValue,
  replacingAll,
  settled,
  type Target,
  typed,
} from '../../../src/profile/forms/draft.ts';

const english = { country: 'US', language: 'en' };
const headline = { localized: { en_US: 'Captain', de_DE: 'Kapitänin', fr_FR: 'Capitaine' }, preferredLocale: english };
const inGerman = (text: string) => ({ ...headline, localized: { ...headline.localized, de_DE: text } });
const skill = { name: { localized: { en_US: 'Rigging' }, preferredLocale: english } };
const reading: ProfileReading = {
  basic: {
    headline: { state: 'read', value: headline },
    vanityName: { state: 'read', value: 'ada' },
    birthDate: { state: 'read', value: null },
    summary: { state: 'unreadable' },
  },
  complex: { skills: { state: 'read', entries: [{ id: '11', value: skill }] }, courses: { state: 'unreadable' } },
};
const field = (name: string): Target => ({ kind: 'field', field: name });
const rigging: Target = { kind: 'entry', field: 'skills', id: '11' };
const newSkill: Target = { kind: 'new-entry', field: 'skills', number: 1 };
const changesOf = (draft: Draft) => draft.map(({ change }) => change);

describe('what is typed', () => {
  test('is a change, which knows what was seen when it was begun', () => {
    const draft = typed([], field('headline'), inGerman('Kapitän'), reading);
    expect(changesOf(draft)).toEqual([
      { kind: 'set', field: 'headline', value: inGerman('Kapitän'), seen: { state: 'read', value: headline } },
    ]);
    expect(presentValue(draft, field('headline'), reading)).toEqual(inGerman('Kapitän'));
  });

  test('and says the same as the profile is no change, also after something else was typed', () => {
    const changed = typed([], field('vanityName'), 'adal', reading);
    expect(typed(changed, field('vanityName'), 'ada', reading)).toEqual([]);
    expect(typed([], field('birthDate'), null, reading)).toEqual([]);
  });

  test('stays about what was first seen, whatever is read meanwhile', () => {
    const draft = typed([], field('vanityName'), 'ada-l', reading);
    const later = { ...reading, basic: { ...reading.basic, vanityName: { state: 'read', value: 'someone' } as const } };
    expect(changesOf(typed(draft, field('vanityName'), 'ada-lo', later))).toMatchObject([
      { value: 'ada-lo', seen: { value: 'ada' } },
    ]);
  });

  test('as nothing deletes', () => {
    expect(changesOf(typed([], field('vanityName'), null, reading))).toMatchObject([
      { kind: 'delete', field: 'vanityName' },
    ]);
    expect(changesOf(typed([], rigging, null, reading))).toEqual([
      { kind: 'delete-entry', field: 'skills', id: '11', seen: skill },
    ]);
  });

  test('of an entry sets the parts that differ, and deletes those that are gone', () => {
    const value = { proficiency: 'X' };
    expect(changesOf(typed([], rigging, value, reading))).toEqual([
      { kind: 'update-entry', field: 'skills', id: '11', set: value, delete: ['name'], seen: skill },
    ]);
    expect(presentValue(typed([], rigging, value, reading), rigging, reading)).toEqual(value);
    expect(typed([], rigging, skill, reading)).toEqual([]);
  });

  test('of a new entry is created', () => {
    expect(changesOf(typed([], newSkill, skill, reading))).toEqual([
      { kind: 'create-entry', field: 'skills', value: skill },
    ]);
  });

  test('can be left alone again', () => {
    const draft = typed(typed([], field('vanityName'), 'x', reading), rigging, null, reading);
    expect(changesOf(dropped(draft, field('vanityName')))).toMatchObject([{ kind: 'delete-entry' }]);
  });

  test('is what is there, whatever is typed in which order', () => {
    const targets = [field('vanityName'), field('birthDate'), rigging, newSkill];
    const values = fc.constantFrom(null, 'a', { day: 1 }, skill, { name: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), values)), (steps) => {
        let draft: Draft = [];
        for (const [which, value] of steps) {
          const target = targets[which] as Target;
          const isEntry = target.kind !== 'field';
          if (isEntry && (typeof value === 'string' || (value === null && target.kind === 'new-entry'))) continue;
          draft = typed(draft, target, value, reading);
          expect(presentValue(draft, target, reading)).toEqual(value);
        }
        expect(new Set(draft.map(({ target }) => JSON.stringify(target))).size).toBe(draft.length);
      }),
    );
  });
});

describe('a text whose languages are not known', () => {
  const summary = { localized: { en_US: { rawText: 'Ships.' } }, preferredLocale: english };

  test('is not valid before the viewer says that all languages are to be replaced', () => {
    const draft = typed([], field('summary'), summary, reading);
    expect(faultsOf(draft, field('summary'), reading)).toMatchObject([{ code: 'loses-values' }]);
    const said = replacingAll(draft, field('summary'), true);
    expect(faultsOf(said, field('summary'), reading)).toEqual([]);
    expect(changesOf(said)).toMatchObject([{ replacesAll: true }]);
    // It holds while they go on typing, and can be taken back.
    expect(changesOf(typed(said, field('summary'), { ...summary }, reading))).toMatchObject([{ replacesAll: true }]);
    expect(changesOf(replacingAll(said, field('summary'), false))[0]).not.toHaveProperty('replacesAll');
  });

  test('that was read loses none without that word either', () => {
    const alone = { ...headline, localized: { en_US: 'Captain' } };
    const draft = typed([], field('headline'), alone, reading);
    expect(faultsOf(draft, field('headline'), reading)).toMatchObject([{ code: 'loses-values' }]);
  });
});

describe('after changes were sent', () => {
  const both = typed(typed([], field('vanityName'), 'ada-l', reading), rigging, null, reading);
  const refused = { code: 'refused', status: 422, paths: ['vanityName'] } as const;

  test('what was made is gone, and nothing else that was typed', () => {
    const left = settled(both, [{ state: 'failed', fault: refused }, { state: 'done' }]);
    expect(left).toEqual([{ ...both[0], fault: refused }]);
    expect(settled(both, [{ state: 'not-made' }, { state: 'not-made' }])).toEqual(both);
    expect(settled(both, [])).toEqual(both);
  });

  test('a fault goes when something else is typed', () => {
    const failed = settled(both, [{ state: 'failed', fault: refused }, { state: 'done' }]);
    expect(typed(failed, field('vanityName'), 'ada-lo', reading)[0]).not.toHaveProperty('fault');
  });

  test('a field that holds something else by now can be changed all the same, by whoever has seen that', () => {
    const now = { state: 'read', value: 'someone' } as const;
    const failed = settled(both, [{ state: 'failed', fault: { code: 'changed-since', now } }, { state: 'done' }]);
    expect(changesOf(kept(failed, field('vanityName'), now, reading))).toEqual([
      { kind: 'set', field: 'vanityName', value: 'ada-l', seen: now },
    ]);
    // Somebody else made the very same change: there is nothing left to do.
    expect(kept(failed, field('vanityName'), { state: 'read', value: 'ada-l' }, reading)).toEqual([]);
  });

  test('of a text only the languages that were typed are kept, the others are as they are by now', () => {
    const draft = typed([], field('headline'), inGerman('Kapitän'), reading);
    const texts = { en_US: 'Harbour master', de_DE: 'Hafenmeisterin', es_ES: 'Capitana' };
    const now = { state: 'read', value: { localized: texts, preferredLocale: english } } as const;
    expect(changesOf(kept(draft, field('headline'), now, reading))).toEqual([
      {
        kind: 'set',
        field: 'headline',
        value: { localized: { ...texts, de_DE: 'Kapitän' }, preferredLocale: english },
        seen: now,
      },
    ]);
  });

  test('of an entry only the parts that were typed are kept', () => {
    const seen = { ...skill, strength: 'much' };
    const was: ProfileReading = {
      ...reading,
      complex: { skills: { state: 'read', entries: [{ id: '11', value: seen }] } },
    };
    const mine = { name: { ...skill.name, localized: { en_US: 'Ropes' } }, strength: 'much' };
    const now = { state: 'read', value: { name: skill.name, level: 'high' } } as const;
    expect(changesOf(kept(typed([], rigging, mine, was), rigging, now, was))).toEqual([
      { kind: 'update-entry', field: 'skills', id: '11', set: { name: mine.name }, delete: [], seen: now.value },
    ]);
  });
});
