// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MyProfileNews, OwnData } from '../../../src/contract/own-data.ts';
import type { ViewerState } from '../../../src/contract/viewer.ts';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';

const mocked = vi.hoisted(() => ({
  onNews: (_news: unknown) => {},
  onEdits: (_answer: unknown) => {},
  ask: vi.fn<(kind: string, payload: object) => Promise<unknown>>(),
  openAddress: vi.fn(),
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/ask.ts', () => ({ ask: mocked.ask }));
vi.mock('../../../src/browser/permissions.ts', () => ({ holds: async () => true, onChange: () => () => {} }));
vi.mock('../../../src/browser/open.ts', () => ({ openAddress: mocked.openAddress }));
vi.mock('../../../src/browser/profile-edits-port.ts', () => ({
  openProfileEdits: (onAnswer: (answer: unknown) => void) => {
    mocked.onEdits = onAnswer;
    return { say: () => {}, close: () => {} };
  },
}));
vi.mock('../../../src/browser/page-ports.ts', () => ({
  listenToWorkerAsMyProfile: (onNews: (news: unknown) => void) => {
    mocked.onNews = onNews;
    return () => {};
  },
}));

import { MyProfile } from '../../../src/profile/my-profile.tsx';

const picture = { bytes: new TextEncoder().encode('portrait').buffer, type: 'image/jpeg' };
const vera: ViewerState = { state: 'signed-in', viewer: { personId: 'A', name: 'Vera Viewer' }, picture };
const nobody: ViewerState = { state: 'signed-out' };
const kept: OwnData = { state: 'kept', name: 'Vera Viewer', picture };

const hear = (viewer: ViewerState, ownData: OwnData, mayEdit = false) =>
  acted(async () => mocked.onNews({ kind: 'news', viewer, ownData, mayEdit } satisfies MyProfileNews));
const press = (name: string) => acted(async () => buttonNamed(name).click());
const tick = () => document.querySelector<HTMLInputElement>('#keep-own-data');

beforeEach(async () => {
  mocked.ask.mockReset().mockResolvedValue(null);
  await acted(async () => render(createElement(MyProfile, null), document.body));
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the question', () => {
  test('is asked of somebody signed in who has not answered, says what for and how to withdraw, and has no yes beforehand', async () => {
    await hear(vera, { state: 'unasked' });
    expect(pageText()).toContain('Keep your name and picture on this device?');
    expect(pageText()).toMatch(/Nothing is kept without your yes, and you can take it back here at any time/);
    expect(tick()).toBeNull();
    expect(mocked.ask).not.toHaveBeenCalled();
  });

  test.each([
    ['Keep them', true],
    ["Don't keep them", false],
  ])('is answered by “%s”', async (button, wanted) => {
    await hear(vera, { state: 'unasked' });
    await press(button);
    expect(mocked.ask.mock.calls).toEqual([['keep-own-data', { wanted }]]);
  });

  test.each([{ state: 'refused' }, kept] as const)('is not asked again after an answer: $state', async (ownData) => {
    await hear(vera, ownData);
    expect(pageText()).not.toContain('Keep your name and picture on this device?');
    expect(tick()?.checked).toBe(ownData.state === 'kept');
  });

  test('is not asked of nobody', async () => {
    await hear(nobody, { state: 'unasked' });
    expect(buttonNames()).toEqual(['Sign in with LinkedIn']);
    expect(tick()).toBeNull();
  });
});

test('without the permission the page says what changing a profile needs, and leads to LinkedIn', async () => {
  await hear(vera, { state: 'refused' });
  expect(pageText()).toContain('needs a LinkedIn app with the permission w_compliance');
  expect(buttonNames()).not.toContain('Choose a profile picture');
  await hear(vera, { state: 'refused' }, true);
  expect(pageText()).not.toContain('w_compliance');
  expect(buttonNames()).toContain('Choose a profile picture');
});

test('what somebody typed outlasts their session, and is gone when somebody else signs in', async () => {
  const removesTheirHeadline = async () => {
    const headline = { state: 'read', value: { localized: { en_US: 'Captain' } } } as const;
    await acted(async () => mocked.onEdits({ kind: 'profile', reading: { basic: { headline }, complex: {} } }));
    await press('Introduction');
    await press('Remove: Headline');
  };
  await hear(vera, { state: 'refused' }, true);
  await removesTheirHeadline();
  await hear(nobody, { state: 'refused' });
  expect(pageText()).toContain('1 change not sent');
  await hear(vera, { state: 'refused' }, true);
  expect(pageText()).toContain('1 change not sent');
  await hear({ state: 'signed-in', viewer: { personId: 'B', name: 'Bob' } }, { state: 'refused' }, true);
  await acted(async () => mocked.onEdits({ kind: 'profile', reading: { basic: {}, complex: {} } }));
  expect(pageText()).not.toContain('not sent');
});

describe('what is kept', () => {
  test('is there while nobody is signed in, and can be withdrawn then', async () => {
    await hear(nobody, kept);
    expect(pageText()).toContain('Vera Viewer');
    expect(buttonNames()).toEqual(['Copy my picture', 'Save my picture']);
    await acted(async () => tick()?.click());
    expect(mocked.ask.mock.calls).toEqual([['keep-own-data', { wanted: false }]]);
  });
});

describe('the own picture', () => {
  test('is copied as PNG, promised to the clipboard in the press itself', async () => {
    const png = new Blob(['png'], { type: 'image/png' });
    const drawn: unknown[] = [];
    vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
      drawn.push(await blob.text());
      return { width: 400, height: 300, close: () => {} };
    });
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage: () => {} } as never);
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (this: HTMLCanvasElement, back, type) {
      drawn.push(this.width, this.height, type);
      back(png);
    });
    vi.stubGlobal(
      'ClipboardItem',
      class {
        constructor(readonly items: Record<string, Promise<Blob>>) {}
      },
    );
    const write = vi.fn(
      async ([item]: { items: Record<string, Promise<Blob>> }[]) => void (await item?.items['image/png']),
    );
    vi.stubGlobal('navigator', { ...navigator, clipboard: { write } });
    await hear(vera, { state: 'refused' });
    buttonNamed('Copy my picture').click();
    expect(write).toHaveBeenCalledTimes(1);
    await acted(() => undefined);
    expect(drawn).toEqual(['portrait', 400, 300, 'image/png']);
    expect(pageText()).toContain('Picture copied.');
  });

  test('that the browser does not let be copied is to be saved instead', async () => {
    vi.stubGlobal('createImageBitmap', async () => Promise.reject(new Error('no picture')));
    vi.stubGlobal(
      'ClipboardItem',
      class {
        constructor(readonly items: Record<string, Promise<Blob>>) {}
      },
    );
    const write = async ([item]: { items: Record<string, Promise<Blob>> }[]) => void (await item?.items['image/png']);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { write } });
    await hear(vera, { state: 'refused' });
    await press('Copy my picture');
    expect(pageText()).toContain('The browser did not allow copying. Save the picture instead.');
  });

  test('is saved as the file it is', async () => {
    const saved: [string, string][] = [];
    const files = new Map<string, Blob>();
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      files.set('blob:1', blob as Blob);
      return 'blob:1';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push([this.download, this.href]);
    });
    await hear(vera, { state: 'refused' });
    await press('Save my picture');
    expect(saved).toEqual([['linkedin-picture.jpg', 'blob:1']]);
    expect(await files.get('blob:1')?.text()).toBe('portrait');
  });

  test('that there is none of has no buttons', async () => {
    await hear({ state: 'signed-in', viewer: { personId: 'A', name: 'Vera Viewer' } }, { state: 'refused' });
    expect(pageText()).toContain('LinkedIn gave no picture of you.');
    expect(buttonNames()).toEqual([]);
  });
});
