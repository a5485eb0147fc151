/**
 * Keeps what the keyboard comes to out from behind the buttons that stick to the lower edge: Firefox leaves where it is whatever lies in the window, also
 * where something lies over it. What is pressed with a pointer stays under the pointer.
 */
export function keepFocusInSight(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
  });
}
