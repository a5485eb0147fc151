// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createSlot } from '../../../src/content/slot.ts';
import { blobOf, hosts, lay, only, partsOf, preparePage, showsPicture } from '../fakes/page.ts';
import { turns } from '../fakes/turns.ts';

beforeEach(() => preparePage('<div><i id="avatar">A</i></div>'));

const shown = { state: 'shown' } as const;

function painted() {
  const target = document.getElementById('avatar') as HTMLElement;
  lay(target, { width: 48, height: 48 });
  const recipe = { select: '#avatar', place: 'cover' } as const;
  const form = { width: 48, height: 48, radius: '50%' };
  const slot = createSlot({ target, recipe, named: true }, { form, inFlow: false, inWindow: true }, () => undefined);
  const parts = partsOf(only(hosts()));
  const paint = async () => {
    slot.paint('Anna Berg', shown, blobOf('a'));
    await turns();
  };
  return { target, slot, paint, ...parts };
}

test('a picture has as many pixels as the screen it is on, also on one that is denser than before', async () => {
  const { slot, paint, canvas } = painted();
  slot.measure()();
  await paint();
  expect([canvas.width, canvas.height]).toEqual([96, 96]);
  vi.stubGlobal('devicePixelRatio', 3);
  slot.measure()();
  expect([canvas.width, canvas.height]).toEqual([144, 144]);
});

test('a slot over something huge has a canvas that a browser can make', async () => {
  const { target, slot, paint, canvas } = painted();
  lay(target, { width: 100_000, height: 48 });
  slot.measure()();
  await paint();
  expect([canvas.width, canvas.height]).toEqual([4096, 96]);
  expect(showsPicture(only(hosts()))).toBe(true);
});

test('a slot without a laid-out target has no box, and has one again with it', () => {
  const { target, slot, skin } = painted();
  expect(skin.style.display).toBe('none');
  slot.measure()();
  expect(skin.style.display).toBe('block');
  const boxes = target.getClientRects.bind(target);
  target.getClientRects = () => [] as unknown as DOMRectList;
  lay(target, {});
  slot.measure()();
  expect(skin.style.display).toBe('none');
  target.getClientRects = boxes;
  lay(target, { width: 48, height: 48 });
  slot.measure()();
  expect(skin.style.display).toBe('block');
});

test('a sleeping slot holds no picture’s memory, and shows one whole when it wakes', async () => {
  const { slot, paint, canvas } = painted();
  await paint();
  slot.sleep();
  expect([canvas.width, canvas.height, showsPicture(only(hosts()))]).toEqual([1, 1, false]);
  await paint();
  expect([canvas.width, showsPicture(only(hosts()))]).toEqual([96, true]);
});
