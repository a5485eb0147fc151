// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../../../src/contract/profile-edits.ts';
import type { CropToolProps } from '../../../src/ui/crop/crop-tool.tsx';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';

const mocked = vi.hoisted(() => ({
  said: [] as unknown[],
  ports: 0,
  answer: (_answer: unknown) => {},
  gone: () => {},
  crop: undefined as unknown,
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/profile-edits-port.ts', () => ({
  openProfileEdits: (onAnswer: (answer: unknown) => void, onGone: () => void) => {
    mocked.ports += 1;
    mocked.answer = onAnswer;
    mocked.gone = onGone;
    return { say: (ask: unknown) => void mocked.said.push(ask), close: () => {} };
  },
}));
// The tool itself has tests of its own.
vi.mock('../../../src/ui/crop/crop.tsx', () => ({
  Crop: (props: unknown) => {
    mocked.crop = props;
    return null;
  },
}));

import { PicturesSection } from '../../../src/profile/pictures/pictures-section.tsx';

const gif = Uint8Array.from([...new TextEncoder().encode('GIF89a'), 0x20, 0x03, 0x20, 0x03, 0, 0, 0]);
const bitmap = { width: 800, height: 800, close: vi.fn() };

const choose = (bytes: Uint8Array<ArrayBuffer>, field = 'profilePicture') =>
  acted(async () => {
    const input = document.getElementById(`${field}-file`) as HTMLInputElement;
    Object.defineProperty(input, 'files', { configurable: true, value: [new File([bytes], 'me')] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
const crop = (display = 'cut') =>
  acted(async () => (mocked.crop as CropToolProps).onCropped(new TextEncoder().encode(display).buffer));
const press = (name: string) => acted(async () => buttonNamed(name).click());
const answer = (said: ProfileEditsAnswer) => acted(async () => mocked.answer(said));
const kinds = () => (mocked.said as ProfileEditsAsk[]).map(({ kind }) => kind);
const isGuarded = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

beforeEach(async () => {
  mocked.said.length = 0;
  mocked.ports = 0;
  mocked.crop = undefined;
  vi.stubGlobal('createImageBitmap', async () => bitmap);
  await acted(async () => render(createElement(PicturesSection, null), document.body));
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.unstubAllGlobals();
});

describe('a new picture', () => {
  test('is chosen, cut and sent: the original as it is, and the part that was cut', async () => {
    await choose(gif);
    expect(mocked.crop).toMatchObject({ proportions: 1, output: { width: 800, type: 'image/jpeg' } });
    expect(mocked.said).toEqual([]);
    await crop();
    expect(kinds()).toEqual(['new-picture', 'picture-part', 'picture-part', 'send-picture']);
    const [, original, display] = mocked.said as { bytes: ArrayBuffer; rendition: string }[];
    expect(new Uint8Array(original?.bytes ?? new ArrayBuffer())).toEqual(gif);
    expect(new TextDecoder().decode(display?.bytes)).toBe('cut');
    await answer({ kind: 'picture-step', step: 'upload-display' });
    expect(pageText()).toContain('Step 3 of 4');
    await answer({ kind: 'picture-done', field: 'profilePicture' });
    expect(pageText()).toContain('LinkedIn has your new picture.');
  });

  test('for the background is four by one', async () => {
    await choose(gif, 'backgroundPicture');
    expect(mocked.crop).toMatchObject({ proportions: 4, output: { width: 1584 } });
    await crop();
    expect(mocked.said[0]).toEqual({ kind: 'new-picture', field: 'backgroundPicture' });
  });

  test('goes in parts of a megabyte', async () => {
    await choose(gif);
    await acted(async () => (mocked.crop as CropToolProps).onCropped(new ArrayBuffer(2.5 * 1024 * 1024)));
    const parts = (mocked.said as { rendition?: string; bytes: ArrayBuffer }[]).filter(
      (ask) => ask.rendition === 'display',
    );
    expect(parts.map(({ bytes }) => bytes.byteLength)).toEqual([1024 * 1024, 1024 * 1024, 512 * 1024]);
  });

  test('that is none is refused with words, and nothing is sent', async () => {
    await choose(new TextEncoder().encode('hello'));
    expect(pageText()).toContain('That is no JPEG, PNG or GIF. Choose another file.');
    expect([mocked.crop, mocked.said]).toEqual([undefined, []]);
  });

  test('guards the page against being left until LinkedIn has it', async () => {
    expect(isGuarded()).toBe(false);
    await choose(gif);
    expect(isGuarded()).toBe(true);
    await crop();
    expect(isGuarded()).toBe(true);
    await answer({ kind: 'picture-done', field: 'profilePicture' });
    expect(isGuarded()).toBe(false);
  });

  test('shows how far it has come', async () => {
    await choose(gif);
    await crop();
    await answer({ kind: 'picture-step', step: 'upload-display' });
    const { value, max } = document.querySelector('progress') ?? {};
    expect([value, max]).toEqual([3, 5]);
  });

  test('is cancelled when asked', async () => {
    await choose(gif);
    await crop();
    await press('Cancel');
    expect(kinds().at(-1)).toBe('cancel');
  });
});

describe('a new picture that LinkedIn did not take', () => {
  beforeEach(async () => {
    await choose(gif);
    await crop();
  });

  test('is said to have changed nothing, and is sent again without being given again', async () => {
    const fault = { code: 'unreachable', perhapsDone: false } as const;
    await answer({ kind: 'picture-failed', failure: { step: 'upload-display', fault, profile: 'unchanged' } });
    expect(pageText()).toContain('Your profile shows the picture it had.');
    mocked.said.length = 0;
    await press('Send it again');
    expect(kinds()).toEqual(['send-picture']);
    expect(mocked.ports).toBe(1);
  });

  test('is not lost with a token that ran out: it can be sent again after signing in', async () => {
    await answer({ kind: 'unread', fault: { code: 'signed-out' } });
    expect(pageText()).toContain('Sign in again at the top of this page, which keeps your picture.');
    expect(isGuarded()).toBe(true);
    expect(buttonNames()).toContain('Send it again');
  });

  test('is given anew to a worker that was stopped', async () => {
    await acted(async () => mocked.gone());
    mocked.said.length = 0;
    await press('Send it again');
    expect(kinds()).toEqual(['new-picture', 'picture-part', 'picture-part', 'send-picture']);
    expect(mocked.ports).toBe(2);
  });

  test('may be there all the same, and the page says that nobody knows', async () => {
    const fault = { code: 'no-answer', perhapsDone: true } as const;
    await answer({ kind: 'picture-failed', failure: { step: 'patch', fault, profile: 'unknown' } });
    expect(pageText()).toContain('LinkedIn did not say whether your profile has the new picture.');
  });
});

describe('removing a picture', () => {
  test('is asked about first, then read and deleted as it was seen', async () => {
    await press('Remove my profile picture');
    expect(mocked.said).toEqual([]);
    await press('Remove it at LinkedIn');
    const seen = { state: 'read', value: { displayImage: 'urn:a', originalImage: 'urn:b' } } as const;
    await answer({ kind: 'profile', reading: { basic: { profilePicture: seen }, complex: {} } });
    expect(mocked.said).toEqual([
      { kind: 'read' },
      { kind: 'apply', changes: [{ kind: 'delete', field: 'profilePicture', seen }] },
    ]);
    await answer({ kind: 'applied', outcomes: [{ state: 'done' }] });
    expect(pageText()).toContain('The picture is off your profile.');
  });

  test('that failed is said, with why', async () => {
    await press('Remove my background picture');
    await press('Remove it at LinkedIn');
    await answer({ kind: 'unread', fault: { code: 'no-capability' } });
    expect(pageText()).toContain('The picture was not removed.');
    expect(pageText()).toContain('w_compliance');
  });
});
