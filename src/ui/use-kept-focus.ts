import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard's place where a change of state removes the button that had it: the first control of the new state gets the focus, which
 * would otherwise fall back to the top of the page. An element that can take the focus itself gets it in their stead, for where a second press
 * of the same key would undo the first.
 *
 * @param state what tells one state from the next.
 * @returns the element within which focus is kept.
 */
export function useKeptFocus<E extends HTMLElement>(state: string): RefObject<E | null> {
  const place = useRef<E>(null);
  const held = useRef<Element | null>(null);

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      held.current = target instanceof Element ? target : null;
    };
    const element = place.current;
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, []);

  // The state is not read here: it is what the focus is checked after.
  useLayoutEffect(() => {
    const lost = held.current !== null && !held.current.isConnected && document.activeElement === document.body;
    const element = place.current;
    if (!lost || !element) return;
    if (element.tabIndex === -1 && element.hasAttribute('tabindex')) element.focus();
    else element.querySelector<HTMLElement>('button:not(:disabled), a[href]')?.focus();
  }, [state]);

  return place;
}
