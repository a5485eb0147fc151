import { describe, expect, test } from 'vitest';
import { anna } from '../../../../sandbox/world/accounts.ts';
import type { MultiLocale, ProfileChange } from '../../../../src/contract/profile.ts';
import { applyChanges, reviewChanges } from '../../../../src/linkedin/edits/changes.ts';
import { withLanguage, withoutLanguage } from '../../../../src/linkedin/edits/fields/languages.ts';
import { sandboxedNetwork } from '../../fakes/sandboxed.ts';
import { deletion, type Editor, editorAt, editorScopes, entry, set } from './support.ts';

const done = { state: 'done' };
const notMade = { state: 'not-made' };
const notValid = (code: string, path = '') => ({
  state: 'failed',
  fault: { code: 'not-valid', faults: [expect.objectContaining({ path, code })] },
});

/** The headline in the sandbox's LinkedIn: a MultiLocaleString in three languages. */
const headlineOf = (editor: Editor) => editor.field('headline') as unknown as MultiLocale<string>;

const edits = (editor: Editor) => editor.network.journal.entries.filter(({ endpoint }) => endpoint === 'profile-edit');

describe('texts in several languages', () => {
  test('editing one of a headline’s three languages leaves the others as they were', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const before = headlineOf(editor);
    expect(Object.keys(before.localized)).toEqual(['en_US', 'de_DE', 'fr_FR']);
    const changed = withLanguage(before, 'de_DE', 'Reederin');
    expect(await applyChanges(editor.access, now, [set(now, 'headline', changed)])).toEqual([done]);
    expect(headlineOf(editor)).toEqual({ ...before, localized: { ...before.localized, de_DE: 'Reederin' } });
  });

  test('a fourth is added, and one is taken away by somebody who says so', async () => {
    const editor = editorAt();
    const before = headlineOf(editor);
    const first = await editor.read();
    await applyChanges(editor.access, first, [set(first, 'headline', withLanguage(before, 'sv_SE', 'Rederi'))]);
    expect(Object.keys(headlineOf(editor).localized)).toEqual(['en_US', 'de_DE', 'fr_FR', 'sv_SE']);
    const second = await editor.read();
    const without = withoutLanguage(headlineOf(editor), 'fr_FR');
    await applyChanges(editor.access, second, [set(second, 'headline', without, { replacesAll: true })]);
    expect(Object.keys(headlineOf(editor).localized)).toEqual(['en_US', 'de_DE', 'sv_SE']);
  });

  test('a value that would take a language away unsaid is not sent', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const one = { localized: { en_US: 'Only this' } };
    expect(await applyChanges(editor.access, now, [set(now, 'headline', one)])).toEqual([notValid('loses-values')]);
    expect(edits(editor)).toEqual([]);
  });

  test('unread, a text is replaced in all languages only by somebody who says so', async () => {
    const editor = editorAt(sandboxedNetwork(), anna, ['openid', 'w_compliance']);
    const now = await editor.read();
    const one = { localized: { en_US: 'Only this' } };
    expect(await applyChanges(editor.access, now, [set(now, 'headline', one)])).toEqual([notValid('loses-values')]);
    const explicit = set(now, 'headline', one, { replacesAll: true });
    expect(await applyChanges(editor.access, now, [explicit])).toEqual([done]);
    expect(headlineOf(editor)).toEqual(one);
  });

  test('the same holds of a text within an entry', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const seen = entry(now, 'positions', '677616236');
    const update = (title: MultiLocale<string>): ProfileChange => ({
      kind: 'update-entry',
      field: 'positions',
      id: '677616236',
      set: { title },
      delete: [],
      seen,
    });
    const title = seen['title'] as unknown as MultiLocale<string>;
    const lossy = update({ localized: { en_US: 'Captain' } });
    expect(await applyChanges(editor.access, now, [lossy])).toEqual([notValid('loses-values', 'title')]);
    expect(await applyChanges(editor.access, now, [update(withLanguage(title, 'en_US', 'Captain'))])).toEqual([done]);
    expect(editor.field('positions')).toMatchObject({
      677616236: { title: { localized: { en_US: 'Captain', de_DE: 'Leitung' } }, companyName: expect.anything() },
    });
  });
});

describe('changes go exactly as they were reviewed', () => {
  test('entries one by one, and then all basic fields in one request, which is what the review shows', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const changes: readonly ProfileChange[] = [
      set(now, 'vanityName', 'annalindqvist'),
      { kind: 'create-entry', field: 'skills', value: { name: { localized: { en_US: 'Chartering' } } } },
      deletion(now, 'address'),
      { kind: 'delete-entry', field: 'skills', id: '11', seen: entry(now, 'skills', '11') },
      set(now, 'skillsOrder', [12]),
    ];
    const reviewed = reviewChanges(now.profile, changes);
    const outcomes = await applyChanges(editor.access, now, changes);
    expect(outcomes).toEqual([done, { state: 'done', id: expect.stringMatching(/^\d+$/) }, done, done, done]);
    const sent = edits(editor).map(({ method, host, path, body }) => ({
      method,
      address: `https://${host}${path}`,
      ...(body === '' ? {} : { body }),
    }));
    expect(sent).toEqual(reviewed);
    expect(reviewed.map(({ method }) => method)).toEqual(['POST', 'DELETE', 'POST']);
    expect(reviewed[2]?.body).toBe(
      '{"patch":{"$set":{"vanityName":"annalindqvist","skillsOrder":[12]},"$delete":["address"]}}',
    );
    expect(editor.field('vanityName')).toBe('annalindqvist');
    expect(editor.field('address')).toBeNull();
    expect(Object.keys(editor.field('skills') ?? {})).not.toContain('11');
  });

  test.each(['x-linkedin-id', 'x-restli-id'] as const)('the ID of what was created is read from %s', async (header) => {
    const editor = editorAt();
    editor.network.control.suppose({ createdIdHeader: header, editStatus: 204 });
    const now = await editor.read();
    const value = { name: { localized: { en_US: 'Chartering' } } };
    const [outcome] = await applyChanges(editor.access, now, [{ kind: 'create-entry', field: 'skills', value }]);
    expect(outcome).toMatchObject({ state: 'done', id: expect.any(String) });
    const id = outcome?.state === 'done' ? (outcome.id ?? '') : '';
    expect(entry(await editor.read(), 'skills', id)).toEqual(value);
  });

  test('where one is not valid, none is sent', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const changes = [set(now, 'vanityName', 'no spaces'), set(now, 'industryId', 'urn:li:industry:4')];
    expect(await applyChanges(editor.access, now, changes)).toEqual([notValid('bad-form'), notMade]);
    expect(edits(editor)).toEqual([]);
  });

  test('after one that LinkedIn refuses, none is sent', async () => {
    const editor = editorAt();
    const now = await editor.read();
    editor.network.control.addFault('profile-edit', { status: 500 }, 1);
    const changes: readonly ProfileChange[] = [
      { kind: 'create-entry', field: 'skills', value: { name: { localized: { en_US: 'Chartering' } } } },
      set(now, 'vanityName', 'annalindqvist'),
    ];
    expect(await applyChanges(editor.access, now, changes)).toEqual([
      { state: 'failed', fault: { code: 'bad-answer', status: 500, perhapsDone: true } },
      notMade,
    ]);
    expect(edits(editor)).toHaveLength(1);
  });
});

describe('somebody else changed it meanwhile', () => {
  test('nothing is sent, and what is there now is told', async () => {
    const editor = editorAt();
    const seen = await editor.read();
    const elsewhere = set(seen, 'vanityName', 'elsewhere');
    await applyChanges(editor.access, seen, [elsewhere]);
    const now = await editor.read();
    editor.network.journal.clear();
    expect(await applyChanges(editor.access, now, [set(seen, 'vanityName', 'annalindqvist')])).toEqual([
      { state: 'failed', fault: { code: 'changed-since', now: { state: 'read', value: 'elsewhere' } } },
    ]);
    expect(edits(editor)).toEqual([]);
  });

  test('an entry that is gone is one that changed', async () => {
    const editor = editorAt();
    const seen = await editor.read();
    const change: ProfileChange = {
      kind: 'delete-entry',
      field: 'skills',
      id: '11',
      seen: entry(seen, 'skills', '11'),
    };
    await applyChanges(editor.access, seen, [change]);
    expect(await applyChanges(editor.access, await editor.read(), [change])).toEqual([
      { state: 'failed', fault: { code: 'changed-since', now: { state: 'read', value: null } } },
    ]);
  });

  test('the order in which LinkedIn writes an object’s parts is no change', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const birthDate = set(now, 'birthDate', { day: 1, month: 1, year: 1974 });
    const seen = { state: 'read', value: { year: 1984, month: 2, day: 29 } } as const;
    expect(await applyChanges(editor.access, now, [{ ...birthDate, seen } as ProfileChange])).toEqual([done]);
  });
});

describe('what is not sent', () => {
  const english = { localized: { en_US: 'Text' } };

  test.each([
    ['a mandatory field that is deleted', 'delete', 'firstName', null, 'mandatory', ''],
    ['a mandatory field that is emptied', 'set', 'supportedLocales', [], 'mandatory', ''],
    ['a former field that is set', 'set', 'associations', english, 'delete-only', ''],
    ['a field that there is not', 'set', 'nickname', 'x', 'unknown-part', ''],
    ['a field that only LinkedIn has', 'set', '__proto__', 'x', 'unknown-part', ''],
    [
      'a picture without an upload',
      'set',
      'profilePicture',
      { displayImage: 'x', originalImage: 'x' },
      'wrong-type',
      '',
    ],
    ['an order with the ID of no entry', 'set', 'skillsOrder', [12, 13], 'no-such-entry', '1'],
    ['an order of an IM that there is not', 'set', 'imsOrder', ['nobody'], 'no-such-entry', '0'],
  ] as const)('%s', async (_, kind, field, value, code, path) => {
    const editor = editorAt();
    const now = await editor.read();
    const change = kind === 'set' ? set(now, field, value) : deletion(now, field);
    expect(await applyChanges(editor.access, now, [change])).toEqual([notValid(code, path)]);
    expect(edits(editor)).toEqual([]);
  });

  test.each([
    ['a mandatory part left out', { proficiency: 'ELEMENTARY' }, 'mandatory', 'name'],
    ['a part that there is not', { name: english, level: 3 }, 'unknown-part', 'level'],
    ['an unknown choice', { name: english, proficiency: 'GOOD' }, 'unknown-choice', 'proficiency'],
  ])('an entry with %s', async (_, value, code, path) => {
    const editor = editorAt();
    const now = await editor.read();
    const change: ProfileChange = { kind: 'create-entry', field: 'languages', value };
    expect(await applyChanges(editor.access, now, [change])).toEqual([notValid(code, path)]);
  });

  test.each([
    ['a mandatory part', { set: {}, delete: ['name'] }, 'mandatory', 'name'],
    ['a part that there is not', { set: {}, delete: ['level'] }, 'unknown-part', 'level'],
    ['what it sets', { set: { proficiency: 'ELEMENTARY' }, delete: ['proficiency'] }, 'repeated', 'proficiency'],
    ['nothing, and sets nothing', { set: {}, delete: [] }, 'mandatory', ''],
  ])('an update that deletes %s', async (_, patch, code, path) => {
    const editor = editorAt();
    const now = await editor.read();
    const seen = entry(now, 'languages', '1');
    const change: ProfileChange = { kind: 'update-entry', field: 'languages', id: '1', seen, ...patch };
    expect(await applyChanges(editor.access, now, [change])).toEqual([notValid(code, path)]);
  });

  test('a position that ends before it began', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const seen = entry(now, 'positions', '677616236');
    const change: ProfileChange = {
      kind: 'update-entry',
      field: 'positions',
      id: '677616236',
      set: { endMonthYear: { month: 12, year: 2013 } },
      delete: [],
      seen,
    };
    expect(await applyChanges(editor.access, now, [change])).toEqual([notValid('bad-date', 'endMonthYear')]);
  });

  test('two changes of the same field', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const changes = [set(now, 'vanityName', 'one23'), deletion(now, 'vanityName')];
    expect(await applyChanges(editor.access, now, changes)).toEqual([notMade, notValid('repeated')]);
  });
});

test.each(['nickname', 'toString', '__proto__'])(
  'an entry of %s, which is no field, has no request to be reviewed',
  async (field) => {
    const editor = editorAt();
    const { profile } = await editor.read();
    const changes: readonly ProfileChange[] = [
      { kind: 'create-entry', field, value: {} },
      { kind: 'update-entry', field, id: '1', set: {}, delete: [], seen: {} },
      { kind: 'delete-entry', field, id: '1', seen: {} },
    ];
    expect(reviewChanges(profile, changes)).toEqual([]);
  },
);

describe('an order follows the entries', () => {
  test('it cannot name one that is deleted with it', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const changes: readonly ProfileChange[] = [
      { kind: 'delete-entry', field: 'skills', id: '11', seen: entry(now, 'skills', '11') },
      set(now, 'skillsOrder', [12, 11]),
    ];
    expect(await applyChanges(editor.access, now, changes)).toEqual([notMade, notValid('no-such-entry', '1')]);
  });

  test('IMs and their order are changed together', async () => {
    const editor = editorAt();
    const now = await editor.read();
    const ims = { b: { id: 'b', provider: 'ICQ' }, a: { id: 'a', provider: 'QQ' } };
    const changes = [set(now, 'ims', ims), set(now, 'imsOrder', ['a', 'b'])];
    expect(await applyChanges(editor.access, now, changes)).toEqual([done, done]);
    expect(editor.field('imsOrder')).toEqual(['a', 'b']);
  });
});

describe('what LinkedIn refuses', () => {
  test('is told at the field it names, and the others are not made', async () => {
    const editor = editorAt();
    const now = await editor.read();
    // Mandatory in the sandbox alone.
    const changes = [set(now, 'vanityName', 'annalindqvist'), deletion(now, 'headline')];
    expect(await applyChanges(editor.access, now, changes)).toEqual([
      notMade,
      { state: 'failed', fault: { code: 'refused', status: 422, paths: ['headline'] } },
    ]);
    expect(editor.field('vanityName')).toBe(anna.vanityName);
  });

  test('is told of all that were sent together where it names none', async () => {
    const editor = editorAt();
    editor.network.control.suppose({ errorDetails: false });
    const now = await editor.read();
    const changes = [set(now, 'vanityName', 'annalindqvist'), deletion(now, 'headline')];
    const refused = { state: 'failed', fault: { code: 'refused', status: 422, paths: [] } };
    expect(await applyChanges(editor.access, now, changes)).toEqual([refused, refused]);
  });

  test('the permission missing is one of the expected results', async () => {
    const editor = editorAt(
      sandboxedNetwork(),
      anna,
      editorScopes.filter((scope) => scope !== 'w_compliance'),
    );
    const now = await editor.read();
    expect(await applyChanges(editor.access, now, [set(now, 'vanityName', 'annalindqvist')])).toEqual([
      { state: 'failed', fault: { code: 'no-capability' } },
    ]);
    expect(editor.field('vanityName')).toBe(anna.vanityName);
  });
});
