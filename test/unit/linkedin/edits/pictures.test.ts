import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../../sandbox/faults.ts';
import { type Account, anna } from '../../../../sandbox/world/accounts.ts';
import { portrait } from '../../../../sandbox/world/portraits.ts';
import type { PictureField, PictureStep } from '../../../../src/contract/profile.ts';
import { applyChanges } from '../../../../src/linkedin/edits/changes.ts';
import { changePicture } from '../../../../src/linkedin/edits/pictures/change-picture.ts';
import { readRegistration } from '../../../../src/linkedin/edits/pictures/upload.ts';
import { readViewer } from '../../../../src/linkedin/viewer.ts';
import { sandboxedNetwork } from '../../fakes/sandboxed.ts';
import { deletion, type Editor, editorAt } from './support.ts';

const jpeg = async (sitter: Account = anna) => (await portrait(sitter, 400)).buffer;

const steps: readonly PictureStep[] = [
  'register-original',
  'register-display',
  'upload-original',
  'upload-display',
  'patch',
];

const endpointOf = {
  'register-original': 'assets',
  'register-display': 'assets',
  'upload-original': 'upload',
  'upload-display': 'upload',
  patch: 'profile-edit',
} as const;

const callsOf = (editor: Editor) =>
  ['assets', 'upload', 'profile-edit'].map((endpoint) => editor.network.journal.of(endpoint).length);

async function changed(editor: Editor, field: PictureField = 'profilePicture', image?: ArrayBuffer) {
  const bytes = image ?? (await jpeg());
  const { profile } = await editor.read();
  return changePicture(editor.access, profile, field, { original: bytes, display: bytes });
}

describe('a new picture', () => {
  test.each(['profilePicture', 'backgroundPicture'] as const)(
    '%s: registered twice, uploaded twice, named last',
    async (field) => {
      const editor = editorAt();
      const bytes = await jpeg();
      const { profile } = await editor.read();
      const told: PictureStep[] = [];
      const result = await changePicture(
        editor.access,
        profile,
        field,
        { original: bytes, display: bytes },
        { onStep: (step) => told.push(step) },
      );
      expect(result).toEqual({ ok: true, value: editor.field(field) });
      expect(told).toEqual(steps);
      expect(callsOf(editor)).toEqual([2, 2, 1]);
    },
  );

  test('is what LinkedIn then shows of the viewer', async () => {
    const editor = editorAt();
    const result = await changed(editor);
    const viewer = await readViewer(editor.access, ['openid', 'profile']);
    const asset = result.ok ? result.value.displayImage.split(':').at(-1) : undefined;
    expect(viewer.ok && viewer.value.artifacts[0]?.address).toContain(asset);
  });

  test('may be uploaded to LinkedIn’s other host', async () => {
    const editor = editorAt();
    editor.network.control.suppose({ uploadHost: 'www.linkedin.com' });
    expect((await changed(editor)).ok).toBe(true);
  });

  test('is removed like any field', async () => {
    const editor = editorAt();
    const now = await editor.read();
    expect(await applyChanges(editor.access, now, [deletion(now, 'profilePicture')])).toEqual([{ state: 'done' }]);
    expect(editor.field('profilePicture')).toBeNull();
  });
});

const faults: readonly (readonly [string, Fault])[] = [
  ['500', { status: 500 }],
  ['429', { status: 429, body: '{"status":429,"serviceErrorCode":101}' }],
  ['422', { status: 422, body: '{}' }],
  ['413', { status: 413 }],
  ['403', { status: 403 }],
  ['401', { status: 401, body: '{"serviceErrorCode":65600}' }],
  ['a broken connection', 'reset'],
];

describe.each(steps)('a failure of the step %s', (failing) => {
  test.each(faults)('%s leaves the picture as it was, and says so', async (_, fault) => {
    const editor = editorAt();
    const before = editor.field('profilePicture');
    const bytes = await jpeg();
    const { profile } = await editor.read();
    const result = await changePicture(
      editor.access,
      profile,
      'profilePicture',
      { original: bytes, display: bytes },
      { onStep: (step) => step === failing && editor.network.control.addFault(endpointOf[step], fault, 1) },
    );
    expect(result).toMatchObject({ ok: false, fault: { step: failing, profile: 'unchanged' } });
    expect(editor.field('profilePicture')).toEqual(before);
  });

  test('another try does again only what failed', async () => {
    const editor = editorAt();
    const bytes = await jpeg();
    const images = { original: bytes, display: bytes };
    const { profile } = await editor.read();
    const first = await changePicture(editor.access, profile, 'profilePicture', images, {
      onStep: (step) => step === failing && editor.network.control.addFault(endpointOf[step], { status: 503 }, 1),
    });
    if (first.ok) return expect.unreachable();
    const told: PictureStep[] = [];
    const { begun } = first.fault;
    const second = await changePicture(editor.access, profile, 'profilePicture', images, {
      begun,
      onStep: (step) => told.push(step),
    });
    expect(second).toEqual({ ok: true, value: editor.field('profilePicture') });
    expect(told).toEqual(steps.slice(steps.indexOf(failing)));
  });
});

test('a place that is gone is registered anew, and only that', async () => {
  const editor = editorAt();
  const bytes = await jpeg();
  const images = { original: bytes, display: bytes };
  const { profile } = await editor.read();
  const first = await changePicture(editor.access, profile, 'profilePicture', images, {
    onStep: (step) => step === 'upload-display' && editor.network.control.addFault('upload', { status: 404 }, 1),
  });
  if (first.ok) return expect.unreachable();
  const told: PictureStep[] = [];
  const second = await changePicture(editor.access, profile, 'profilePicture', images, {
    begun: first.fault.begun,
    onStep: (step) => told.push(step),
  });
  expect(second.ok).toBe(true);
  expect(told).toEqual(['register-display', 'upload-display', 'patch']);
});

describe('a last step whose answer is lost', () => {
  /** The edit is made, and what LinkedIn says of it never arrives. */
  const lossy = (editor: Editor): Editor['access'] => ({
    ...editor.access,
    async fetch(input, init) {
      const answer = await editor.access.fetch(input, init);
      if (init?.method === 'POST' && String(input).includes('/v2/people/')) throw new TypeError('Failed to fetch');
      return answer;
    },
  });

  test('is found to have been done, by looking', async () => {
    const editor = editorAt();
    const bytes = await jpeg();
    const { profile } = await editor.read();
    const images = { original: bytes, display: bytes };
    const result = await changePicture(lossy(editor), profile, 'profilePicture', images);
    expect(result).toEqual({ ok: true, value: editor.field('profilePicture') });
  });

  test('is not known to have been done by whoever cannot look, and is said to be unknown', async () => {
    const editor = editorAt(sandboxedNetwork(), anna, ['openid', 'w_compliance']);
    const bytes = await jpeg();
    const { profile } = await editor.read();
    const images = { original: bytes, display: bytes };
    const result = await changePicture(lossy(editor), profile, 'profilePicture', images);
    expect(result).toMatchObject({
      ok: false,
      fault: { step: 'patch', fault: { code: 'unreachable', perhapsDone: true }, profile: 'unknown' },
    });
  });
});

test('what is no image is refused before the profile changes', async () => {
  const editor = editorAt();
  const before = editor.field('profilePicture');
  const result = await changed(editor, 'profilePicture', new TextEncoder().encode('no image').buffer);
  expect(result).toMatchObject({
    ok: false,
    fault: { step: 'upload-original', fault: { code: 'refused', status: 400 } },
  });
  expect(editor.field('profilePicture')).toEqual(before);
});

test('a change that was ended sends nothing more', async () => {
  const editor = editorAt();
  const bytes = await jpeg();
  const { profile } = await editor.read();
  const ending = new AbortController();
  const result = await changePicture(
    { ...editor.access, signal: ending.signal },
    profile,
    'profilePicture',
    { original: bytes, display: bytes },
    { onStep: (step) => step === 'upload-original' && ending.abort() },
  );
  expect(result).toMatchObject({
    ok: false,
    fault: { step: 'upload-original', fault: { code: 'aborted', perhapsDone: false } },
  });
  expect(callsOf(editor)).toEqual([2, 0, 0]);
});

describe('an answer to a registration', () => {
  const answer = (uploadUrl: unknown, more: object = {}) => ({
    value: {
      asset: 'urn:li:digitalmediaAsset:C56',
      uploadMechanism: {
        'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest': { uploadUrl, headers: {}, ...more },
      },
    },
  });

  test.each([
    'http://api.linkedin.com/mediaUpload/1',
    'https://api.linkedin.com.example/mediaUpload/1',
    'https://evillinkedin.com/mediaUpload/1',
    'https://evil.example/?https://api.linkedin.com/',
    'https://user@api.linkedin.com/',
    'https://api.linkedin.com:8443/',
    'javascript:alert(1)',
    '',
    7,
    null,
  ])('that names %j for the bytes and the token is none', (address) => {
    expect(readRegistration(answer(address))).toBeUndefined();
  });

  test('may name headers, but none that takes the token’s place', () => {
    const headers = {
      'media-type-family': 'STILLIMAGE',
      authorization: 'Bearer other',
      Cookie: 'a=b',
      'bad name': 'x',
      'x-number': 7,
      'x-broken': 'a\r\nb',
    };
    expect(readRegistration(answer('https://api.linkedin.com/mediaUpload/1', { headers }))?.headers).toEqual({
      'media-type-family': 'STILLIMAGE',
    });
  });

  test.each(['urn:li:person:AnnaB1', 'urn:li:digitalmediaAsset:C56/../1', '', 7])(
    'that names the asset %j is none',
    (asset) => {
      const { value } = answer('https://api.linkedin.com/mediaUpload/1');
      expect(readRegistration({ value: { ...value, asset } })).toBeUndefined();
    },
  );

  test.each([undefined, {}, { value: { asset: 'urn:li:digitalmediaAsset:C56' } }, { value: [] }])(
    '%j is none',
    (body) => {
      expect(readRegistration(body)).toBeUndefined();
    },
  );
});
