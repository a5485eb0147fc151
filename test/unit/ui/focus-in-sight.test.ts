// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { keepFocusInSight } from '../../../src/popup/focus-in-sight.ts';

test('what the keyboard comes to is brought into sight, and what is pressed with a pointer stays where it is', () => {
  keepFocusInSight();
  const button = document.createElement('button');
  document.body.append(button);
  button.scrollIntoView = vi.fn();
  const matches = vi.spyOn(button, 'matches');
  for (const isByKeyboard of [false, true]) {
    matches.mockReturnValue(isByKeyboard);
    button.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    expect(button.scrollIntoView).toHaveBeenCalledTimes(isByKeyboard ? 1 : 0);
  }
  expect(matches).toHaveBeenLastCalledWith(':focus-visible');
});
