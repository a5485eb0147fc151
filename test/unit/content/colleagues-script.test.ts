// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const { nativeBrowser, orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));
const opened = vi.hoisted(() => vi.fn());
const close = vi.hoisted(() => vi.fn());
vi.mock('../../../src/content/colleagues.ts', () => ({ openColleagues: opened }));

import type { Greeting, Notice } from '../../../src/contract/messages.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { deferred, turns } from '../fakes/turns.ts';

const scope = globalThis as { visAVisColleagues?: () => boolean };
let scripts = 0;
let greeting: Greeting | undefined;

/** Puts the script into the page, as the worker does. */
async function runScript() {
  scripts += 1;
  await import(/* @vite-ignore */ `../../../src/content/colleagues-script.ts?script=${scripts}`);
  await turns();
}
async function tell(notice: Notice) {
  nativeBrowser.runtime.onMessage.trigger(notice);
  await turns();
}

beforeEach(() => {
  resetNative();
  vi.clearAllMocks();
  opened.mockReturnValue(close);
  greeting = greetingFor({ contacts: [] });
  nativeBrowser.runtime.sendMessage.mockImplementation(async () => ({ ok: true, answer: greeting }));
});
afterEach(() => {
  orphan();
  scope.visAVisColleagues?.();
  delete scope.visAVisColleagues;
});

test('a page is opened under the greeting that the worker gives', async () => {
  await runScript();
  expect(opened).toHaveBeenCalledExactlyOnceWith(greeting, expect.any(Function));
});

test.each([
  ['no site any more', { recipe: null }],
  ['nobody is signed in', { signedIn: false }],
])('nothing is opened where there is %s', async (_what, more) => {
  greeting = { ...greetingFor({ contacts: [] }), ...more };
  await runScript();
  expect(opened).not.toHaveBeenCalled();
});

test.each<Notice>([{ kind: 'viewer-changed', epoch: 8 }, { kind: 'site-changed' }, { kind: 'crm-user-changed' }])(
  'all of it goes at once when the worker says $kind, before anything is asked anew',
  async (notice) => {
    await runScript();
    nativeBrowser.runtime.sendMessage.mockImplementation(() => new Promise(() => undefined));
    await tell(notice);
    expect(close).toHaveBeenCalledTimes(1);
    expect(opened).toHaveBeenCalledTimes(1);
  },
);

test('a greeting of before, which comes after the latest, opens nothing', async () => {
  const late = deferred<{ ok: boolean; answer: Greeting }>();
  nativeBrowser.runtime.sendMessage.mockImplementationOnce(() => late.promise);
  await runScript();
  await tell({ kind: 'viewer-changed', epoch: 8 });
  expect(opened).toHaveBeenCalledTimes(1);
  late.resolve({ ok: true, answer: { ...greetingFor({ contacts: [] }), epoch: 7 } });
  await turns();
  expect(opened).toHaveBeenCalledTimes(1);
  expect(close).not.toHaveBeenCalled();
});

test('what concerns others changes nothing', async () => {
  await runScript();
  await tell({ kind: 'connections-changed' });
  expect(close).not.toHaveBeenCalled();
});

test('it goes with the page, and comes anew where the page comes back', async () => {
  await runScript();
  dispatchEvent(new Event('pagehide'));
  expect(close).toHaveBeenCalledTimes(1);
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await turns();
  expect(opened).toHaveBeenCalledTimes(2);
});

test('running twice is harmless, and a script that outlived its extension counts as gone', async () => {
  await runScript();
  await runScript();
  expect(opened).toHaveBeenCalledTimes(1);
  orphan();
  expect(scope.visAVisColleagues?.()).toBe(false);
  expect(close).toHaveBeenCalledTimes(1);
});
