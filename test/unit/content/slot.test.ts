// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { removeEverySlot } from '../../../src/content/removal.ts';
import { createSlot, type SlotPlan } from '../../../src/content/slot.ts';
import type { Availability, UnavailableReason } from '../../../src/contract/availability.ts';
import {
  bitmapsInMemory,
  blobOf,
  decodeByHand,
  decodings,
  hosts,
  lay,
  loseAtResize,
  only,
  partsOf,
  pictureIn,
  preparePage,
  showsPicture,
  textsDrawn,
} from '../fakes/page.ts';
import { turns } from '../fakes/turns.ts';

const html = '<div id="row"><i id="avatar">A</i><b>Anna Berg</b></div>';
const form = { width: 48, height: 48, radius: '50%' };
const shown: Availability = { state: 'shown' };
const pending: Availability = { state: 'pending' };
const reasons: UnavailableReason[] = [
  'private',
  'no-picture',
  'unknown-member',
  'not-linked',
  'no-capability',
  'not-permitted',
  'throttled',
  'too-many',
  'signed-out',
  'wrong-viewer',
  'failed',
];

beforeEach(() => preparePage(html));

const target = () => document.getElementById('avatar') as HTMLElement;

function slotWith(more: Partial<SlotPlan> = {}, onBroken = vi.fn(), inWindow = true) {
  const plan: SlotPlan = { target: target(), recipe: { select: '#avatar', place: 'cover' }, named: true, ...more };
  const slot = createSlot(plan, { form, inFlow: false, inWindow }, onBroken);
  return { slot, host: only(hosts()), onBroken };
}

/** All elements of a slot, and every node that is none. */
function anatomy(host: HTMLElement) {
  const { root } = partsOf(host);
  const elements = [...host.querySelectorAll('*'), ...root.querySelectorAll('*')].map(({ localName }) => localName);
  const others = [host, ...host.querySelectorAll('*'), root, ...root.querySelectorAll('*')]
    .flatMap((element) => [...element.childNodes])
    .filter(({ nodeType }) => nodeType !== Node.ELEMENT_NODE);
  return { elements, others };
}

describe('what a page can see of a slot', () => {
  test('is no size of what is in it, which is cut off wherever it ends', () => {
    const { root } = partsOf(slotWith().host);
    const cut = [...root.querySelectorAll('canvas')].map((canvas) => canvas.style.getPropertyValue('overflow'));
    expect(cut).toEqual(['clip']);
  });

  test('is no box before it lies where it belongs: on its way there it would count as a shift of the page', () => {
    const { slot, host } = slotWith();
    const display = () => (host.firstElementChild as HTMLElement).style.getPropertyValue('display');
    expect(display()).toBe('none');
    lay(target(), { width: 48, height: 48 });
    slot.measure()();
    expect(display()).toBe('block');
  });

  const states: [string, Availability, Blob | undefined][] = [
    ['pending', pending, undefined],
    ['shown', shown, blobOf('a')],
    ...reasons.map((reason): [string, Availability, undefined] => [
      reason,
      { state: 'unavailable', reason },
      undefined,
    ]),
  ];

  test.each(states)('is the same elements, and no text anywhere, when %s', async (_, availability, picture) => {
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', availability, picture);
    await turns();
    expect(anatomy(host)).toEqual({ elements: ['span', 'canvas'], others: [] });
    expect(host.textContent).toBe('');
  });

  test('is the same from outside, whatever is to be said of the member', () => {
    const seen = new Set(
      states.map(([, availability]) => {
        const { slot, host } = slotWith();
        slot.paint('Anna Berg', availability);
        const outside = host.outerHTML;
        slot.remove();
        return outside;
      }),
    );
    expect(seen.size).toBe(1);
  });

  test('ends at a closed root', () => {
    const { host } = slotWith();
    expect(host.shadowRoot).toBeNull();
    expect(partsOf(host).skin.shadowRoot).toBeNull();
  });

  test('takes no click and no focus', () => {
    const { host } = slotWith();
    const { skin, canvas } = partsOf(host);
    for (const element of [host, skin, canvas]) {
      expect(element.style.getPropertyValue('pointer-events')).toBe('none');
      expect(element.style.getPropertyPriority('pointer-events')).toBe('important');
    }
    expect(host.tabIndex).toBe(-1);
  });
});

describe('those who don’t see it', () => {
  test('hear nothing of it where the CRM writes the name beside it', () => {
    const { slot, host } = slotWith({ named: true });
    slot.paint('Anna Berg', shown, blobOf('a'));
    expect(host.getAttribute('aria-hidden')).toBe('true');
    expect(host.hasAttribute('role')).toBe(false);
    expect(host.hasAttribute('aria-label')).toBe(false);
  });

  test('hear the CRM’s own name as an image’s where it stands nowhere else, in every state', () => {
    const { slot, host } = slotWith({ named: false });
    for (const availability of [pending, shown, { state: 'unavailable', reason: 'private' } as const]) {
      slot.paint('Anna Berg', availability);
      expect(host.getAttribute('role')).toBe('img');
      expect(host.getAttribute('aria-label')).toBe('Anna Berg');
      expect(host.hasAttribute('aria-hidden')).toBe(false);
      // An image in another would be told of beside it.
      expect(host.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
    }
    slot.paint('Ben Ito', pending);
    expect(host.getAttribute('aria-label')).toBe('Ben Ito');
  });

  test('are not interrupted: nothing in it is a live region', () => {
    const { slot, host } = slotWith({ named: false });
    slot.paint('Anna Berg', pending);
    const { root } = partsOf(host);
    for (const element of [host, ...root.querySelectorAll('*')]) {
      expect(element.hasAttribute('aria-live')).toBe(false);
    }
  });
});

describe('a picture', () => {
  test('is seen as soon as it is decoded, and not before', async () => {
    decodeByHand();
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    expect(showsPicture(host)).toBe(false);
    only(decodings).succeed();
    await turns();
    expect(showsPicture(host)).toBe(true);
  });

  test('has no address, of which the browser would tell the page', async () => {
    const addressing = vi.spyOn(URL, 'createObjectURL');
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    await turns();
    expect(showsPicture(host)).toBe(true);
    expect(addressing).not.toHaveBeenCalled();
  });

  test('that is no picture is told, and leaves none in memory', async () => {
    decodeByHand();
    const { slot, host, onBroken } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    only(decodings).fail();
    await turns();
    expect(onBroken).toHaveBeenCalledTimes(1);
    expect(showsPicture(host)).toBe(false);
    expect(bitmapsInMemory()).toBe(0);
  });

  test('is gone in the same moment in which it is no longer to be shown', async () => {
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    await turns();
    slot.paint('Ben Ito', pending);
    expect(showsPicture(host)).toBe(false);
    expect(showsPicture(host)).toBe(false);
  });

  test('does not come back when its slot gets another size', async () => {
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    await turns();
    slot.paint('Ben Ito', pending);
    vi.spyOn(target(), 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 64, 64));
    slot.measure()();
    await turns();
    expect(showsPicture(host)).toBe(false);
  });

  test('decoded too late, for somebody who is no longer there, is not seen', async () => {
    decodeByHand();
    const { slot, host, onBroken } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    slot.paint('Ben Ito', pending);
    only(decodings).succeed();
    await turns();
    expect(showsPicture(host)).toBe(false);
    expect(onBroken).not.toHaveBeenCalled();
    expect(bitmapsInMemory()).toBe(0);
  });

  test('that breaks too late, for somebody who is no longer there, is not told', async () => {
    decodeByHand();
    const { slot, onBroken } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    slot.paint('Ben Ito', pending);
    only(decodings).fail();
    await turns();
    expect(onBroken).not.toHaveBeenCalled();
  });

  test('changes no attribute and no style: what is copied out of a page has those, even of a closed root', async () => {
    const { slot, host } = slotWith();
    const { root } = partsOf(host);
    slot.paint('Anna Berg', pending);
    const before = root.innerHTML;
    slot.paint('Anna Berg', shown, blobOf('a'));
    await turns();
    expect(showsPicture(host)).toBe(true);
    expect(root.innerHTML).toBe(before);
  });

  test.each([
    ['keep what they show at another size', () => undefined],
    ['lose it', loseAtResize],
  ])(
    'covers its slot whatever the proportions, at first and after the slot has got others, and is never out of sight, where canvases %s',
    async (_, prepare) => {
      prepare();
      lay(target(), { width: 64, height: 32 });
      const { slot, host } = slotWith();
      slot.measure()();
      slot.paint('Anna Berg', shown, blobOf('a'));
      await turns();
      expect(pictureIn(host)).toEqual({ x: 0, y: -32, width: 128, height: 128 });
      lay(target(), { width: 64, height: 64 });
      slot.measure()();
      expect(showsPicture(host)).toBe(true);
      await turns();
      expect(pictureIn(host)).toEqual({ x: 0, y: 0, width: 128, height: 128 });
      expect(bitmapsInMemory()).toBe(0);
    },
  );

  test('leaves its canvas with the size that it has without one', async () => {
    const markups = async (availability: Availability, picture?: Blob) => {
      preparePage(html);
      const { slot, host } = slotWith();
      slot.paint('Anna Berg', availability, picture);
      await turns();
      return [48, 64].map((size) => {
        lay(target(), { width: size, height: size });
        slot.measure()();
        return partsOf(host).root.innerHTML;
      });
    };
    const withPicture = await markups(shown, blobOf('a'));
    expect(withPicture).toEqual(await markups(pending));
    expect(withPicture[1]).toContain('width="128"');
  });
});

describe('the place and size', () => {
  test('are in device pixels of the longer side', () => {
    const { slot } = slotWith();
    expect(slot.pixels()).toBe(96);
  });

  test('of a covering slot are none for the page, and its target’s for its skin', () => {
    lay(target(), { x: 10, y: 20, width: 64, height: 32 });
    const { slot, host } = slotWith();
    lay(host, { x: 74, y: 52 });
    slot.measure()();
    const { skin } = partsOf(host);
    expect([host.style.width, host.style.height, host.style.position]).toEqual(['0px', '0px', 'absolute']);
    expect([skin.style.width, skin.style.height]).toEqual(['64px', '32px']);
    expect([skin.style.left, skin.style.top]).toEqual(['-64px', '-32px']);
    expect(slot.pixels()).toBe(128);
  });

  test('are read from the page first and written later', () => {
    const { slot, host } = slotWith();
    lay(target(), { width: 64, height: 64 });
    const write = slot.measure();
    expect(partsOf(host).skin.style.width).toBe('48px');
    write();
    expect(partsOf(host).skin.style.width).toBe('64px');
  });

  test('are drawn as sharp as the screen is', () => {
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', pending);
    expect([partsOf(host).canvas.width, partsOf(host).canvas.height]).toEqual([96, 96]);
  });
});

describe('taking it away', () => {
  test('leaves the page’s HTML as it was, and no picture in memory', async () => {
    const { slot, host } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    await turns();
    slot.remove();
    expect(document.body.innerHTML).toBe(html);
    expect(showsPicture(host)).toBe(false);
    expect(bitmapsInMemory()).toBe(0);
  });

  test('while a picture is being decoded shows nothing and tells nothing', async () => {
    decodeByHand();
    const { slot, host, onBroken } = slotWith();
    slot.paint('Anna Berg', shown, blobOf('a'));
    slot.remove();
    only(decodings).fail();
    await turns();
    expect(onBroken).not.toHaveBeenCalled();
    expect(showsPicture(host)).toBe(false);
  });

  test('takes every slot, also those that a former version left', () => {
    slotWith();
    document.body.insertAdjacentHTML('beforeend', '<p><vis-a-vis-picture><span></span></vis-a-vis-picture></p>');
    removeEverySlot();
    expect(hosts()).toEqual([]);
    expect(document.body.innerHTML).toBe(`${html}<p></p>`);
  });
});

test('a slot that the page took away is put back where it was', () => {
  const { slot, host } = slotWith();
  const before = document.body.innerHTML;
  host.remove();
  slot.putBack();
  expect(hosts()).toEqual([host]);
  expect(document.body.innerHTML).toBe(before);
});

test('a slot that the page takes away again and again is left alone, for good', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { slot, host } = slotWith();
  const takeAway = () => {
    host.remove();
    slot.putBack();
    return hosts().length;
  };
  expect(Array.from({ length: 6 }, takeAway)).toEqual([1, 1, 1, 1, 1, 0]);
  expect(slot.isTakenAway()).toBe(true);
  vi.setSystemTime(Date.now() + 60 * 60_000);
  expect(takeAway()).toBe(0);
  vi.useRealTimers();
});

test('initials are drawn anew for another name or reason, or when a picture goes, and not while one is there', async () => {
  const { slot } = slotWith();
  const withheld: Availability = { state: 'unavailable', reason: 'wrong-viewer' };
  const steps: [string, Availability, Blob?][] = [
    ['', pending],
    ['Anna Berg', pending],
    ['Anna Berg', pending],
    ['Anna Berg', withheld],
    ['Anna Berg', shown, blobOf('a')],
    ['Eva Roth', shown, blobOf('e')],
    ['Eva Roth', pending],
    ['Eva Roth', pending],
  ];
  const counts: number[] = [];
  for (const step of steps) {
    const before = textsDrawn();
    slot.paint(...step);
    counts.push(textsDrawn() - before);
    await turns();
  }
  expect(counts).toEqual([1, 1, 0, 1, 1, 0, 1, 0]);
});

test('a picture that is taken away before it is known who comes next leaves initials at once', async () => {
  const { slot, host } = slotWith();
  slot.paint('Anna Berg', shown, blobOf('a'));
  await turns();
  const before = textsDrawn();
  slot.blank();
  expect([showsPicture(host), textsDrawn() - before]).toEqual([false, 1]);
});

test('nothing is drawn of whom nobody sees, but their picture is there when somebody does', async () => {
  const { slot, host } = slotWith({}, vi.fn(), false);
  slot.paint('Anna Berg', pending);
  slot.paint('Anna Berg', shown, blobOf('anna'));
  await turns();
  expect([showsPicture(host), textsDrawn()]).toEqual([true, 0]);
  slot.seen();
  expect([showsPicture(host), textsDrawn()]).toEqual([true, 0]);
  slot.paint('Anna Berg', pending);
  expect([showsPicture(host), textsDrawn()]).toEqual([false, 1]);
});

test('initials are drawn of somebody who comes into sight before their picture does', () => {
  const { slot } = slotWith({}, vi.fn(), false);
  slot.paint('Anna Berg', pending);
  expect(textsDrawn()).toBe(0);
  slot.seen();
  expect(textsDrawn()).toBe(1);
});
