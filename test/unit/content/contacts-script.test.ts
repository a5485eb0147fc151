// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { lastPort, nativeBrowser, opened, orphan, resetNative } = await vi.hoisted(
  async () => import('../fakes/native.ts'),
);

import type { PageForCards } from '../../../src/content/card-page.ts';
import type { Painting } from '../../../src/content/painting.ts';
import type { Greeting, PageReport } from '../../../src/contract/messages.ts';
import type { MeRecipe } from '../../../src/contract/settings.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { hosts, preparePage, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';
import { fakePort } from '../fakes/port.ts';
import { deferred } from '../fakes/turns.ts';

const html = '<p data-linkedin-person="AnnaB1">Anna<i data-linkedin-slot=""></i></p>';
const greeting: Greeting = greetingFor(builtInRecipe, { epoch: 2 });
const { runtime } = nativeBrowser;
/** What the worker is asked but for what paints, which it brings at once. */
const asked = vi.fn<(message: unknown) => Promise<unknown>>();
const scope = globalThis as { visAVisRunning?: () => boolean; visAVisPaints?: (painting: Painting) => void };
let scripts = 0;

beforeEach(() => {
  vi.useFakeTimers();
  resetNative();
  asked.mockReset();
  runtime.sendMessage.mockImplementation((message) =>
    (message as { kind: string }).kind === 'painting-script' ? bringPainting() : asked(message),
  );
  preparePage(html);
  setVisibility('visible');
  greetWith(greeting);
});
afterEach(() => {
  // The one script that may still run ends as it does where its extension is gone, so that no test hears of another's.
  orphan();
  scope.visAVisRunning?.();
  delete scope.visAVisRunning;
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(50);

function greetWith(answer: Greeting | undefined) {
  asked.mockResolvedValue(answer === undefined ? { ok: false } : { ok: true, answer });
}

/** Puts the script into the page, as the browser does. */
async function runScript() {
  scripts += 1;
  const address = `../../../src/content/contacts-script.ts?script=${scripts}`;
  await import(/* @vite-ignore */ address);
  await settle();
}

async function bringPainting() {
  await Promise.resolve();
  const painting = paintingAtHand.now();
  if (painting) scope.visAVisPaints?.(painting);
  return { ok: true, answer: null };
}

async function paint() {
  lastPort().hear({
    kind: 'picture',
    visit: 1,
    epoch: 2,
    reference: 'person:AnnaB1',
    availability: { state: 'shown' },
    picture: { bytes: new ArrayBuffer(4), type: 'image/jpeg' },
  });
  await settle();
  expect(hosts().map(showsPicture)).toEqual([true]);
}

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

function openPopup() {
  const port = fakePort('page-report');
  runtime.onConnect.trigger(port);
  return port;
}
const lastReport = (port: { sent: unknown[] }) => port.sent.at(-1) as PageReport;

describe('a script put into a page', () => {
  test('says hello and asks for who is there', async () => {
    await runScript();
    expect(asked.mock.calls).toEqual([[{ kind: 'hello', ask: {} }]]);
    expect(lastPort().sent).toMatchObject([{ kind: 'pictures', epoch: 2 }]);
    expect(hosts()).toHaveLength(1);
  });

  test('twice runs once', async () => {
    await runScript();
    await runScript();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(hosts()).toHaveLength(1);
    expect(opened).toHaveLength(1);
  });

  test('after one that outlived its extension takes that one’s place', async () => {
    await runScript();
    await paint();
    orphan();
    expect(scope.visAVisRunning?.()).toBe(false);
    expect(document.body.innerHTML).toBe(html);
    runtime.id = 'a-new-one';
    await runScript();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(hosts()).toHaveLength(1);
  });

  test('removes what a former version could not', async () => {
    preparePage(`${html}<vis-a-vis-picture></vis-a-vis-picture>`);
    greetWith({ ...greeting, recipe: null });
    await runScript();
    expect(document.body.innerHTML).toBe(html);
  });

  test('removes it before the worker has answered, who may never do so', async () => {
    preparePage(`${html}<vis-a-vis-picture></vis-a-vis-picture>`);
    asked.mockReturnValue(deferred<never>().promise);
    await runScript();
    expect(document.body.innerHTML).toBe(html);
  });

  test('that nobody looks at says nothing to the worker until somebody does', async () => {
    setVisibility('hidden');
    await runScript();
    expect(asked).not.toHaveBeenCalled();
    setVisibility('visible');
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['there is no recipe', { ...greeting, recipe: null }],
    ['the worker refuses', undefined],
    ['nobody is signed in', { ...greeting, signedIn: false }],
  ])('leaves the page as it is where %s', async (_, answer) => {
    greetWith(answer);
    await runScript();
    expect(document.body.innerHTML).toBe(html);
    expect(opened).toEqual([]);
  });
});

describe('a notice', () => {
  test('of a changed viewer takes every picture away at once, before anything is asked', async () => {
    await runScript();
    await paint();
    // And with them a slot that no page of this script knows of.
    document.body.insertAdjacentHTML('beforeend', '<vis-a-vis-picture></vis-a-vis-picture>');
    const answer = deferred<unknown>();
    asked.mockReturnValue(answer.promise);
    runtime.onMessage.trigger({ kind: 'viewer-changed', epoch: 3 });
    expect(document.body.innerHTML).toBe(html);
    expect(lastPort().disconnected).toBe(true);
    answer.resolve({ ok: true, answer: { ...greeting, epoch: 3 } });
    await settle();
    expect(opened).toHaveLength(2);
    expect(lastPort().sent).toMatchObject([{ kind: 'pictures', epoch: 3 }]);
  });

  test('of changed sites leaves a page that they do not concern as it is, and asks nothing anew', async () => {
    await runScript();
    await paint();
    runtime.onMessage.trigger({ kind: 'site-changed' });
    await settle();
    expect(document.body.innerHTML).not.toBe(html);
    expect(opened).toHaveLength(1);
  });

  test('of a stopped site wins over an earlier one whose answer comes later', async () => {
    await runScript();
    await paint();
    const earlier = deferred<unknown>();
    asked.mockReturnValueOnce(earlier.promise);
    runtime.onMessage.trigger({ kind: 'site-changed' });
    greetWith({ ...greeting, recipe: null });
    runtime.onMessage.trigger({ kind: 'site-changed' });
    await settle();
    expect(document.body.innerHTML).toBe(html);
    earlier.resolve({ ok: true, answer: greeting });
    await settle();
    expect(document.body.innerHTML).toBe(html);
  });

  test('of a sign-out leaves the page as the CRM made it', async () => {
    await runScript();
    await paint();
    greetWith({ ...greeting, epoch: 3, signedIn: false });
    runtime.onMessage.trigger({ kind: 'viewer-changed', epoch: 3 });
    await settle();
    expect(document.body.innerHTML).toBe(html);
    expect(opened).toHaveLength(1);
  });

  test('while a greeting is awaited makes that greeting void', async () => {
    const late = deferred<unknown>();
    asked.mockReturnValueOnce(late.promise);
    await runScript();
    greetWith({ ...greeting, epoch: 3, signedIn: false });
    runtime.onMessage.trigger({ kind: 'viewer-changed', epoch: 3 });
    await settle();
    late.resolve({ ok: true, answer: greeting });
    await settle();
    expect(document.body.innerHTML).toBe(html);
    expect(opened).toEqual([]);
  });
});

describe('a notice that the viewer said who they are in a CRM, or took it back,', () => {
  const me: MeRecipe = { identity: { select: '#user', from: 'text' } };
  const desk: Greeting = { ...greeting, recipe: { ...builtInRecipe, me } };
  const kinds = () => (lastPort().sent as { kind: string }[]).map(({ kind }) => kind);

  beforeEach(() => {
    preparePage(`<span id="user">vera</span>${html}`);
    greetWith(desk);
  });

  test('has everything asked for anew, and no picture stays meanwhile', async () => {
    await runScript();
    await paint();
    runtime.onMessage.trigger({ kind: 'crm-user-changed' });
    expect(hosts().map(showsPicture)).toEqual([false]);
    expect(kinds()).toEqual(['pictures', 'crm-user', 'cancel', 'pictures', 'crm-user']);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('has a hidden tab let go, and ask when it is seen', async () => {
    await runScript();
    await paint();
    setVisibility('hidden');
    runtime.onMessage.trigger({ kind: 'crm-user-changed' });
    await settle();
    expect(hosts()).toEqual([]);
    expect(opened).toHaveLength(1);
    setVisibility('visible');
    await settle();
    expect(opened).toHaveLength(2);
    expect(kinds()).toEqual(['pictures', 'crm-user']);
  });

  test('leaves a page alone whose recipe knows nothing of the CRM’s user', async () => {
    greetWith(greeting);
    await runScript();
    await paint();
    runtime.onMessage.trigger({ kind: 'crm-user-changed' });
    await settle();
    expect(hosts().map(showsPicture)).toEqual([true]);
    expect(kinds()).toEqual(['pictures']);
  });
});

test('a page where a sign-in may be renewed says that it has contacts, once for each greeting', async () => {
  greetWith({ ...greeting, signedIn: false, renewable: true });
  await runScript();
  const kinds = () => asked.mock.calls.map(([message]) => (message as { kind: string }).kind);
  expect(kinds()).toEqual(['hello', 'contacts-here']);
  runtime.onMessage.trigger({ kind: 'site-changed' });
  await settle();
  expect(kinds()).toEqual(['hello', 'contacts-here', 'hello']);
  greetWith({ ...greeting, epoch: 3 });
  runtime.onMessage.trigger({ kind: 'viewer-changed', epoch: 3 });
  await settle();
  expect(lastPort().sent).toMatchObject([{ kind: 'pictures', epoch: 3 }]);
  expect(document.body.innerHTML).not.toBe(html);
});

describe('a page that is left', () => {
  test('goes without a single picture', async () => {
    await runScript();
    await paint();
    dispatchEvent(new Event('pagehide'));
    expect(document.body.innerHTML).toBe(html);
    expect(lastPort().disconnected).toBe(true);
  });

  test('and comes back from the back/forward cache is greeted anew', async () => {
    await runScript();
    dispatchEvent(new Event('pagehide'));
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await settle();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(hosts().map(showsPicture)).toEqual([false]);
    expect(lastPort().sent).toMatchObject([{ kind: 'pictures' }]);
  });

  test('and comes back after a sign-out shows nothing', async () => {
    await runScript();
    await paint();
    dispatchEvent(new Event('pagehide'));
    greetWith({ ...greeting, epoch: 3, signedIn: false });
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await settle();
    expect(document.body.innerHTML).toBe(html);
    expect(opened).toHaveLength(1);
  });

  test('while a greeting is awaited is not painted when it comes', async () => {
    const late = deferred<unknown>();
    asked.mockReturnValueOnce(late.promise);
    await runScript();
    dispatchEvent(new Event('pagehide'));
    late.resolve({ ok: true, answer: greeting });
    await settle();
    expect(document.body.innerHTML).toBe(html);
  });

  test('is not greeted twice where it was just loaded', async () => {
    await runScript();
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe('a hidden tab', () => {
  test('keeps its pictures for ten minutes and then lets go, until it is seen again', async () => {
    await runScript();
    await paint();
    setVisibility('hidden');
    await vi.advanceTimersByTimeAsync(10 * 60_000 - 1);
    expect(hosts().map(showsPicture)).toEqual([true]);
    await vi.advanceTimersByTimeAsync(1);
    expect(document.body.innerHTML).toBe(html);
    setVisibility('visible');
    await settle();
    expect(hosts()).toHaveLength(1);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test('that is seen again in time is left as it is', async () => {
    await runScript();
    await paint();
    setVisibility('hidden');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    setVisibility('visible');
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(hosts().map(showsPicture)).toEqual([true]);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

test('a script that outlived its extension cleans up as soon as it notices', async () => {
  await runScript();
  await paint();
  orphan();
  setVisibility('visible');
  expect(document.body.innerHTML).toBe(html);
  runtime.onMessage.trigger({ kind: 'site-changed' });
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await settle();
  expect(document.body.innerHTML).toBe(html);
});

test('a script that outlived its extension does not put back what the next version takes away', async () => {
  await runScript();
  await paint();
  orphan();
  for (const host of hosts()) host.remove();
  await settle();
  expect(document.body.innerHTML).toBe(html);
});

test('a script that outlived its extension leaves what the next version painted', async () => {
  greetWith({ ...greeting, signedIn: false });
  await runScript();
  orphan();
  document.body.append(document.createElement('vis-a-vis-picture'));
  setVisibility('visible');
  expect(hosts()).toHaveLength(1);
});

describe('a popup', () => {
  test('is told who is on the page, at once and after every change', async () => {
    await runScript();
    const port = openPopup();
    expect(lastReport(port)).toEqual({
      kind: 'page',
      state: 'site',
      ownRecipe: false,
      contacts: [{ name: 'Anna', availability: { state: 'pending' } }],
    });
    await paint();
    expect(lastReport(port).contacts).toEqual([{ name: 'Anna', availability: { state: 'shown' } }]);
  });

  test('is told who the CRM’s user is', async () => {
    const me: MeRecipe = { identity: { select: '#user', from: 'text' } };
    preparePage('<span id="user">vera</span>');
    greetWith({ ...greeting, recipe: { contacts: [], me } });
    await runScript();
    const crmUser = { state: 'asking', identity: 'vera', name: 'vera' };
    expect(lastReport(openPopup())).toEqual({
      kind: 'page',
      state: 'site',
      ownRecipe: false,
      contacts: [],
      crmUser,
    });
  });

  test('is told that the page is of no site where the worker says so', async () => {
    greetWith({ ...greeting, recipe: null });
    await runScript();
    expect(lastReport(openPopup())).toEqual({ kind: 'page', state: 'no-site', contacts: [] });
  });

  test('is told that the worker could not be reached, once it was greeted four times', async () => {
    await runScript();
    vi.useFakeTimers();
    asked.mockReset();
    asked.mockRejectedValue(new Error('Could not establish connection.'));
    runtime.onMessage.trigger({ kind: 'viewer-changed', epoch: 3 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(4);
    expect(lastReport(openPopup())).toEqual({ kind: 'page', state: 'unanswered', contacts: [] });
    vi.useRealTimers();
  });

  test('may have the page asked for anew', async () => {
    await runScript();
    await paint();
    const before = lastPort();
    openPopup().hear({ kind: 'refresh' });
    await settle();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(lastPort()).not.toBe(before);
    expect(lastPort().sent).toMatchObject([{ kind: 'pictures', epoch: 2 }]);
  });

  test('makes good by a refresh what the worker never came to say: that somebody has signed in', async () => {
    greetWith({ ...greeting, epoch: 1, signedIn: false });
    await runScript();
    expect(opened).toEqual([]);
    greetWith(greeting);
    openPopup().hear({ kind: 'refresh' });
    await settle();
    expect(lastPort().sent).toMatchObject([{ kind: 'pictures', epoch: 2 }]);
  });
});

describe('somebody who points at the page', () => {
  const wanted = () => asked.mock.calls.filter(([sent]) => (sent as { kind: string }).kind === 'card-script');
  const point = () => dispatchEvent(new Event('pointerover'));

  test('has what opens cards brought, once for each greeting', async () => {
    await runScript();
    expect(wanted()).toEqual([]);
    point();
    point();
    expect(wanted()).toEqual([[{ kind: 'card-script', ask: {} }]]);
    greetWith({ ...greeting, epoch: 3 });
    runtime.onMessage.trigger({ kind: 'viewer-changed', epoch: 3 });
    await settle();
    point();
    expect(wanted()).toHaveLength(2);
  });

  test('has nothing brought where there are no contacts', async () => {
    document.body.innerHTML = '<p>Nobody</p>';
    await runScript();
    point();
    expect(wanted()).toEqual([]);
  });

  test('presses the keys for a card, and nothing that is painted changes', async () => {
    await runScript();
    await paint();
    runtime.onMessage.trigger({ kind: 'show-card' });
    await settle();
    expect(hosts().map(showsPicture)).toEqual([true]);
  });
});

test('the script that opens cards is told who is on the page, and nothing once it is left', async () => {
  await runScript();
  const { visAVisPage } = globalThis as { visAVisPage?: () => PageForCards | undefined };
  const told = visAVisPage?.();
  expect(told).toMatchObject({ epoch: 2 });
  expect([...(told?.contacts.values() ?? [])].map(({ key }) => key)).toEqual(['person:AnnaB1']);
  dispatchEvent(new Event('pagehide'));
  expect(told?.signal.aborted).toBe(true);
  expect(visAVisPage?.()).toBeUndefined();
});

describe('connections that have been read', () => {
  const byAddress =
    '<p data-linkedin-person="https://www.linkedin.com/in/anna-berg">Anna<i data-linkedin-slot=""></i></p>';
  const tell = () => runtime.onMessage.trigger({ kind: 'connections-changed' });
  const asks = () => opened.flatMap(({ sent }) => sent);
  async function answerNotLinked() {
    lastPort().hear({
      kind: 'picture',
      visit: 1,
      epoch: 2,
      reference: 'vanity:anna-berg',
      availability: { state: 'unavailable', reason: 'not-linked' },
    });
    await settle();
  }

  test('have those asked for anew who have only a profile’s address', async () => {
    preparePage(byAddress);
    setVisibility('visible');
    await runScript();
    await answerNotLinked();
    tell();
    expect(asks()).toHaveLength(2);
    expect(asks()[1]).toEqual(asks()[0]);
  });

  test('wait, in a tab that nobody looks at, until somebody does', async () => {
    preparePage(byAddress);
    setVisibility('visible');
    await runScript();
    await answerNotLinked();
    setVisibility('hidden');
    tell();
    expect(asks()).toHaveLength(1);
    setVisibility('visible');
    expect(asks()).toHaveLength(2);
  });
});
