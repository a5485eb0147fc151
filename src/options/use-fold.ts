import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What a `details` element needs to be open or closed as `useFold` has it. */
type Fold = { readonly open: boolean; onToggle(event: { readonly currentTarget: HTMLDetailsElement }): void };

/**
 * Opens a part of the page when its turn comes, and closes it when its turn is over, except under the hands of somebody who is in it. In between,
 * people open and close it as they like.
 *
 * @param place the part, and somebody is in it who had the focus there last.
 */
export function useFold(itsTurn: boolean, place: RefObject<HTMLElement | null>): Fold {
  const [open, setOpen] = useState(itsTurn);
  const was = useRef(itsTurn);
  const within = useRef(false);

  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      within.current = target instanceof Node && (place.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, [place]);

  useLayoutEffect(() => {
    if (was.current === itsTurn) return;
    was.current = itsTurn;
    if (itsTurn) setOpen(true);
    else if (!within.current) setOpen(false);
  }, [itsTurn]);

  return { open, onToggle: ({ currentTarget }) => setOpen(currentTarget.open) };
}
