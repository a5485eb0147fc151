// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { lastPort, nativeBrowser, opened, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { openPage, type Page } from '../../../src/content/page.ts';
import { createPaintingSource, type Painting } from '../../../src/content/painting.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { hosts, lay, preparePage, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';

const recipe: Recipe = {
  contacts: [
    {
      container: '.row',
      reference: [{ select: '', from: 'attribute:data-ref' }],
      name: { select: '.name', from: 'text' },
      slot: { select: '.avatar', place: 'cover' },
    },
  ],
  me: { identity: { select: '#user', from: 'text' }, slot: { select: '#chip', place: 'cover' } },
};
const html =
  '<b id="user">Vera</b><i id="chip"></i><div class="row" data-ref="AnnaId01"><i class="avatar"></i><b class="name">Anna</b></div>';

const { sendMessage } = nativeBrowser.runtime;
const painting = paintingAtHand.now() as Painting;
let life: AbortController;
let page: Page | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  resetNative();
  preparePage(html);
  life = new AbortController();
});
afterEach(() => {
  page?.close();
  life.abort();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(50);
const sent = () => opened.flatMap((port) => port.sent) as { kind: string; wanted?: unknown; pixels?: number }[];

async function openOn(signedIn = true) {
  for (const target of document.querySelectorAll('i')) lay(target, { width: 40, height: 30 });
  const source = createPaintingSource(() => page?.paint(), life.signal);
  page = openPage(greetingFor(recipe, { signedIn }), source, { onChange: () => undefined, onStale: () => undefined });
  await settle();
  return source;
}

describe('what paints', () => {
  test('is asked for once, after the people on the page, whose sizes are known already', async () => {
    const order: string[] = [];
    sendMessage.mockImplementation(async () => void order.push('painting'));
    const { connect } = nativeBrowser.runtime;
    const opening = connect.getMockImplementation();
    connect.mockImplementation((info) => {
      order.push('people');
      return (opening as NonNullable<typeof opening>)(info);
    });
    await openOn();
    expect(order).toEqual(['people', 'painting']);
    expect(sendMessage.mock.calls).toEqual([[{ kind: 'painting-script', ask: {} }]]);
    expect(sent()).toMatchObject([
      { kind: 'pictures', wanted: [{ pixels: 80 }] },
      { kind: 'crm-user', pixels: 80 },
    ]);
    expect(hosts()).toEqual([]);
  });

  test('paints whoever stands there when it comes, also a picture that came before it', async () => {
    const source = await openOn();
    const answer = { visit: 1, epoch: 7, picture: { bytes: new ArrayBuffer(4), type: 'image/jpeg' } };
    const reference = 'person:AnnaId01';
    lastPort().hear({ ...answer, kind: 'picture', reference, availability: { state: 'shown' } });
    lastPort().hear({ ...answer, kind: 'crm-user', identity: 'Vera', confirmed: true });
    await settle();
    expect(hosts()).toEqual([]);
    source.take(painting);
    await settle();
    expect(hosts().map(showsPicture)).toEqual([true, true]);
  });

  test('is not wanted where there is nobody to be painted, or nobody to paint for', async () => {
    await openOn(false);
    expect(sendMessage).not.toHaveBeenCalled();
    page?.close();
    document.body.innerHTML = '<p>Nobody</p>';
    await openOn();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  test('is asked for again a little later where the worker stopped, and then no more', async () => {
    const source = await openOn();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sendMessage).toHaveBeenCalledTimes(4);
    source.want();
    expect(sendMessage).toHaveBeenCalledTimes(5);
    source.take(painting);
    source.want();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sendMessage).toHaveBeenCalledTimes(5);
  });

  test('is not asked for again by a script that has ended', async () => {
    await openOn();
    life.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  test('that comes twice is taken once', async () => {
    const source = await openOn();
    source.take(painting);
    source.take({ ...painting });
    await settle();
    expect(source.now()).toBe(painting);
    expect(hosts()).toHaveLength(2);
  });
});

describe('the script that paints', () => {
  const scope = globalThis as { visAVisPaints?: unknown };
  const run = (time: number) => import(/* @vite-ignore */ `../../../src/content/painting-script.ts?time=${time}`);
  afterEach(() => {
    delete scope.visAVisPaints;
  });

  test('gives itself to the script that reads', async () => {
    const take = vi.fn<(given: Painting) => void>();
    scope.visAVisPaints = take;
    await run(1);
    expect(take.mock.calls).toEqual([[painting]]);
  });

  test('does nothing where an element of the page’s stands under the name', async () => {
    scope.visAVisPaints = document.body;
    await run(2);
    expect(hosts()).toEqual([]);
  });
});
