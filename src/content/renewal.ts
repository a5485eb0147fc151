import { sayContactsHere } from '../browser/worker-channel.ts';

/**
 * Tells the worker once that here are contacts, as soon as there are and somebody looks at the page: only then is a sign-in renewed.
 *
 * @param hasContacts whether there is anybody who could be asked for.
 * @returns to be called whenever that may have changed.
 */
export function announceContacts(hasContacts: () => boolean, signal: AbortSignal): () => void {
  let said = false;
  const announce = () => {
    if (said || document.visibilityState !== 'visible' || !hasContacts()) return;
    said = true;
    sayContactsHere();
  };
  document.addEventListener('visibilitychange', announce, { signal });
  return announce;
}
