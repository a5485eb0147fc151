// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProfileReading } from '../../../src/contract/profile.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../../../src/contract/profile-edits.ts';
import { basicFields } from '../../../src/linkedin/edits/fields/basic.ts';
import { complexFields } from '../../../src/linkedin/edits/fields/complex.ts';
import type { BasicField, Kind } from '../../../src/linkedin/edits/fields/kinds.ts';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';

const mocked = vi.hoisted(() => ({
  said: [] as unknown[],
  ports: 0,
  answer: (_answer: unknown) => {},
  gone: () => {},
  ask: vi.fn(async () => null),
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/ask.ts', () => ({ ask: mocked.ask }));
vi.mock('../../../src/browser/profile-edits-port.ts', () => ({
  openProfileEdits: (onAnswer: (answer: unknown) => void, onGone: () => void) => {
    mocked.ports += 1;
    mocked.answer = onAnswer;
    mocked.gone = onGone;
    return { say: (ask: unknown) => void mocked.said.push(ask), close: () => {} };
  },
}));

import { EditSection } from '../../../src/profile/forms/edit-section.tsx';
import { labelOfField, labelOfPart } from '../../../src/profile/forms/field-words.ts';
import { fieldsIn, formSections } from '../../../src/profile/forms/sections.ts';

const english = { country: 'US', language: 'en' };
const inEnglish = (text: string) => ({ localized: { en_US: text }, preferredLocale: english });
const headline = { localized: { en_US: 'Captain', de_DE: 'Kapitänin', fr_FR: 'Capitaine' }, preferredLocale: english };
const everyField = Object.keys(basicFields);
const reading: ProfileReading = {
  basic: {
    ...Object.fromEntries(everyField.map((name) => [name, { state: 'read', value: null }])),
    headline: { state: 'read', value: headline },
    vanityName: { state: 'read', value: 'ada' },
    specialties: { state: 'read', value: inEnglish('Knots') },
    ims: { state: 'read', value: { ada: { id: 'ada', provider: 'SKYPE' } } },
    skillsOrder: { state: 'read', value: [12, 11] },
    summary: { state: 'unreadable' },
  },
  complex: {
    ...Object.fromEntries(Object.keys(complexFields).map((name) => [name, { state: 'read', entries: [] }])),
    skills: {
      state: 'read',
      entries: [
        { id: '11', value: { name: inEnglish('Rigging') } },
        { id: '12', value: { name: inEnglish('Charts') } },
      ],
    },
    courses: { state: 'unreadable' },
  },
};

const press = (name: string) => acted(async () => buttonNamed(name).click());
const answer = (said: ProfileEditsAnswer) => acted(async () => mocked.answer(said));
const asks = () => mocked.said as ProfileEditsAsk[];
const lastAsk = () => asks().at(-1);
const isGuarded = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
const control = (id: string) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`There is no control ${id}.`);
  return found as HTMLInputElement;
};
const type = (id: string, text: string) =>
  acted(async () => {
    control(id).value = text;
    control(id).dispatchEvent(new Event('input', { bubbles: true }));
  });
const choose = (id: string, value: string) =>
  acted(async () => {
    control(id).value = value;
    control(id).dispatchEvent(new Event('change', { bubbles: true }));
  });
const faultAt = (id: string) => document.getElementById(`${id}-fault`)?.textContent;
const draw = (signedIn = true) => acted(async () => render(createElement(EditSection, { signedIn }), document.body));
const review = async () => {
  await press('See what will be sent');
  await answer({
    kind: 'reviewed',
    requests: [{ method: 'POST', address: 'https://api.example/p', body: '{"patch":1}' }],
  });
};

beforeEach(async () => {
  mocked.said.length = 0;
  mocked.ports = 0;
  mocked.ask.mockClear();
  await draw();
  await answer({ kind: 'profile', reading });
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
});

describe('the forms', () => {
  const shown = formSections().flatMap(fieldsIn);

  test('have every field but the pictures once, in a section', () => {
    const all = [...everyField.filter((name) => !name.endsWith('Picture')), ...Object.keys(complexFields)];
    expect([...shown].sort()).toEqual(all.sort());
  });

  test('have sections each of which is opened alone', async () => {
    const ids = formSections().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await press('Languages I speak');
    expect(document.querySelectorAll('[aria-expanded="true"]')).toHaveLength(1);
  });

  const partsIn = (kind: Kind): readonly string[] => {
    if (kind.kind === 'list' || kind.kind === 'keyed') return partsIn(kind.of);
    if (kind.kind !== 'object') return [];
    return Object.entries(kind.parts).flatMap(([name, { value }]) => [name, ...partsIn(value)]);
  };
  const basic: readonly BasicField[] = Object.values(basicFields);
  const kinds = [...basic.map(({ value }) => value), ...Object.values(complexFields).map(({ entry }) => entry)];

  test('call every field and every part by words', () => {
    for (const name of shown) if (!name.endsWith('Order')) expect(labelOfField(name)).not.toBe(name);
    for (const name of kinds.flatMap(partsIn)) expect(labelOfPart(name), name).not.toBe(name);
  });

  test('stand in the section that docs/linkedin-api.md names', () => {
    const rows = readFileSync('docs/linkedin-api.md', 'utf8')
      .split('### The basic fields')[1]
      ?.split('## What it stands on')[0]
      ?.matchAll(/^\| `(\w+)` .* \| ([^|]+) \|$/gm);
    const sections = formSections().flatMap((section) => fieldsIn(section).map((name) => [name, section.heading]));
    const pictures = ['profilePicture', 'backgroundPicture'].map((name) => [name, 'My pictures at LinkedIn']);
    const documented = Object.fromEntries([...(rows ?? [])].map(([, name, section]) => [name, section]));
    expect(documented).toEqual(Object.fromEntries([...sections, ...pictures]));
  });

  test('are open one section at a time', async () => {
    await press('Introduction');
    expect(document.querySelectorAll('.form-field').length).toBeGreaterThan(3);
    await press('Names');
    expect(document.getElementById('field-headline')).toBeNull();
    expect(document.getElementById('field-firstName')).not.toBeNull();
  });

  test.each(formSections().map(({ heading }) => heading))('draw the section %s', async (heading) => {
    await press(heading);
    expect(document.querySelector('.form-section-body:not([hidden])')?.textContent).toBeTruthy();
  });

  test('are found by the name of a field, and opened where one section has it', async () => {
    await type('forms-sought', 'headl');
    expect(document.querySelectorAll('.form-section')).toHaveLength(1);
    expect(control('field-headline').value).toBe('Captain');
    await type('forms-sought', 'no such thing');
    expect(pageText()).toContain('No field is called so.');
  });
});

describe('one language of a text', () => {
  beforeEach(() => press('Introduction'));

  test('is typed in the language that is chosen, and the others go along as they are', async () => {
    await choose('forms-language', 'de_DE');
    expect(control('field-headline').value).toBe('Kapitänin');
    expect(pageText()).toContain('What it says in American English and French (France) stays as it is.');
    await type('field-headline', 'Kapitän');
    await press('See what will be sent');
    expect(lastAsk()).toEqual({
      kind: 'review',
      changes: [
        {
          kind: 'set',
          field: 'headline',
          value: { ...headline, localized: { ...headline.localized, de_DE: 'Kapitän' } },
          seen: { state: 'read', value: headline },
        },
      ],
    });
  });

  test('is taken away only by somebody who ticks that it may go', async () => {
    await type('field-headline', '');
    await press('See what will be sent');
    expect(lastAsk()?.kind).toBe('read');
    await acted(async () => control('field-headline-replaces').click());
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({ kind: 'review', changes: [{ field: 'headline', replacesAll: true }] });
  });

  test('that cannot be read is said to be so, and is not sent without a tick', async () => {
    expect(pageText()).toContain('LinkedIn does not let this app read what is there now.');
    await type('field-summary', 'Twenty years of ships.');
    await press('See what will be sent');
    expect(lastAsk()?.kind).toBe('read');
    expect(document.activeElement).toBe(control('field-summary-replaces'));
    await acted(async () => control('field-summary-replaces').click());
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({ kind: 'review', changes: [{ field: 'summary', replacesAll: true }] });
  });
});

test('a section of which nothing can be read says so once', async () => {
  const unread = Object.fromEntries(everyField.map((name) => [name, { state: 'unreadable' as const }]));
  await answer({ kind: 'profile', reading: { ...reading, basic: unread } });
  await press('Names');
  expect(pageText().split('LinkedIn does not let this app read what is there now.')).toHaveLength(2);
});

describe('the review', () => {
  beforeEach(async () => {
    await press('Introduction');
    await type('field-vanityName', 'adal');
    await review();
  });

  test('shows what was, what will be, and the request, and sends just the changes it was about', async () => {
    expect(pageText()).toContain('Before ada');
    expect(pageText()).toContain('After adal');
    expect(document.querySelector('details pre')?.textContent).toContain('{"patch":1}');
    const [asked] = asks().filter(({ kind }) => kind === 'review');
    await press('Send this to LinkedIn');
    expect(lastAsk()).toEqual({ kind: 'apply', changes: asked?.kind === 'review' ? asked.changes : [] });
  });

  test('of what was typed before is none of what was typed since', async () => {
    await press('Back to the forms');
    await press('See what will be sent');
    await type('field-vanityName', 'adalo');
    await press('See what will be sent');
    await answer({ kind: 'reviewed', requests: [] });
    expect(buttonNames()).not.toContain('Send this to LinkedIn');
    await answer({ kind: 'reviewed', requests: [] });
    await press('Send this to LinkedIn');
    expect(lastAsk()).toMatchObject({ kind: 'apply', changes: [{ value: 'adalo' }] });
  });

  test('can be left with everything typed still there', async () => {
    await press('Back to the forms');
    expect(control('field-vanityName').value).toBe('adal');
  });

  test('ends with what LinkedIn made, and the profile is read again', async () => {
    expect(isGuarded()).toBe(true);
    await press('Send this to LinkedIn');
    await answer({ kind: 'applied', outcomes: [{ state: 'done' }] });
    expect(pageText()).toContain('LinkedIn made 1 change.');
    expect(lastAsk()).toEqual({ kind: 'read' });
    expect(isGuarded()).toBe(false);
  });

  test('a refusal is said at the field, and what was typed stays', async () => {
    await press('Send this to LinkedIn');
    const fault = { code: 'refused', status: 422, paths: ['vanityName'] } as const;
    await answer({ kind: 'applied', outcomes: [{ state: 'failed', fault }] });
    await answer({ kind: 'profile', reading });
    expect(faultAt('field-vanityName')).toBe('LinkedIn refused this. Change it and send it again.');
    expect(control('field-vanityName').value).toBe('adal');
    expect(document.activeElement).toBe(control('field-vanityName'));
  });

  test('a removal that LinkedIn refuses is said to be one', async () => {
    await press('Back to the forms');
    await press('Remove: Name in the web address');
    await review();
    await press('Send this to LinkedIn');
    const fault = { code: 'refused', status: 422, paths: ['vanityName'] } as const;
    await answer({ kind: 'applied', outcomes: [{ state: 'failed', fault }] });
    await answer({ kind: 'profile', reading });
    expect(faultAt('field-vanityName')).toBe(
      'LinkedIn does not let this be removed. Undo that, or write something else.',
    );
  });

  test('what has changed since is shown beside what was typed, and the viewer chooses', async () => {
    await press('Send this to LinkedIn');
    const now = { state: 'read', value: 'lovelace' } as const;
    await answer({ kind: 'applied', outcomes: [{ state: 'failed', fault: { code: 'changed-since', now } }] });
    const later = { ...reading, basic: { ...reading.basic, vanityName: now } };
    await answer({ kind: 'profile', reading: later });
    expect(pageText()).toMatch(/At LinkedIn now ?lovelace ?What you typed ?adal/);
    expect(document.activeElement?.textContent).toBe('Keep what I typed');
    await press('Keep what I typed');
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({ kind: 'review', changes: [{ value: 'adal', seen: now }] });
  });

  test('a session that ended before anything was sent is told at once', async () => {
    await press('Back to the forms');
    await draw(false);
    expect(pageText()).toContain('You are no longer signed in.What you typed is still here.');
    expect(control('field-vanityName').value).toBe('adal');
    await draw(true);
    expect(lastAsk()).toEqual({ kind: 'read' });
    expect(pageText()).not.toContain('You are no longer signed in.');
  });

  test('a session that ended loses nothing: the viewer signs in again, and the profile is read', async () => {
    await press('Send this to LinkedIn');
    await draw(false);
    await answer({ kind: 'unread', fault: { code: 'signed-out' } });
    expect(pageText()).toContain('You are no longer signed in.');
    await press('Sign in with LinkedIn');
    expect(mocked.ask.mock.calls).toEqual([['sign-in', {}]]);
    await draw(true);
    expect(lastAsk()).toEqual({ kind: 'read' });
    await answer({ kind: 'profile', reading });
    expect(control('field-vanityName').value).toBe('adal');
    expect(isGuarded()).toBe(true);
  });

  test('a worker that went is called again, and what was typed is there unless it was made', async () => {
    await press('Send this to LinkedIn');
    await acted(async () => mocked.gone());
    expect(mocked.ports).toBe(2);
    expect(pageText()).toContain('LinkedIn did not say whether it made the changes.');
    const later = { ...reading, basic: { ...reading.basic, vanityName: { state: 'read', value: 'adal' } as const } };
    await answer({ kind: 'profile', reading: later });
    expect(isGuarded()).toBe(false);
  });
});

describe('what may not be sent', () => {
  test('in a language that is not shown is named with it', async () => {
    await press('Introduction');
    await type('field-headline', '  ');
    await choose('forms-language', 'de_DE');
    expect(faultAt('field-headline')).toBe('American English: Fill this in.');
  });

  test('is said at its field at once, and keeps the review back', async () => {
    await press('Introduction');
    await type('field-vanityName', 'no!');
    expect(faultAt('field-vanityName')).toContain('This is not written as it should be.');
    await press('See what will be sent');
    expect(lastAsk()).toEqual({ kind: 'read' });
    expect(pageText()).toContain('Some of it cannot be sent yet.');
    await press('Undo');
    expect(control('field-vanityName').value).toBe('ada');
  });

  test('a messenger that comes twice keeps what was typed, and says so', async () => {
    await press('Ways to reach me');
    await press('Add: Messengers');
    await type('field-ims-1-id', 'ada');
    await choose('field-ims-1-provider', 'ICQ');
    expect(faultAt('field-ims-1')).toBe('This is already there. Change it or remove it.');
    await type('field-ims-1-id', '1815');
    expect(control('field-ims-0-id').value).toBe('ada');
    expect(control('field-ims-1-id').value).toBe('1815');
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({
      changes: [{ value: { ada: { id: 'ada', provider: 'SKYPE' }, 1815: { id: '1815', provider: 'ICQ' } } }],
    });
  });

  test('a former field can be removed alone', async () => {
    await press('Former fields');
    expect(document.getElementById('field-specialties')).toBeNull();
    await press('Remove: Specialties');
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({ changes: [{ kind: 'delete', field: 'specialties' }] });
  });
});

describe('the entries of a field', () => {
  beforeEach(() => press('Skills'));

  test('are changed and added, in the language that is chosen', async () => {
    await press('Change: Rigging');
    await type('entry-entry-skills-11-name', 'Ropes');
    await press('Add an entry');
    await type('entry-new-entry-skills--1-name', 'Stars');
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({
      changes: [
        { kind: 'update-entry', id: '11', set: { name: inEnglish('Ropes') }, delete: [] },
        { kind: 'create-entry', field: 'skills', value: { name: inEnglish('Stars') } },
      ],
    });
  });

  test('say what is missing once somebody wants to send', async () => {
    await press('Add an entry');
    expect(pageText()).not.toContain('Fill this in.');
    await press('See what will be sent');
    expect(pageText()).toContain('Fill this in.');
    expect(lastAsk()).toEqual({ kind: 'read' });
  });

  test('are put in order, and one that is removed leaves the order', async () => {
    expect([...document.querySelectorAll('.order li bdi')].map((name) => name.textContent)).toEqual([
      'Charts',
      'Rigging',
    ]);
    await press('Move up: Rigging');
    expect(buttonNames()).toContain('Move down: Rigging');
    await press('Remove: Charts');
    await press('See what will be sent');
    expect(lastAsk()).toMatchObject({
      changes: [
        { kind: 'set', field: 'skillsOrder', value: [11] },
        { kind: 'delete-entry', field: 'skills', id: '12' },
      ],
    });
  });

  test('that cannot be read can only be added to', async () => {
    await press('Courses');
    expect(pageText()).toContain('You can only add entries.');
    expect(buttonNames()).toContain('Add an entry');
  });
});
