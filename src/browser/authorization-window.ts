import { isChromium } from './is-chromium.ts';
import { browser } from './namespace.ts';

/** How opening an authorization address ended. */
export type AuthorizationOutcome =
  | { readonly outcome: 'redirected'; readonly address: string }
  /** Nobody is signed in there, or has not consented: a window must be shown. Only of a quiet attempt. */
  | { readonly outcome: 'needs-person' }
  | { readonly outcome: 'closed' }
  /** Another attempt has the browser's one authorization flow, with its window or without. Only Chromium says so. */
  | { readonly outcome: 'occupied' }
  | { readonly outcome: 'no-answer' }
  | { readonly outcome: 'page-error' };

/** The address that the authorization server sends the person back to. */
export const redirectAddress = (): string => browser.identity.getRedirectURL();

/**
 * Tries without a window: succeeds where the person is signed in there and has consented before.
 *
 * It always goes first, because a page that accepts the connection and never answers would otherwise lock the browser's one authorization flow, with no
 * window to close (seen in Chromium 156 and Firefox 153).
 *
 * @param patience milliseconds.
 */
export async function openQuietly(address: string, patience: number): Promise<AuthorizationOutcome> {
  const details = { url: address, interactive: false };
  const limited = { ...details, timeoutMsForNonInteractive: patience, abortOnLoadForNonInteractive: true };
  // Firefox throws a TypeError for a time limit.
  const flow = launch(isChromium() ? limited : details);
  // Firefox has no limit of its own; Chromium's is given a little longer to speak first.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<AuthorizationOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'no-answer' }), patience + 500);
  });
  const outcome = await Promise.race([flow, limit]);
  clearTimeout(timer);
  return outcome;
}

/** Opens the window and waits for the person, however long that takes. */
export const openWindow = (address: string): Promise<AuthorizationOutcome> =>
  launch({ url: address, interactive: true });

async function launch(details: { url: string; interactive: boolean }): Promise<AuthorizationOutcome> {
  try {
    const address = await browser.identity.launchWebAuthFlow(details);
    return address ? { outcome: 'redirected', address } : { outcome: 'page-error' };
  } catch (error) {
    return outcomeOf(error instanceof Error ? error.message : '');
  }
}

/**
 * The browsers tell these apart by their texts alone (Chromium 156, Firefox 153). An unknown text ends as `page-error`, whose words fit all of them.
 */
function outcomeOf(text: string): AuthorizationOutcome {
  if (/user interaction/i.test(text)) return { outcome: 'needs-person' };
  if (/did not approve|cancelled|canceled/i.test(text)) return { outcome: 'closed' };
  if (/only one web auth flow/i.test(text)) return { outcome: 'occupied' };
  if (/timed out/i.test(text)) return { outcome: 'no-answer' };
  return { outcome: 'page-error' };
}
