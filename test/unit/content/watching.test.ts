// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { watchPage } from '../../../src/content/watching.ts';
import { preparePage, resize } from '../fakes/page.ts';

const events = {
  onTouched: vi.fn<(nodes: readonly Node[]) => boolean>(),
  onStale: vi.fn(),
  onSettled: vi.fn<(isGrown: boolean) => boolean>(),
  onNavigated: vi.fn(),
};
let life: AbortController;
let navigation: EventTarget;

beforeEach(() => {
  preparePage('<div id="row" data-ref="A"><b>Anna</b><input id="box"></div>');
  for (const event of Object.values(events)) event.mockReset();
  events.onTouched.mockReturnValue(true);
  life = new AbortController();
  navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  history.replaceState(null, '', '/contacts');
  watchPage(['data-ref'], events, life.signal);
});
afterEach(() => {
  life.abort();
});

const row = () => document.getElementById('row') as HTMLElement;
const host = () => document.createElement('vis-a-vis-picture');
const wait = () => new Promise((resolve) => setTimeout(resolve, 20));
const touched = () => events.onTouched.mock.calls.flatMap(([nodes]) => [...nodes]);

describe('what touches the page', () => {
  test.each<[string, () => void]>([
    ['a new element', () => row().append(document.createElement('u'))],
    ['an element taken away', () => row().querySelector('b')?.remove()],
    ['an attribute that the recipe reads', () => row().setAttribute('data-ref', 'B')],
    ['a text that changed', () => ((row().querySelector('b')?.firstChild as Text).data = 'Ben')],
  ])('%s is told, and once the page has settled, that too', async (_, change) => {
    change();
    await wait();
    expect(events.onTouched).toHaveBeenCalled();
    expect(touched().every((node) => row().contains(node))).toBe(true);
    expect(events.onSettled).toHaveBeenCalledTimes(1);
  });

  test('an attribute that the recipe does not read is no matter', async () => {
    row().setAttribute('title', 'B');
    await wait();
    expect(events.onTouched).not.toHaveBeenCalled();
    expect(events.onSettled).not.toHaveBeenCalled();
  });

  test('once the extension is gone, that is told instead', async () => {
    orphan();
    row().append(document.createElement('u'));
    await wait();
    document.getElementById('box')?.dispatchEvent(new Event('input', { bubbles: true }));
    resetNative();
    expect(events.onStale).toHaveBeenCalledTimes(2);
    expect(events.onTouched).not.toHaveBeenCalled();
  });

  test('mere text that concerns nobody is told, and leaves the page at rest', async () => {
    events.onTouched.mockReturnValue(false);
    (row().querySelector('b')?.firstChild as Text).data = '12:01';
    row().append('!');
    await wait();
    expect(events.onTouched).toHaveBeenCalled();
    expect(events.onSettled).not.toHaveBeenCalled();
  });

  test('says whether there may be others than before: where elements or attributes changed, not for mere text', async () => {
    row().append('!');
    await wait();
    row().append(document.createElement('u'));
    await wait();
    row().setAttribute('data-ref', 'B');
    await wait();
    expect(events.onSettled.mock.calls).toEqual([[false], [true], [true]]);
  });

  test('any number of changes settle once', async () => {
    for (let count = 0; count < 50; count += 1) row().setAttribute('data-ref', String(count));
    row().append('x');
    await wait();
    expect(events.onSettled).toHaveBeenCalledTimes(1);
    row().append('y');
    // A busy machine uses up what may be spent on looking, and the second time comes later.
    await vi.waitFor(() => expect(events.onSettled).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  });

  test('what is typed or chosen is told with its input', async () => {
    const box = document.getElementById('box') as HTMLInputElement;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await wait();
    expect(touched()).toEqual([box, box]);
    expect(events.onSettled).toHaveBeenCalledTimes(1);
  });

  test('a window of another size has to settle, too', async () => {
    dispatchEvent(new Event('resize'));
    await wait();
    expect(events.onTouched).not.toHaveBeenCalled();
    expect(events.onSettled).toHaveBeenCalledTimes(1);
  });
});

test('a page that takes other room than before has to settle, since a shadow root may have come without a mutation', async () => {
  resize(document.documentElement);
  await wait();
  expect(events.onSettled.mock.calls).toEqual([[true]]);
});

describe('what we do ourselves', () => {
  test('is no news: a slot put in, its attributes, and what is in it', async () => {
    const slot = host();
    slot.append(document.createElement('span'));
    row().append(slot);
    slot.setAttribute('data-ref', 'x');
    slot.append(document.createElement('span'));
    await wait();
    expect(events.onTouched).not.toHaveBeenCalled();
    expect(events.onSettled).not.toHaveBeenCalled();
  });

  test('is news where the page took a slot away', async () => {
    const slot = host();
    row().append(slot);
    await wait();
    slot.remove();
    await wait();
    expect(events.onSettled).toHaveBeenCalledTimes(1);
  });

  test('does not hide what the page does in the same moment', async () => {
    row().append(host());
    row().setAttribute('data-ref', 'B');
    await wait();
    expect(touched()).toEqual([row()]);
  });
});

describe('a new address without a page load', () => {
  const go = (address: string) => history.pushState(null, '', address);

  test('by pushState is heard through the Navigation API', async () => {
    go('/contacts/2');
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(events.onNavigated).toHaveBeenCalledTimes(1);
    await wait();
    expect(events.onSettled).toHaveBeenCalledTimes(1);
  });

  test.each(['popstate', 'hashchange'])('is heard by %s', (name) => {
    go('/contacts/3');
    dispatchEvent(new Event(name));
    expect(events.onNavigated).toHaveBeenCalledTimes(1);
  });

  test('is noticed by the next change at the latest, and before it is told', async () => {
    go('/contacts/4');
    row().setAttribute('data-ref', 'B');
    await wait();
    expect(events.onNavigated).toHaveBeenCalledTimes(1);
    const [navigated] = events.onNavigated.mock.invocationCallOrder;
    const [change] = events.onTouched.mock.invocationCallOrder;
    expect(navigated).toBeLessThan(change ?? 0);
  });

  test('is told once, whoever says so', () => {
    go('/contacts/5');
    navigation.dispatchEvent(new Event('currententrychange'));
    dispatchEvent(new Event('popstate'));
    dispatchEvent(new Event('hashchange'));
    expect(events.onNavigated).toHaveBeenCalledTimes(1);
  });

  test('is none where the address stayed the same', () => {
    navigation.dispatchEvent(new Event('currententrychange'));
    dispatchEvent(new Event('popstate'));
    expect(events.onNavigated).not.toHaveBeenCalled();
  });
});

test('a node touched many times in one go is told once', async () => {
  for (let count = 0; count < 50; count += 1) row().append(document.createElement('u'));
  await wait();
  expect(touched()).toEqual([row()]);
});

test('a page that is still being read is not followed, and settles once, when that is done', async () => {
  const reading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  life.abort();
  life = new AbortController();
  watchPage(['data-ref'], events, life.signal);
  row().append('x');
  await wait();
  expect(events.onTouched).not.toHaveBeenCalled();
  expect(events.onSettled).not.toHaveBeenCalled();
  reading.mockReturnValue('interactive');
  document.dispatchEvent(new Event('readystatechange'));
  expect(events.onSettled).toHaveBeenCalledTimes(1);
  row().append('y');
  await wait();
  expect(touched()).toEqual([row()]);
});

test('nothing is heard after the end', async () => {
  row().append('x');
  life.abort();
  row().append('y');
  history.pushState(null, '', '/elsewhere');
  for (const name of ['popstate', 'hashchange', 'resize']) dispatchEvent(new Event(name));
  navigation.dispatchEvent(new Event('currententrychange'));
  document.getElementById('box')?.dispatchEvent(new Event('input', { bubbles: true }));
  await wait();
  expect(events.onSettled).not.toHaveBeenCalled();
  expect(events.onNavigated).not.toHaveBeenCalled();
});
