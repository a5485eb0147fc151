// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CardNews } from '../../../src/contract/card.ts';
import type { Live } from '../../../src/contract/custody.ts';

const channel = vi.hoisted(() => ({
  askForCard: vi.fn<(asked: object) => Promise<string | undefined>>(),
  loadCard:
    vi.fn<(frame: HTMLIFrameElement, name: string, onNews: (news: CardNews) => void) => (key: string) => void>(),
  handKey: vi.fn<(key: string) => void>(),
}));
vi.mock('../../../src/browser/card-channel.ts', () => channel);

import type { CardContact, PageForCards } from '../../../src/content/card-page.ts';
import { type Cards, createCards } from '../../../src/content/cards.ts';
import { deferred } from '../fakes/turns.ts';

const scope = globalThis as { visAVisPage?: () => PageForCards | undefined };
let contacts: Map<Element, CardContact>;
let life: AbortController;
let cards: Cards;
let crmUser: string | undefined;

// Otherwise this browser reports each frame as an error; nothing is loaded into one here.
const { settings } = (globalThis as unknown as { happyDOM: { settings: Record<string, boolean> } }).happyDOM;
Object.assign(settings, { disableIframePageLoading: false, enableIframePageLoading: true });

beforeEach(() => {
  vi.useFakeTimers();
  channel.askForCard.mockReset().mockResolvedValue('a-key');
  channel.loadCard.mockReset().mockReturnValue(channel.handKey);
  channel.handKey.mockReset();
  document.body.innerHTML = `
    <p id="ada"><i>A</i><a href="/ada">Ada</a></p>
    <p id="bob"><i>B</i><a href="/bob">Bob</a></p>
    <p id="nobody"><i>N</i></p>
    <p id="linked"><a href="/linked"><i>L</i></a></p>
    <p id="elsewhere"></p>`;
  contacts = new Map();
  ['ada', 'bob', 'nobody', 'linked'].forEach((id, index) => {
    const reference = id === 'nobody' ? null : ({ kind: 'person', personId: id } as const);
    const box = () => new DOMRect(10, 10 + 50 * index, 36, 36);
    contacts.set(row(id), {
      key: reference ? `person:${id}` : undefined,
      contact: { name: id, reference },
      slot: { box },
    });
  });
  life = new AbortController();
  crmUser = undefined;
  scope.visAVisPage = () => ({
    epoch: 4,
    contacts,
    pictureOf: (key) => (key === 'person:ada' ? adasPicture : undefined),
    crmUser: () => crmUser,
    signal: life.signal,
  });
  cards = createCards();
});
afterEach(() => {
  cards.close();
  delete scope.visAVisPage;
  vi.useRealTimers();
});

const adasPicture = new Blob(['ada'], { type: 'image/jpeg' }) as Live<Blob>;
const row = (id: string): Element => document.getElementById(id) ?? expect.fail(`no ${id}`);
const hosts = () => [...document.querySelectorAll<HTMLElement>('vis-a-vis-card')];
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const asked = () => channel.askForCard.mock.calls.map(([ask]) => ask);
const say = (news: CardNews) => channel.loadCard.mock.lastCall?.[2](news);

/** What the page hears of a pointer over this element, or at a place of its own. */
function eventAt(target: Element, x: number, y: number): PointerEvent {
  const event = new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true, composed: true });
  Object.defineProperty(event, 'composedPath', {
    value: () => {
      const path: Node[] = [];
      for (let node: Node | null = target; node !== null; node = node.parentNode) path.push(node);
      return path;
    },
  });
  return event;
}
const slotOf = (id: string) => {
  const { left, top } = contacts.get(row(id))?.slot?.box() ?? new DOMRect();
  return eventAt(row(id).querySelector('i') ?? row(id), left + 5, top + 5);
};
const away = () => eventAt(row('elsewhere'), 600, 600);

async function openByHover(id = 'ada') {
  cards.point(slotOf(id));
  await wait(500);
  say('opened');
}

describe('a pointer that rests on a slot', () => {
  test('opens its card after half a second, and not before', async () => {
    cards.point(slotOf('ada'));
    await wait(499);
    expect(asked()).toEqual([]);
    expect(hosts().map(({ style }) => style.visibility)).toEqual(['hidden']);
    await wait(1);
    expect(hosts().map(({ style }) => style.visibility)).toEqual(['visible']);
    expect(asked()).toEqual([{ reference: { kind: 'person', personId: 'ada' }, epoch: 4 }]);
    expect(hosts()).toHaveLength(1);
  });

  test('has its card loaded unseen by then, with the contact’s name, and nobody is asked for anything before it is shown', async () => {
    cards.point(slotOf('ada'));
    await wait(249);
    expect(hosts()).toEqual([]);
    await wait(1);
    expect(channel.loadCard.mock.calls.map(([, beginning]) => beginning)).toEqual([
      { name: 'ada', picture: adasPicture },
    ]);
    expect(asked()).toEqual([]);
    await wait(250);
    expect(channel.loadCard).toHaveBeenCalledTimes(1);
    expect(channel.handKey.mock.calls).toEqual([['a-key']]);
  });

  test('leaves no card behind that was not to be seen: where it goes on, where it presses elsewhere, and where the row moves', async () => {
    cards.point(slotOf('ada'));
    await wait(400);
    cards.point(slotOf('bob'));
    expect(hosts()).toEqual([]);
    await wait(400);
    cards.press(away());
    expect(hosts()).toEqual([]);
    cards.point(away());
    cards.point(slotOf('ada'));
    await wait(400);
    const [unseen] = hosts();
    vi.spyOn(slotIn('ada'), 'box').mockReturnValue(new DOMRect(10, 90, 36, 36));
    await wait(100);
    expect(hosts()).toHaveLength(1);
    expect(hosts()[0]).not.toBe(unseen);
  });

  test('that presses as well keeps its card open: the rest that ends then changes nothing', async () => {
    cards.point(slotOf('ada'));
    await wait(400);
    cards.press(slotOf('ada'));
    say('opened');
    await wait(200);
    cards.point(away());
    await wait(1_000);
    expect(hosts()).toHaveLength(1);
  });

  test('is moved meanwhile, and opens no earlier or later for it', async () => {
    cards.point(slotOf('ada'));
    await wait(300);
    cards.point(slotOf('ada'));
    await wait(200);
    expect(hosts()).toHaveLength(1);
  });

  test('opens nothing where it leaves before that', async () => {
    cards.point(slotOf('ada'));
    await wait(400);
    cards.point(away());
    await wait(1_000);
    expect(asked()).toEqual([]);
  });

  test.each([
    ['beside the slot', () => eventAt(row('ada'), 200, 20)],
    ['on a contact without a reference', () => slotOf('nobody')],
  ])('opens nothing %s', async (_where, event) => {
    cards.point(event());
    await wait(1_000);
    expect(asked()).toEqual([]);
  });

  test('says who uses the CRM, where the page shows it', async () => {
    crmUser = 'vera';
    cards.point(slotOf('ada'));
    await wait(500);
    expect(asked()).toMatchObject([{ crmUser: 'vera' }]);
  });

  test('opens nothing where the worker gives no key, or while nothing is painted', async () => {
    channel.askForCard.mockResolvedValue(undefined);
    cards.point(slotOf('ada'));
    await wait(500);
    expect(hosts()).toEqual([]);
    cards.point(away());
    scope.visAVisPage = () => undefined;
    cards.point(slotOf('ada'));
    await wait(500);
    expect(asked()).toHaveLength(1);
  });
});

describe('an open card', () => {
  test('has no shadow root that the page can reach, and a size that tells nothing', async () => {
    await openByHover();
    const [host] = hosts();
    expect(host?.shadowRoot).toBeNull();
    expect(host?.firstElementChild?.shadowRoot).toBeNull();
    expect(host?.style.width).toBe('344px');
    expect(host?.style.getPropertyPriority('width')).toBe('important');
    expect([host?.style.maxWidth, host?.style.maxHeight]).toEqual(['100vw', '100vh']);
  });

  test('goes 300 ms after the pointer has left both it and its slot', async () => {
    await openByHover();
    cards.point(away());
    await wait(299);
    expect(hosts()).toHaveLength(1);
    await wait(1);
    expect(hosts()).toEqual([]);
  });

  test('stays where the pointer comes into it, or back, in time', async () => {
    await openByHover();
    for (const target of [hosts()[0] ?? row('elsewhere'), row('ada')]) {
      cards.point(away());
      await wait(200);
      cards.point(target === row('ada') ? slotOf('ada') : eventAt(target, 20, 80));
      await wait(1_000);
      expect(hosts()).toHaveLength(1);
    }
  });

  test('makes way for the next: there is one at a time', async () => {
    await openByHover('ada');
    await openByHover('bob');
    expect(hosts()).toHaveLength(1);
    expect(asked()).toMatchObject([{ reference: { personId: 'ada' } }, { reference: { personId: 'bob' } }]);
  });

  test('makes way at once for one that is pressed', async () => {
    await openByHover('ada');
    cards.press(slotOf('bob'));
    expect(hosts()).toHaveLength(1);
  });

  test('is not closed by another’s want of a key that is known only then', async () => {
    const late = deferred<string | undefined>();
    channel.askForCard.mockReturnValueOnce(late.promise);
    await openByHover('ada');
    await openByHover('bob');
    late.resolve(undefined);
    await wait(0);
    expect(hosts()).toHaveLength(1);
    expect(channel.handKey.mock.calls).toEqual([['a-key']]);
  });

  test('goes by Escape, which the page then does not hear', async () => {
    await openByHover();
    const first = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    cards.key(first);
    expect(hosts()).toEqual([]);
    expect(first.defaultPrevented).toBe(true);
    const second = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    cards.key(second);
    expect(second.defaultPrevented).toBe(false);
  });

  test('goes with what is painted', async () => {
    await openByHover();
    life.abort();
    expect(hosts()).toEqual([]);
  });

  test('is not held by what is painted once it is gone', async () => {
    const listens = vi.spyOn(life.signal, 'addEventListener');
    await openByHover();
    cards.close();
    const options = listens.mock.calls.map(([, , given]) => given as AddEventListenerOptions);
    expect(options.map(({ signal }) => signal?.aborted)).toEqual([true]);
  });

  test.each([
    ['shows somebody else', () => contacts.set(row('ada'), { ...held('ada'), key: 'person:eve' })],
    ['is no contact’s any more', () => contacts.delete(row('ada'))],
    ['is taken away', () => row('ada').remove()],
    ['moves', () => vi.spyOn(slotIn('ada'), 'box').mockReturnValue(new DOMRect(10, 90, 36, 36))],
  ])('goes where its row %s', async (_what, change) => {
    await openByHover();
    change();
    cards.check();
    expect(hosts()).toEqual([]);
  });

  test('stays while its row is as it was', async () => {
    await openByHover();
    cards.check();
    expect(hosts()).toHaveLength(1);
  });

  test('is taken away where its frame says nothing for a second: the page forbids it', async () => {
    cards.point(slotOf('ada'));
    await wait(250);
    await wait(999);
    expect(hosts()).toHaveLength(1);
    await wait(1);
    expect(hosts()).toEqual([]);
  });

  test('goes when its frame says so, and is asked anew when the person wants that', async () => {
    await openByHover();
    say('again');
    await wait(0);
    expect(hosts()).toHaveLength(1);
    expect(asked()).toHaveLength(2);
    say('close');
    expect(hosts()).toEqual([]);
  });
});

const held = (id: string): CardContact => contacts.get(row(id)) ?? expect.fail(`no ${id}`);
const slotIn = (id: string) => held(id).slot ?? expect.fail(`no slot of ${id}`);

describe('a press', () => {
  test('on a slot opens its card at once, which then stays when the pointer leaves', async () => {
    cards.press(slotOf('ada'));
    await wait(0);
    say('opened');
    cards.point(away());
    await wait(1_000);
    expect(hosts()).toHaveLength(1);
  });

  test('in a link is the page’s own', async () => {
    cards.press(slotOf('linked'));
    await wait(0);
    expect(asked()).toEqual([]);
  });

  test('elsewhere closes it', async () => {
    cards.press(slotOf('ada'));
    await wait(0);
    cards.press(away());
    expect(hosts()).toEqual([]);
  });
});

describe('the keys', () => {
  test('open the card of the row with the focus, and give the card the focus once it is there', async () => {
    row('bob').querySelector('a')?.focus();
    cards.showByKeys();
    await wait(0);
    expect(asked()).toMatchObject([{ reference: { personId: 'bob' } }]);
    const frame = channel.loadCard.mock.lastCall?.[0];
    const focus = vi.spyOn(frame ?? expect.fail('no frame'), 'focus');
    say('opened');
    expect(focus).toHaveBeenCalledTimes(1);
  });

  test('go on to the next contact on the screen that can have a card, and begin again at the end', async () => {
    for (let press = 0; press < 4; press += 1) {
      cards.showByKeys();
      await wait(0);
    }
    expect(asked().map((ask) => (ask as { reference: { personId: string } }).reference.personId)).toEqual([
      'ada',
      'bob',
      'linked',
      'ada',
    ]);
  });

  test('open a card that does not go with the pointer', async () => {
    cards.showByKeys();
    await wait(0);
    say('opened');
    cards.point(away());
    await wait(1_000);
    expect(hosts()).toHaveLength(1);
  });
});
