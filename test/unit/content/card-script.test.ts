// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const { nativeBrowser, orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));
const cards = vi.hoisted(() => ({
  point: vi.fn(),
  pointAway: vi.fn(),
  press: vi.fn(),
  key: vi.fn(),
  showByKeys: vi.fn(),
  check: vi.fn(),
  close: vi.fn(),
}));
vi.mock('../../../src/content/cards.ts', () => ({ createCards: () => cards }));

const scope = globalThis as { visAVisCards?: () => boolean; visAVisPage?: () => unknown };
let scripts = 0;

/** Puts the script into the page, as the worker does. */
async function runScript() {
  scripts += 1;
  await import(/* @vite-ignore */ `../../../src/content/card-script.ts?script=${scripts}`);
}
function happen(event: Event, more: object = {}) {
  for (const [name, value] of Object.entries({ isTrusted: true, ...more }))
    Object.defineProperty(event, name, { value });
  dispatchEvent(event);
}
const pointer = (pointerType = 'mouse') => Object.assign(new Event('pointermove'), { pointerType });

beforeEach(() => {
  resetNative();
  vi.clearAllMocks();
});
afterEach(() => {
  orphan();
  scope.visAVisCards?.();
  delete scope.visAVisCards;
  delete scope.visAVisPage;
});

test('what a person does with pointer and keyboard is given to the cards', async () => {
  await runScript();
  happen(pointer());
  happen(new Event('click'));
  happen(new KeyboardEvent('keydown', { key: 'Escape' }));
  happen(new Event('pointerout'), { relatedTarget: null });
  happen(new Event('scroll'));
  happen(new Event('popstate'));
  for (const heard of [cards.point, cards.press, cards.key, cards.pointAway, cards.check, cards.close]) {
    expect(heard).toHaveBeenCalledTimes(1);
  }
});

test('what a page makes up is not', async () => {
  await runScript();
  for (const event of [pointer(), new Event('click'), new KeyboardEvent('keydown', { key: 'Escape' })]) {
    happen(event, { isTrusted: false });
  }
  for (const heard of [cards.point, cards.press, cards.key]) expect(heard).not.toHaveBeenCalled();
});

test('a finger points at nothing; what it presses is pressed', async () => {
  await runScript();
  happen(pointer('touch'));
  happen(new Event('click'));
  expect(cards.point).not.toHaveBeenCalled();
  expect(cards.press).toHaveBeenCalledTimes(1);
});

test('where the pointer came to rest before the script was there counts', async () => {
  const before = Object.assign(new Event('pointerover'), { pointerType: 'mouse' });
  Object.defineProperty(before, 'isTrusted', { value: true });
  scope.visAVisPage = () => ({ pointer: before });
  await runScript();
  expect(cards.point).toHaveBeenCalledWith(before);
});

test('a finger’s press that was over before the script was there counts too', async () => {
  const before = Object.assign(new Event('pointerover'), { pointerType: 'touch' });
  Object.defineProperty(before, 'isTrusted', { value: true });
  scope.visAVisPage = () => ({ pointer: before });
  await runScript();
  expect(cards.press).toHaveBeenCalledWith(before);
  expect(cards.point).not.toHaveBeenCalled();
});

test.each(['mouse', 'touch'])(
  'what a page made up before the script was there, as of a %s, does not',
  async (pointerType) => {
    scope.visAVisPage = () => ({ pointer: Object.assign(new Event('pointerover'), { pointerType }) });
    await runScript();
    expect(cards.point).not.toHaveBeenCalled();
    expect(cards.press).not.toHaveBeenCalled();
  },
);

test('a card goes with the address that it was opened at', async () => {
  const navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  await runScript();
  navigation.dispatchEvent(new Event('currententrychange'));
  expect(cards.close).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});

test('running twice is harmless', async () => {
  await runScript();
  await runScript();
  happen(pointer());
  nativeBrowser.runtime.onMessage.trigger({ kind: 'show-card' });
  expect(cards.point).toHaveBeenCalledTimes(1);
  expect(cards.showByKeys).toHaveBeenCalledTimes(1);
});

test('one that outlived its extension makes way for the next', async () => {
  await runScript();
  orphan();
  expect(scope.visAVisCards?.()).toBe(false);
  expect(cards.close).toHaveBeenCalledTimes(1);
  happen(pointer());
  expect(cards.point).not.toHaveBeenCalled();
});
