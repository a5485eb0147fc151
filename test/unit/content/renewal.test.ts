// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const { nativeBrowser, opened, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { openPage, type Page } from '../../../src/content/page.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { preparePage } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';

const { runtime } = nativeBrowser;
const anna = '<p data-linkedin-person="AnnaB1">Anna</p>';
const announced = [[{ kind: 'contacts-here', ask: {} }]];
let page: Page | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  resetNative();
  preparePage();
  setVisibility('visible');
});
afterEach(() => {
  page?.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(50);

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

async function openOn(html: string, more = {}) {
  document.body.innerHTML = html;
  page = openPage(greetingFor(builtInRecipe, { signedIn: false, renewable: true, ...more }), paintingAtHand, {
    onChange: () => undefined,
    onStale: () => undefined,
  });
  await settle();
}

test('a page with contacts that somebody looks at says so once, and stays as it is', async () => {
  await openOn(anna);
  document.body.insertAdjacentHTML('beforeend', anna);
  await settle();
  setVisibility('hidden');
  setVisibility('visible');
  expect(runtime.sendMessage.mock.calls).toEqual(announced);
  expect(document.body.innerHTML).toBe(anna + anna);
  expect(opened).toEqual([]);
});

test('a page says so as soon as it has contacts', async () => {
  await openOn('<p>Nobody yet</p>');
  expect(runtime.sendMessage).not.toHaveBeenCalled();
  document.body.insertAdjacentHTML('beforeend', anna);
  await settle();
  expect(runtime.sendMessage.mock.calls).toEqual(announced);
});

test('a hidden tab says so when it is seen', async () => {
  setVisibility('hidden');
  await openOn(anna);
  document.body.insertAdjacentHTML('beforeend', anna);
  await settle();
  expect(runtime.sendMessage).not.toHaveBeenCalled();
  setVisibility('visible');
  expect(runtime.sendMessage.mock.calls).toEqual(announced);
});

test.each([
  ['there is nobody who could be asked for', '<p data-linkedin-person="https://example.com/">Anna</p>', {}],
  ['nothing is to be renewed', anna, { renewable: false }],
  ['somebody is signed in', anna, { signedIn: true, renewable: false }],
])('nothing is said where %s', async (_, html, more) => {
  await openOn(html, more);
  setVisibility('visible');
  expect(runtime.sendMessage).not.toHaveBeenCalled();
});

test('a page that was closed while it was hidden says nothing any more', async () => {
  setVisibility('hidden');
  await openOn(anna);
  page?.close();
  setVisibility('visible');
  expect(runtime.sendMessage).not.toHaveBeenCalled();
});
