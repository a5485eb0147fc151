// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createOwnChip } from '../../../src/content/own-chip.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { blobOf, hosts, lay, only, preparePage, showsPicture } from '../fakes/page.ts';
import { turns } from '../fakes/turns.ts';

const html = '<header><span id="user">vera</span><img id="chip" alt=""></header>';
const recipe: Recipe = {
  contacts: [],
  me: { identity: { select: '#user', from: 'text' }, slot: { select: '#chip', place: 'cover' } },
};
const shown = { state: 'shown' } as const;
const noPicture = { state: 'unavailable', reason: 'no-picture' } as const;

beforeEach(() => preparePage(html));

function chipOf(of: Recipe = recipe) {
  const ask = vi.fn<(text: string, pixels: number) => void>();
  const chip = createOwnChip(of, ask);
  chip.reconcile();
  return { chip, ask };
}
const user = () => document.getElementById('user') as HTMLElement;
const target = () => document.getElementById('chip') as HTMLElement;

describe('asking', () => {
  test('is done once, with the CRM’s user as the page names it and the chip’s size', () => {
    lay(target(), { width: 32, height: 24 });
    const { chip, ask } = chipOf();
    chip.reconcile();
    chip.reconcile();
    expect(ask.mock.calls).toEqual([['vera', 64]]);
  });

  test('is done anew where the CRM shows another user', async () => {
    const { chip, ask } = chipOf();
    chip.answer(shown, blobOf('own'));
    user().textContent = 'walter';
    chip.reconcile();
    expect(ask.mock.calls.map(([text]) => text)).toEqual(['vera', 'walter']);
    expect(hosts().map(showsPicture)).toEqual([false]);
  });

  test('is done anew where the answer was lost, and not where it is there', () => {
    const { chip, ask } = chipOf();
    chip.forgetAsked();
    chip.reconcile();
    expect(ask).toHaveBeenCalledTimes(2);
    chip.answer(shown, blobOf('own'));
    chip.forgetAsked();
    chip.reconcile();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test.each<[string, Recipe, string]>([
    ['the recipe says nothing of the user', { contacts: [] }, html],
    [
      'the recipe has no place for the picture',
      { contacts: [], me: { identity: { select: '#user', from: 'text' } } },
      html,
    ],
    ['the page shows no user', recipe, '<header><span id="user"> </span><img id="chip" alt=""></header>'],
    ['the page has no chip', recipe, '<header><span id="user">vera</span></header>'],
  ])('is not done where %s', (_, of, page) => {
    preparePage(page);
    const { ask } = chipOf(of);
    expect(ask).not.toHaveBeenCalled();
    expect(document.body.innerHTML).toBe(page);
  });
});

describe('the chip', () => {
  test('has the same empty slot until there is a picture, and where there is none: the page can’t tell', () => {
    const { chip } = chipOf();
    const before = document.body.innerHTML;
    expect(showsPicture(only(hosts()))).toBe(false);
    chip.answer(noPicture);
    chip.reconcile();
    expect(document.body.innerHTML).toBe(before);
    expect(showsPicture(only(hosts()))).toBe(false);
  });

  test('shows the viewer’s picture, silently, since the CRM’s own name stands there', async () => {
    const { chip } = chipOf();
    chip.answer(shown, blobOf('own'));
    await turns();
    const slot = only(hosts());
    expect(showsPicture(slot)).toBe(true);
    expect(slot.previousSibling).toBe(target());
    expect(slot.getAttribute('aria-hidden')).toBe('true');
  });

  test('moves with its target where the CRM draws it anew', async () => {
    const { chip, ask } = chipOf();
    chip.answer(shown, blobOf('own'));
    target().replaceWith(Object.assign(document.createElement('img'), { id: 'chip' }));
    chip.reconcile();
    await turns();
    expect(only(hosts()).previousSibling).toBe(target());
    expect(showsPicture(only(hosts()))).toBe(true);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('is put back where the page took it away', () => {
    const { chip } = chipOf();
    chip.answer(shown, blobOf('own'));
    only(hosts()).remove();
    chip.reconcile();
    expect(only(hosts()).previousSibling).toBe(target());
  });

  test('is as the CRM made it again where the CRM shows nobody any more', () => {
    const { chip } = chipOf();
    chip.answer(shown, blobOf('own'));
    user().textContent = '';
    chip.reconcile();
    expect(hosts()).toEqual([]);
  });

  test('is as the CRM made it once cleared', () => {
    const { chip } = chipOf();
    chip.answer(shown, blobOf('own'));
    chip.clear();
    expect(document.body.innerHTML).toBe(html);
  });
});
