import { useLayoutEffect, useState } from 'preact/hooks';
import type { Target } from './draft.ts';
import { idOfForm } from './form-ids.ts';

/** What is to be put right in a form, the likeliest first; where nothing in it is marked, as in one that is folded up, its first control is the way there. */
const places = ['[aria-invalid="true"]', '.replaces input', '.notice button', 'input, select, textarea', 'button'];

/**
 * The way of the keyboard, and of the screen with it, to the form that is to blame for that something was not sent.
 *
 * @returns goes there once the form is drawn, in whichever section it is.
 */
export function useWayToFault(): (target: Target) => void {
  const [sought, seek] = useState<{ readonly target: Target }>();
  useLayoutEffect(() => {
    const form = sought && document.getElementById(idOfForm(sought.target));
    const found = places.map((place) => form?.querySelector<HTMLElement>(place)).find((control) => control);
    found?.focus();
  }, [sought]);
  return (target) => seek({ target });
}
