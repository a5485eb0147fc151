import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDoubts } from '../../../src/content/doubts.ts';
import type { ContactRecipe } from '../../../src/contract/settings.ts';

const reading = (from: 'text' | 'value'): ContactRecipe => ({
  container: 'form',
  reference: [{ select: 'input', from }],
  name: { select: 'b', from: 'text' },
  slot: { select: 'img', place: 'cover' },
});
const [byText, byValue] = [reading('text'), reading('value')];
const contact = { name: 'Anna' };
const onOver = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  onOver.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

test('there is none where both changed', () => {
  const doubts = createDoubts(onOver);
  doubts.note(contact, byText, { name: true, key: true });
  expect(doubts.has(contact)).toBe(false);
});

test.each([
  { name: true, key: false },
  { name: false, key: true },
])('there is where one changed without the other, until that has changed too: %o', (changed) => {
  const doubts = createDoubts(onOver);
  doubts.note(contact, byText, changed);
  expect(doubts.has(contact)).toBe(true);
  doubts.note(contact, byText, { name: !changed.name, key: !changed.key });
  expect(doubts.has(contact)).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(onOver).not.toHaveBeenCalled();
});

test('it is over after a quarter of a second without another change', () => {
  const doubts = createDoubts(onOver);
  doubts.note(contact, byText, { name: true, key: false });
  vi.advanceTimersByTime(200);
  doubts.note(contact, byText, { name: true, key: false });
  vi.advanceTimersByTime(200);
  expect(onOver).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(onOver).toHaveBeenCalledExactlyOnceWith(contact);
});

test('a new name over an input’s value is always doubted: the value read may be the former person’s, or changed long ago', () => {
  const doubts = createDoubts(onOver);
  doubts.note(contact, byValue, { name: true, key: true });
  expect(doubts.has(contact)).toBe(true);
  doubts.note(contact, byValue, { name: false, key: true });
  expect(doubts.has(contact)).toBe(false);
});

test('one that was ended is over', () => {
  const doubts = createDoubts(onOver);
  doubts.note(contact, byText, { name: true, key: false });
  doubts.end(contact);
  expect(doubts.has(contact)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
